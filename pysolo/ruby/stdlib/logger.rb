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

  # Where the lines go: a stream, or a file that is put aside when it is full or its day, week or month is over.
  class LogDevice
    attr_reader :dev, :filename

    def initialize(log = nil, shift_age: nil, shift_size: nil, shift_period_suffix: nil, binmode: false)
      if log.respond_to?(:write) && log.respond_to?(:close)
        @dev = log
        return
      end
      @filename = log.respond_to?(:to_path) ? log.to_path : log.to_s
      @binmode = binmode
      @dev = opened
      @shift_age, @shift_size = shift_age || 7, shift_size || 1_048_576
      @suffix = shift_period_suffix || "%Y%m%d"
      @until = period_end(Time.now) unless @shift_age.is_a?(Integer)
    end

    def write(message)
      shift if @filename && @shift_age && full?
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
      return initialize(log) && self if log
      return self unless @filename
      close
      @dev = opened
      self
    end

    private

    def opened
      fresh = !File.exist?(@filename)
      made = File.open(@filename, File::WRONLY | File::APPEND | File::CREAT)
      made.binmode if @binmode
      made.sync = true
      made.write("# Logfile created on #{Time.now} by #{Logger::ProgName}\n") if fresh
      made
    end

    def full?
      @until ? Time.now > @until : @shift_age.positive? && @dev.stat.size > @shift_size
    end

    def shift
      @dev.close
      if @until
        shift_period
      else
        (@shift_age - 3).downto(0) do |number|
          File.rename("#{@filename}.#{number}", "#{@filename}.#{number + 1}") if File.exist?("#{@filename}.#{number}")
        end
        File.rename(@filename, "#{@filename}.0")
      end
      @dev = opened
    end

    def shift_period
      base = "#{@filename}.#{(@until - 1).strftime(@suffix)}"
      number = 0
      name = base
      name = "#{base}.#{number += 1}" while File.exist?(name)
      File.rename(@filename, name)
      @until = period_end(Time.now)
    end

    # The first moment of the next day, week or month.
    def period_end(now)
      midnight = Time.mktime(now.year, now.month, now.mday)
      case @shift_age
      when "daily" then start_of(midnight + 36 * 3600)
      when "weekly" then start_of(midnight + (7 - now.wday) * 86_400 + 12 * 3600)
      when "monthly" then Time.mktime(now.year + now.month / 12, now.month % 12 + 1, 1)
      when "now", "everytime" then now
      else raise ArgumentError, "invalid for shift age: #{@shift_age}, should be daily, weekly, monthly, or everytime"
      end
    end

    def start_of(time) = Time.mktime(time.year, time.month, time.mday)
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
    return if logdev.nil? || logdev == File::NULL
    @logdev = LogDevice.new(logdev, shift_age: shift_age, shift_size: shift_size, binmode: binmode,
                                    shift_period_suffix: shift_period_suffix)
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
