# CSV.
require "forwardable"
require "stringio"

class CSV
  include Enumerable

  class MalformedCSVError < RuntimeError
    attr_reader :line_number
    alias lineno line_number

    def initialize(message, line_number)
      @line_number = line_number
      super("#{message} in line #{line_number}.")
    end
  end

  DEFAULT_OPTIONS = { col_sep: ",", row_sep: :auto, quote_char: '"', headers: false, converters: nil, header_converters: nil,
                      skip_blanks: false, force_quotes: false, skip_lines: nil, liberal_parsing: false, return_headers: false,
                      write_headers: nil, strip: false, nil_value: nil, empty_value: "", quote_empty: true, write_empty_value: "",
                      write_nil_value: nil, unconverted_fields: nil, encoding: nil, internal_encoding: nil,
                      external_encoding: nil }.freeze

  Converters = {
    integer: ->(field) { Integer(field) rescue field },
    float: ->(field) { Float(field) rescue field },
    numeric: %i[integer float],
    date: ->(field) { (field.match?(/\A\s*\d{4}-\d{1,2}-\d{1,2}/) ? Date.parse(field) : field) rescue field },
    date_time: ->(field) { (field.match?(/\d{4}-\d\d?-\d\d?[T ]\d/) ? DateTime.parse(field) : field) rescue field },
    all: %i[date_time numeric]
  }
  HeaderConverters = {
    downcase: ->(header) { header.downcase },
    symbol: ->(header) { header.strip.downcase.gsub(/[^\s\w]+/, "").gsub(/\s+/, "_").to_sym },
    symbol_raw: ->(header) { header.strip.to_sym }
  }

  class Row
    extend Forwardable
    include Enumerable
    attr_reader :row
    protected :row

    def initialize(headers, fields, header_row = false)
      @header_row = header_row
      size = [headers.size, fields.size].max
      @row = Array.new(size) { |index| [headers[index], fields[index]] }
    end

    def header_row? = @header_row
    def field_row? = !@header_row
    def headers = @row.map(&:first)
    def fields(*names) = names.empty? ? @row.map(&:last) : names.map { |name| self[name] }
    def values_at(*names) = names.map { |name| self[name] }
    def field(name, offset = 0) = name.is_a?(Integer) ? @row[name]&.last : @row[offset..]&.assoc(name)&.last
    alias [] field

    def []=(name, value)
      if name.is_a?(Integer)
        @row << [nil, nil] while @row.size <= name
        @row[name] = [@row[name][0], value]
      elsif (pair = @row.assoc(name))
        pair[1] = value
      else
        @row << [name, value]
      end
    end

    def fetch(name, *default)
      pair = @row.assoc(name)
      return pair.last if pair
      return yield(name) if block_given?
      return default.first unless default.empty?
      raise KeyError, "key not found: #{name}"
    end

    def <<(field)
      @row << (field.is_a?(Array) && field.size == 2 ? field : [nil, field])
      self
    end

    def push(*fields) = fields.each { |field| self << field }.then { self }
    def has_header?(name) = !!@row.assoc(name)
    alias header? has_header?
    alias include? has_header?
    alias key? has_header?
    alias member? has_header?
    alias has_key? has_header?
    def field?(value) = fields.include?(value)
    def index(name) = headers.index(name)
    def dig(name, *rest) = rest.empty? ? self[name] : self[name]&.dig(*rest)
    def delete(name) = (index = name.is_a?(Integer) ? name : headers.index(name)) ? @row.delete_at(index) : []
    def delete_if(&block) = tap { @row.delete_if(&block) }
    def size = @row.size
    alias length size
    def empty? = @row.empty?

    def each(&block)
      return enum_for(:each) unless block
      @row.each(&block)
      self
    end
    alias each_pair each

    def to_h = @row.each_with_object({}) { |(name, value), made| made[name] = value unless made.key?(name) }
    alias to_hash to_h
    def to_ary = @row
    def deconstruct = fields
    def deconstruct_keys(_keys) = to_h.transform_keys(&:to_sym)
    def ==(other) = other.is_a?(Row) ? @row == other.row : @row == other
    def to_csv(**options) = fields.to_csv(**options)
    alias to_s to_csv
    def inspect = "#<CSV::Row #{@row.map { |name, value| "#{name.is_a?(Symbol) ? name.to_s : name.inspect}:#{value.inspect}" }.join(" ")}>"
  end

  class Table
    include Enumerable
    attr_reader :mode

    def initialize(rows, headers: nil)
      @table = rows
      @headers = headers || (rows.empty? ? [] : rows.first.headers)
      @mode = :col_or_row
    end

    attr_reader :table
    protected :table

    def headers = @table.empty? ? @headers.dup : @table.first.headers
    def by_col = dup.tap { |made| made.by_col! }
    def by_row = dup.tap { |made| made.by_row! }
    def by_col_or_row = dup.tap { |made| made.by_col_or_row! }
    def by_col! = (@mode = :col) && self
    def by_row! = (@mode = :row) && self
    def by_col_or_row! = (@mode = :col_or_row) && self

    def [](key)
      if @mode == :row || (@mode == :col_or_row && (key.is_a?(Integer) || key.is_a?(Range)))
        @table[key]
      else
        @table.map { |row| row[key] }
      end
    end

    def []=(key, value)
      if key.is_a?(Integer) && @mode != :col
        @table[key] = value.is_a?(Array) ? Row.new(headers, value) : value
      elsif value.is_a?(Array)
        @table.each_with_index { |row, index| row[key] = value[index] }
      else
        @table.each { |row| row[key] = value }
      end
    end

    def values_at(*keys) = @mode == :col ? @table.map { |row| row.values_at(*keys) } : @table.values_at(*keys)

    def <<(row)
      @table << (row.is_a?(Array) ? Row.new(headers, row) : row)
      self
    end

    def push(*rows) = rows.each { |row| self << row }.then { self }

    def delete(*keys)
      found = keys.map { |key| key.is_a?(Integer) && @mode != :col ? @table.delete_at(key) : @table.map { |row| row.delete(key).last } }
      keys.size == 1 ? found.first : found
    end

    def delete_if(&block) = tap { @table.delete_if(&block) }
    def dig(key, *rest) = rest.empty? ? self[key] : self[key]&.dig(*rest)

    def each(&block)
      return enum_for(@mode == :col ? :each_pair : :each) { size } unless block
      if @mode == :col
        headers.each { |name| yield [name, @table.map { |row| row[name] }] }
      else
        @table.each(&block)
      end
      self
    end

    def size = @table.size
    alias length size
    def ==(other) = other.is_a?(Table) ? @table == other.table : @table == other
    def to_a = [headers] + @table.reject(&:header_row?).map(&:fields)

    def to_csv(write_headers: true, **options)
      text = write_headers ? headers.to_csv(**options) : +""
      @table.each { |row| text << row.fields.to_csv(**options) unless row.header_row? }
      text
    end
    alias to_s to_csv

    def inspect = "#<CSV::Table mode:#{@mode} row_count:#{to_a.size}>"
  end

  attr_reader :lineno, :line
  alias line_number lineno

  def self.new_options(options) = DEFAULT_OPTIONS.merge(options)

  def self.parse(text, **options, &block)
    made = new(text, **options)
    block ? made.each(&block) : made.read
  end

  def self.parse_line(line, **options) = new(line, **options).shift

  def self.generate(text = nil, **options)
    io = StringIO.new(text || +"")
    io.seek(0, IO::SEEK_END)
    made = new(io, **options)
    yield made
    io.string
  end

  def self.generate_line(row, **options) = new(+"", **options).line_of(row)
  def self.generate_lines(rows, **options) = rows.map { |row| generate_line(row, **options) }.join

  def self.open(path, mode = "r", **options)
    file_options = options.slice(:encoding, :external_encoding, :internal_encoding).compact
    io = File.open(path, mode, **file_options)
    made = new(io, **options.reject { |key, _| file_options.key?(key) })
    return made unless block_given?
    begin
      yield made
    ensure
      made.close
    end
  end

  def self.foreach(path, mode = "r", **options, &block)
    return to_enum(:foreach, path, mode, **options) unless block
    open(path, mode, **options) { |csv| csv.each(&block) }
  end

  def self.read(path, **options) = open(path, "r", **options, &:read)
  def self.readlines(path, **options) = read(path, **options)
  def self.table(path, **options) = read(path, headers: true, converters: :numeric, header_converters: :symbol, **options)
  def self.instance(io = $stdout, **options) = new(io, **options)

  def initialize(data, **options)
    unknown = options.keys - DEFAULT_OPTIONS.keys
    raise ArgumentError, "unknown keyword#{"s" if unknown.size > 1}: #{unknown.map(&:inspect).join(", ")}" unless unknown.empty?
    raise ArgumentError, "Cannot parse nil as CSV" if data.nil?
    @options = DEFAULT_OPTIONS.merge(options)
    @io = data.is_a?(String) ? StringIO.new(data) : data
    @lineno = 0
    @separator, @quote = @options[:col_sep], @options[:quote_char]
    @converters = expand(@options[:converters], Converters)
    @header_converters = expand(@options[:header_converters], HeaderConverters)
    @headers = nil
    @written_headers = false
    given = @options[:headers]
    return unless given && given != true && given != :first_row
    @given_headers = given.is_a?(String) ? self.class.parse_line(given, col_sep: @separator) : given
    @headers = @given_headers.map.with_index { |name, index| convert_header(name, index) }
    write_header_row if @options[:write_headers]
  end

  def headers = @headers || (@options[:headers] ? true : nil)
  def col_sep = @separator
  def quote_char = @quote
  def row_sep = @options[:row_sep] == :auto ? "\n" : @options[:row_sep]
  def header_row? = @options[:headers] && @headers.nil?
  def force_quotes? = !!@options[:force_quotes]
  def eof? = @io.eof?
  alias eof eof?

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
    fields = read_fields
    return if fields.nil?
    return convert_fields(fields) unless @options[:headers]
    unless @headers
      @headers = fields.map.with_index { |field, index| convert_header(field, index) }
      return Row.new(@headers, fields, true) if @options[:return_headers]
      return shift
    end
    Row.new(@headers, convert_fields(fields))
  end
  alias gets shift
  alias readline shift

  def <<(row)
    if row.is_a?(Row)
      row = row.fields
    elsif row.is_a?(Hash)
      @headers ||= row.keys
      write_header_row if @options[:write_headers] && !@written_headers
      row = @headers.map { |name| row[name] }
    elsif @options[:headers] == true && !@headers
      @headers = row
      @written_headers = true
      return self unless @options[:write_headers] != false
    end
    @lineno += 1
    @io << line_of(row)
    self
  end
  alias add_row <<
  alias puts <<

  def line_of(row)
    row = row.fields if row.is_a?(Row)
    "#{row.map { |field| quoted(field) }.join(@separator)}#{row_sep}"
  end

  def rewind
    @headers = @given_headers
    @lineno = 0
    @io.rewind
  end

  def close = @io.close
  def closed? = @io.closed?
  def flush = @io.flush
  def path = @io.path
  def string = @io.string
  def to_io = @io
  def inspect = "#<CSV io_type:#{@io.class} lineno:#{@lineno} col_sep:#{@separator.inspect}>"

  private

  def write_header_row
    @written_headers = true
    @io << line_of(@headers)
  end

  def expand(names, known)
    Array(names.is_a?(Hash) ? [names] : names).flat_map do |name|
      next [name] if name.respond_to?(:call)
      found = known.fetch(name) { raise NoMethodError, "unknown converter: #{name.inspect}" }
      found.is_a?(Array) ? expand(found, known) : [found]
    end
  end

  def convert_header(field, index)
    @header_converters.inject(field) do |value, converter|
      break value unless value.is_a?(String)
      converter.arity == 1 || converter.arity == -1 ? converter.call(value) : converter.call(value, index)
    end.then { |value| value.is_a?(String) ? value.dup.freeze : value }
  end

  def convert_fields(fields)
    return fields if @converters.empty?
    fields.map.with_index do |field, index|
      @converters.inject(field) do |value, converter|
        break value unless value.is_a?(String)
        converter.arity.abs == 1 ? converter.call(value) : converter.call(value, index)
      end
    end
  end

  def quoted(field)
    return @options[:write_nil_value].to_s if field.nil? && !@options[:force_quotes]
    text = field.to_s
    return @options[:quote_empty] ? @quote * 2 : "" if text.empty?
    return text if @quote.nil?
    special = @options[:force_quotes] || text.include?(@separator) || text.include?(@quote) || text.match?(/[\r\n]|\A[ \t]|[ \t]\z/)
    special ? @quote + text.gsub(@quote, @quote * 2) + @quote : text
  end

  def read_fields
    loop do
      line = @io.gets
      return if line.nil?
      @lineno += 1
      text = line.chomp
      next if skipped?(text)
      if text.empty?
        next if @options[:skip_blanks] || @options[:headers]
        return []
      end
      return split(line)
    end
  end

  def skipped?(text)
    case (rule = @options[:skip_lines])
    when nil then false
    when String then text.include?(rule)
    else rule.respond_to?(:match?) ? rule.match?(text) : rule.match(text)
    end
  end

  def split(line)
    fields = []
    start_line = @lineno
    position = 0
    text = line.chomp
    loop do
      if @quote && text[position] == @quote
        value = +""
        position += 1
        loop do
          stop = text.index(@quote, position)
          if stop.nil?
            more = @io.gets
            raise MalformedCSVError.new("Unclosed quoted field", start_line) if more.nil?
            @lineno += 1
            value << text[position..] << line[text.size..]
            line, text, position = more, more.chomp, 0
          elsif text[stop + 1] == @quote
            value << text[position..stop]
            position = stop + 2
          else
            value << text[position...stop]
            position = stop + 1
            break
          end
        end
        if position < text.size && !text[position..].start_with?(@separator)
          unless @options[:liberal_parsing]
            raise MalformedCSVError.new("Any value after quoted field isn't allowed", @lineno)
          end
          stop = text.index(@separator, position) || text.size
          value = @quote + value + @quote + text[position...stop]
          position = stop
        end
        fields << (value.empty? ? @options[:empty_value] : value)
      else
        stop = text.index(@separator, position) || text.size
        value = text[position...stop]
        value = value.strip if @options[:strip]
        if @quote && value.include?(@quote) && !@options[:liberal_parsing]
          raise MalformedCSVError.new("Illegal quoting", @lineno)
        end
        fields << (value.empty? ? @options[:nil_value] : value)
        position = stop
      end
      break if position >= text.size
      position += @separator.size
      if position >= text.size
        fields << @options[:nil_value]
        break
      end
    end
    fields
  end
end

class Array
  def to_csv(**options) = CSV.generate_line(self, **options)
end

class String
  def parse_csv(**options) = CSV.parse_line(self, **options)
end
