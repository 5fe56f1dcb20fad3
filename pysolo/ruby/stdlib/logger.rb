# Logger.
class Logger
  ProgName = "logger.rb/1.5.0"
  VERSION = "1.5.0"

  module Severity
    DEBUG, INFO, WARN, ERROR, FATAL, UNKNOWN = 0, 1, 2, 3, 4, 5
  end
  include Severity

  class Error < RuntimeError
  end

  class ShiftingError < Error
  end

  NAMES = %w[DEBUG INFO WARN ERROR FATAL ANY].freeze
  private_constant :NAMES

  class Formatter
    Format = "%s, [%s #%d] %5s -- %s: %s\n"
    attr_accessor :datetime_format

    def initialize = @datetime_format = nil

    def call(severity, time, progname, msg)
      stamp = time.strftime(@datetime_format || "%Y-%m-%dT%H:%M:%S.%6N")
      format(Format, severity[0, 1], stamp, Process.pid, severity, progname, msg2str(msg))
    end

    private

    def msg2str(msg)
      case msg
      when String then msg
      when Exception then "#{msg.message} (#{msg.class})\n#{msg.backtrace.join("\n") if msg.backtrace}"
      else msg.inspect
      end
    end
  end

  class LogDevice
    attr_reader :dev, :filename

    def initialize(log = nil, **_options)
      if log.respond_to?(:write) && log.respond_to?(:close)
        @dev = log
      else
        @filename = log.to_s
        fresh = !File.exist?(log)
        @dev = File.open(log, "a")
        @dev.sync = true
        @dev.write("# Logfile created on #{Time.now} by #{Logger::ProgName}\n") if fresh
      end
    end

    def write(message)
      @dev.write(message)
    rescue StandardError => e
      warn("log writing failed. #{e}")
    end

    def close
      @dev.close unless @dev == $stdout || @dev == $stderr
    rescue StandardError
      nil
    end

    def reopen(log = nil)
      initialize(log || @filename) if log || @filename
      self
    end
  end

  attr_reader :level
  attr_accessor :progname, :formatter

  def initialize(logdev, shift_age = 0, shift_size = 1_048_576, level: DEBUG, progname: nil, formatter: nil, datetime_format: nil,
                 binmode: false, shift_period_suffix: "%Y%m%d")
    self.level = level
    @progname = progname
    @default_formatter = Formatter.new
    self.datetime_format = datetime_format
    @formatter = formatter
    @logdev = logdev && logdev != File::NULL ? LogDevice.new(logdev) : nil
  end

  def level=(severity)
    if severity.is_a?(Integer)
      @level = severity
    else
      index = %w[debug info warn error fatal unknown].index(severity.to_s.downcase)
      raise ArgumentError, "invalid log level: #{severity}" unless index
      @level = index
    end
  end
  alias sev_threshold level
  alias sev_threshold= level=

  def datetime_format = @default_formatter.datetime_format

  def datetime_format=(text)
    @default_formatter.datetime_format = text
  end

  def add(severity, message = nil, progname = nil)
    severity ||= UNKNOWN
    return true if @logdev.nil? || severity < level
    progname = @progname if progname.nil?
    if message.nil?
      if block_given?
        message = yield
      else
        message = progname
        progname = @progname
      end
    end
    @logdev.write(format_message(NAMES[severity] || "ANY", Time.now, progname, message))
    true
  end
  alias log add

  def <<(message)
    @logdev&.write(message)
    self
  end

  { debug: DEBUG, info: INFO, warn: WARN, error: ERROR, fatal: FATAL, unknown: UNKNOWN }.each do |name, severity|
    define_method(name) { |progname = nil, &block| add(severity, nil, progname, &block) }
    next if name == :unknown
    define_method(:"#{name}?") { level <= severity }
    define_method(:"#{name}!") { self.level = severity }
  end

  def close = @logdev&.close

  def reopen(logdev = nil)
    @logdev&.reopen(logdev)
    self
  end

  private

  def format_severity(severity) = NAMES[severity] || "ANY"
  def format_message(severity, time, progname, message) = (@formatter || @default_formatter).call(severity, time, progname, message)
end
