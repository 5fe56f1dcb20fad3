# CSV::Row and CSV::Table: what a text with headers gives.
require "forwardable"

class CSV
  class Row
    include Enumerable
    attr_reader :row
    protected :row

    def initialize(headers, fields, header_row = false)
      @header_row = header_row
      headers = headers.map { |name| name.is_a?(String) ? name.dup.freeze : name }
      size = [headers.size, fields.size].max
      @row = Array.new(size) { |index| [headers[index], fields[index]] }
    end

    def initialize_copy(other)
      super
      @row = @row.map(&:dup)
    end

    def header_row? = @header_row
    def field_row? = !@header_row
    def headers = @row.map(&:first)

    # Those with these names, numbers, or name and offset; without any, all.
    def fields(*asked)
      return @row.map(&:last) if asked.empty?
      asked.flat_map do |one|
        next [field(*one)] unless one.is_a?(Range)
        first = one.begin.is_a?(Integer) ? one.begin : index(one.begin)
        last = one.end.is_a?(Integer) ? one.end : index(one.end)
        @row[first..(one.exclude_end? ? last - 1 : last)].map(&:last)
      end
    end
    alias values_at fields

    def field(name, offset = 0)
      return @row[name].map(&:last) if name.is_a?(Range)
      pair = name.is_a?(Integer) ? @row[name] : @row[offset..]&.assoc(name)
      pair&.last
    end
    alias [] field

    def []=(name, *rest)
      value = rest.pop
      if name.is_a?(Integer)
        @row << [nil, nil] while @row.size <= name
        @row[name] = [@row[name][0], value]
      elsif (found = index(name, *rest))
        @row[found] = [name, value]
      else
        @row << [name, value]
      end
    end

    def fetch(name, *default)
      raise ArgumentError, "Too many arguments" if default.size > 1
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
    %i[header? include? key? member? has_key?].each { |name| alias_method name, :has_header? }
    def field?(value) = fields.include?(value)

    def index(name, minimum = 0)
      found = headers[minimum..]&.index(name)
      found && found + minimum
    end

    def dig(name, *rest) = rest.empty? ? self[name] : self[name]&.dig(*rest)

    def delete(name, minimum = 0)
      found = name.is_a?(Integer) ? name : index(name, minimum)
      found ? @row.delete_at(found) : []
    end

    def delete_if(&block)
      return enum_for(:delete_if) { size } unless block
      @row.delete_if(&block)
      self
    end

    def size = @row.size
    alias length size
    def empty? = @row.empty?

    def each(&block)
      return enum_for(:each) { size } unless block
      @row.each(&block)
      self
    end
    alias each_pair each

    def to_h = @row.each_with_object({}) { |(name, value), made| made[name] = value unless made.key?(name) }
    alias to_hash to_h
    def to_ary = @row
    alias to_a to_ary
    def deconstruct = fields
    def deconstruct_keys(_keys) = to_h.transform_keys(&:to_sym)
    def ==(other) = other.is_a?(Row) ? @row == other.row : @row == other
    def to_csv(**options) = fields.to_csv(**options)
    alias to_s to_csv

    def inspect
      "#<CSV::Row #{@row.map { |name, value| "#{name.is_a?(Symbol) ? name.to_s : name.inspect}:#{value.inspect}" }.join(" ")}>"
    end
  end

  class Table
    include Enumerable
    attr_reader :mode, :table
    protected :table

    def initialize(rows, headers: nil)
      @table = rows
      @headers = headers || (rows.empty? ? [] : rows.first.headers)
      @mode = :col_or_row
    end

    def initialize_copy(other)
      super
      @table = @table.map(&:dup)
    end

    def headers = @table.empty? ? @headers.dup : @table.first.headers
    def by_col = self.class.new(@table.dup).by_col!
    def by_row = self.class.new(@table.dup).by_row!
    def by_col_or_row = self.class.new(@table.dup).by_col_or_row!

    %i[col row col_or_row].each do |mode|
      define_method(:"by_#{mode}!") do
        @mode = mode
        self
      end
    end

    def [](key)
      if @mode == :row || (@mode == :col_or_row && (key.is_a?(Integer) || key.is_a?(Range)))
        @table[key]
      else
        @table.map { |row| row[key] }
      end
    end

    def []=(key, value)
      if @mode == :row || (@mode == :col_or_row && key.is_a?(Integer))
        @table[key] = value.is_a?(Array) ? Row.new(headers, value) : value
      else
        set_column(key, value)
      end
    end

    def values_at(*keys)
      @mode == :row || @mode == :col_or_row ? @table.values_at(*keys) : @table.map { |row| row.values_at(*keys) }
    end

    def <<(row)
      @table << (row.is_a?(Array) ? Row.new(headers, row) : row)
      self
    end

    def push(*rows) = rows.each { |row| self << row }.then { self }

    def delete(*keys)
      raise ArgumentError, "wrong number of arguments (given 0, expected 1+)" if keys.empty?
      found = keys.map { |key| row_key?(key) ? @table.delete_at(key) : @table.map { |row| row.delete(key).last } }
      keys.size == 1 ? found.first : found
    end

    def delete_if
      return enum_for(:delete_if) { @mode == :col ? headers.size : size } unless block_given?
      if @mode == :col
        headers.each { |name| delete(name) if yield([name, self[name]]) }
      else
        @table.delete_if { |row| yield row }
      end
      self
    end

    def dig(key, *rest) = rest.empty? ? self[key] : self[key]&.dig(*rest)

    def each(&block)
      return enum_for(:each) { @mode == :col ? headers.size : size } unless block
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

    private

    def row_key?(key) = @mode == :row || (@mode == :col_or_row && key.is_a?(Integer))

    def set_column(key, value)
      if value.is_a?(Array)
        @table.each_with_index { |row, index| row.header_row? ? row[key] = key : row[key] = value[index] }
      else
        @table.each { |row| row[key] = value }
      end
    end
  end
end
