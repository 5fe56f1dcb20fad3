# CSV: rows in and out. Lines are taken apart by CSV::Reader.
require "date"
require "forwardable"
require "stringio"

class CSV
  extend Forwardable

  class MalformedCSVError < RuntimeError
    attr_reader :line_number
    alias lineno line_number

    def initialize(message, line_number)
      @line_number = line_number
      super("#{message} in line #{line_number}.")
    end
  end

  # What a converter of two parameters is told.
  FieldInfo = Struct.new(:index, :line, :header)

  DEFAULT_OPTIONS = {
    col_sep: ",", row_sep: :auto, quote_char: '"', field_size_limit: nil, converters: nil, unconverted_fields: nil,
    headers: false, return_headers: false, header_converters: nil, skip_blanks: false, force_quotes: false, skip_lines: nil,
    liberal_parsing: false, quote_empty: true, write_headers: nil, write_converters: nil, write_nil_value: nil,
    write_empty_value: "", strip: false, nil_value: nil, empty_value: ""
  }.freeze
  OTHER_OPTIONS = %i[encoding internal_encoding external_encoding].freeze

  DateMatcher = /\A\s*(?:\w+,?\s+)?(?:\w+\s+\d{1,2},?\s+\d{2,4}|\d{4}-\d{2}-\d{2})\s*\z/
  DateTimeMatcher = /\A\s*(?:(?:\w+,?\s+)?\w+\s+\d{1,2}\s+\d{1,2}:\d{1,2}:\d{1,2},?\s+\d{2,4}|
                     \d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?(?:[+-]\d{2}(?::\d{2})|\s(?:UTC|\w+)|Z)?)?)?)\s*\z/x

  private_class_method def self.dated(kind, field)
    kind.parse(field)
  rescue ArgumentError
    field
  end

  Converters = {
    integer: ->(field) { Integer(field) rescue field },
    float: ->(field) { Float(field) rescue field },
    numeric: %i[integer float],
    date: ->(field) { field.match?(DateMatcher) ? dated(Date, field) : field },
    date_time: ->(field) { field.match?(DateTimeMatcher) ? dated(DateTime, field) : field },
    all: %i[date_time numeric]
  }
  HeaderConverters = {
    downcase: ->(header) { header.downcase },
    symbol: ->(header) { header.strip.downcase.gsub(/[^\s\w]+/, "").gsub(/\s+/, "_").to_sym }
  }

  class << self
    def parse(text, **options, &block)
      made = new(text, **options)
      block ? made.each(&block) : made.read
    end

    def parse_line(line, **options) = new(line, **options).shift

    def generate(text = nil, **options)
      io = StringIO.new(text || +"")
      io.seek(0, IO::SEEK_END)
      made = new(io, **options)
      yield made
      io.string
    end

    def generate_line(row, **options) = new(+"", **{ row_sep: $/ }.merge(options)).send(:line_of, row)

    def open(path, mode = "r", **options)
      file_options = options.slice(*OTHER_OPTIONS).compact
      io = File.open(path, mode, **file_options)
      made = new(io, **options)
      return made unless block_given?
      begin
        yield made
      ensure
        made.close
      end
    end

    def foreach(path, mode = "r", **options, &block)
      return to_enum(:foreach, path, mode, **options) unless block
      open(path, mode, **options) { |csv| csv.each(&block) }
    end

    def read(path, **options) = open(path, **options, &:read)
    def readlines(path, **options) = read(path, **options)

    def table(path, **options)
      read(path, headers: true, converters: :numeric, header_converters: :symbol, **options)
    end

    def instance(io = $stdout, **options)
      made = (@instances ||= {})[[io.object_id, options]] ||= new(io, **options)
      block_given? ? yield(made) : made
    end

    # Each row of the input is given to the block, and written as that left it.
    def filter(input = nil, output = nil, **options)
      shared, other = options.partition { |key, _| !key.start_with?("in", "out") }.map(&:to_h)
      for_side = ->(*starts) { other.to_h { |key, value| [starts.filter_map { |s| key.to_s.delete_prefix!(s) }.first&.to_sym, value] }.compact }
      source = new(input || ARGF, **shared, **for_side.("in_", "input_").reject { |key, _| key.nil? })
      target = new(output || $stdout, **shared, **for_side.("out_", "output_").reject { |key, _| key.nil? })
      source.each do |row|
        yield row
        target << row
      end
    end
  end

  def_delegators :@io, :binmode, :close_read, :close_write, :closed?, :external_encoding, :fcntl, :fileno, :flush, :fsync,
                 :internal_encoding, :isatty, :path, :pid, :pos=, :reopen, :seek, :string, :sync, :sync=, :tty?, :close

  attr_reader :col_sep, :quote_char, :field_size_limit, :skip_lines

  def initialize(data = "", **options)
    raise ArgumentError, "Cannot parse nil as CSV" if data.nil?
    unknown = options.keys - DEFAULT_OPTIONS.keys - OTHER_OPTIONS
    raise ArgumentError, "unknown keyword#{"s" if unknown.size > 1}: #{unknown.map(&:inspect).join(", ")}" unless unknown.empty?
    @options = DEFAULT_OPTIONS.merge(options)
    @io = data.is_a?(String) ? StringIO.new(data) : data
    @col_sep, @quote_char, @skip_lines = @options.values_at(:col_sep, :quote_char, :skip_lines)
    check_separators
    @converters = expand(@options[:converters], Converters)
    @header_converters = expand(@options[:header_converters], HeaderConverters)
    @written = 0
    given_headers(@options[:headers])
    write_header_row if @given_headers && @options[:write_headers]
  end

  def headers = @headers || (@options[:headers] ? true : nil)
  def row_sep = @reader ? @reader.row_sep : @options[:row_sep] == :auto ? auto_row_sep : @options[:row_sep]
  def header_row? = !!@options[:headers] && @headers.nil?
  def force_quotes? = !!@options[:force_quotes]
  def return_headers? = !!@options[:return_headers]
  def write_headers? = !!@options[:write_headers]
  def skip_blanks? = !!@options[:skip_blanks]
  def liberal_parsing? = !!@options[:liberal_parsing]
  def unconverted_fields? = @options[:unconverted_fields]
  def converters = Array(@options[:converters]).dup
  def header_converters = Array(@options[:header_converters]).dup
  def encoding = @io.respond_to?(:external_encoding) && @io.external_encoding || Encoding::UTF_8
  def lineno = @reader ? @reader.lineno : @written
  def line = @reader&.line
  def eof? = reader.eof?
  alias eof eof?
  def to_io = @io.respond_to?(:to_io) ? @io.to_io : @io

  def convert(name = nil, &block)
    @converters += expand(name || block, Converters)
  end

  def header_convert(name = nil, &block)
    @header_converters += expand(name || block, HeaderConverters)
  end

  def each
    return enum_for(:each) unless block_given?
    while (row = shift)
      yield row
    end
    self
  end

  def read
    rows = to_a
    @options[:headers] ? Table.new(rows, headers: @headers) : rows
  end
  alias readlines read

  def shift
    return given_header_row if @given_headers && @options[:return_headers] && !@shown_headers
    fields = next_fields
    return if fields.nil?
    return finished(convert_fields(fields), fields) unless @options[:headers]
    return finished(Row.new(@headers, convert_fields(fields)), fields) if @headers
    @headers = convert_headers(fields)
    @options[:return_headers] ? finished(Row.new(@headers, fields, true), fields) : shift
  end
  alias gets shift
  alias readline shift

  def <<(row)
    if row.is_a?(Hash)
      headers_from(row.keys)
      row = @headers.map { |name| row[name] }
    elsif row.is_a?(Row)
      headers_from(row.headers) if @options[:headers] == true
      row = row.fields
    elsif @options[:headers] == true && !@headers
      @headers = row
      return self if @options[:write_headers] == false
    end
    @written += 1
    @io << line_of(row)
    self
  end
  alias add_row <<
  alias puts <<

  def rewind
    @headers = @given_headers
    @shown_headers = false
    @reader = nil
    @io.rewind
  end

  def inspect
    shown = { encoding: encoding.name, lineno: lineno, col_sep: @col_sep.inspect, row_sep: row_sep.inspect, quote_char: @quote_char.inspect }
    shown[:headers] = @headers.inspect if @options[:headers]
    kind = @io.equal?($stdout) ? "$stdout" : @io.class
    "#<CSV io_type:#{kind}#{" io_path:#{path.inspect}" if @io.respond_to?(:path)} #{shown.map { |name, text| "#{name}:#{text}" }.join(" ")}>"
  end

  private

  def check_separators
    @col_sep = @col_sep.to_s
    raise ArgumentError, ":col_sep must be 1 or more characters: #{@col_sep.inspect}" if @col_sep.empty?
    @quote_char = @quote_char&.to_s
    unless @quote_char.nil? || @quote_char.size == 1
      raise ArgumentError, ":quote_char has to be nil or a single character String"
    end
    return if @skip_lines.nil? || @skip_lines.is_a?(String) || @skip_lines.respond_to?(:match)
    raise ArgumentError, ":skip_lines has to respond to #match: #{@skip_lines.inspect}"
  end

  def given_headers(given)
    return if !given || given == true || given == :first_row
    names = given.is_a?(String) ? self.class.parse_line(given, col_sep: @col_sep, quote_char: @quote_char) : given
    @headers = @given_headers = convert_headers(names)
  end

  def given_header_row
    @shown_headers = true
    Row.new(@headers, @headers, true)
  end

  # Without a sign of its own, a file that is written goes by its first line, a new one by $/.
  def auto_row_sep
    @io.is_a?(StringIO) && @io.string[/\r\n|\n|\r/] || $/
  end

  def headers_from(names)
    return if @headers
    @headers = names
    write_header_row if @options[:write_headers]
  end

  def write_header_row
    @io << line_of(@headers)
  end

  def expand(names, known)
    Array(names.is_a?(Proc) ? [names] : names).flat_map do |name|
      next [name] if name.respond_to?(:call)
      found = known[name]
      found.is_a?(Array) ? expand(found, known) : [found]
    end
  end

  def convert_headers(fields)
    fields.map.with_index do |field, index|
      value = converted(field, index, @header_converters)
      value.is_a?(String) ? value.dup.freeze : value
    end
  end

  def convert_fields(fields)
    return fields if @converters.empty?
    fields.map.with_index { |field, index| converted(field, index, @converters) }
  end

  def converted(field, index, converters)
    converters.each do |converter|
      break unless field.is_a?(String)
      info = FieldInfo.new(index, lineno, @headers&.at(index)) unless converter.arity == 1
      field = info ? converter.call(field, info) : converter.call(field)
    end
    field
  end

  def finished(row, fields)
    row.define_singleton_method(:unconverted_fields) { fields } if @options[:unconverted_fields]
    row
  end

  def reader
    @reader ||= Reader.new(@io.read.to_s, @options.merge(col_sep: @col_sep, quote_char: @quote_char))
  end

  def next_fields
    loop do
      if @skip_lines
        line = reader.peek
        next reader.skip if line && skipped?(line)
      end
      fields = reader.shift
      next if fields && fields.empty? && @options[:skip_blanks]
      return fields && replaced(fields)
    end
  end

  def skipped?(line) = @skip_lines.is_a?(String) ? line.include?(@skip_lines) : @skip_lines.match(line)

  # Empty fields as the options say they look.
  def replaced(fields)
    nothing, empty = @options.values_at(:nil_value, :empty_value)
    return fields if nothing.nil? && empty == ""
    fields.map { |field| field.nil? ? nothing : field == "" ? empty : field }
  end

  def line_of(row)
    row = row.fields if row.is_a?(Row)
    expand(@options[:write_converters], Converters).each { |converter| row = row.map { |field| field.nil? ? field : converter.call(field) } }
    forced = forced_fields
    "#{row.map.with_index { |field, index| quoted(field, forced == true || forced.include?(index)) }.join(@col_sep)}#{row_sep}"
  end

  def forced_fields
    asked = @options[:force_quotes]
    return asked == true ? true : [] unless asked.is_a?(Array)
    asked.map { |one| one.is_a?(Integer) ? one : @headers&.index(one) }
  end

  def quoted(field, forced)
    field = @options[:write_nil_value] if field.nil?
    return forced ? @quote_char * 2 : "" if field.nil?
    text = field.to_s
    text = @options[:write_empty_value].to_s if text.empty?
    return @options[:quote_empty] || forced ? @quote_char * 2 : "" if text.empty?
    return text if @quote_char.nil?
    special = forced || text.include?(@col_sep) || text.include?(@quote_char) || text.match?(/[\r\n]/)
    special ? @quote_char + text.gsub(@quote_char, @quote_char * 2) + @quote_char : text
  end
end

class Array
  def to_csv(**options) = CSV.generate_line(self, **options)
end

class String
  def parse_csv(**options) = CSV.parse_line(self, **options)
end

def CSV(*args, **options, &block) = CSV.instance(*args, **options, &block)
