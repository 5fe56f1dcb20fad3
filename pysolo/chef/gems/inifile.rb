# INI files as the gem inifile reads and writes them: sections of keys, values cast to numbers and booleans.
class IniFile
  include Enumerable

  class Error < StandardError; end

  attr_accessor :filename, :encoding

  def self.load(filename, **options)
    new(filename: filename, **options) if ::File.file?(filename)
  end

  def initialize(content: nil, filename: nil, comment: ';#', parameter: '=', default: 'global', encoding: nil, **)
    @comment = comment
    @parameter = parameter
    @default = default
    @filename = filename
    @encoding = encoding
    @ini = {}
    case content
    when Hash then merge!(content)
    when nil then read if filename && ::File.file?(filename)
    else parse(content.to_s)
    end
  end

  def read(filename: @filename, **)
    parse(::File.read(filename))
    self
  end
  alias restore read

  def write(filename: @filename, **)
    ::File.write(filename, to_s)
    self
  end
  alias save write

  def to_s
    @ini.map { |section, pairs|
      "[#{section}]\n" + pairs.map { |name, value| "#{name} #{@parameter} #{escape(value)}\n" }.join + "\n"
    }.join
  end

  def to_h
    @ini.transform_values(&:dup)
  end
  alias to_hash to_h

  def [](section)
    section.nil? ? nil : (@ini[section.to_s] ||= {})
  end

  def []=(section, pairs)
    @ini[section.to_s] = pairs
  end

  def merge!(other)
    other.to_h.each { |section, pairs| self[section].merge!(pairs.transform_keys(&:to_s)) }
    self
  end

  def merge(other)
    self.class.new(content: to_h).merge!(other)
  end

  def each
    @ini.each { |section, pairs| pairs.each { |name, value| yield section, name, value } }
    self
  end

  def each_section(&block)
    @ini.each_key(&block)
    self
  end

  def sections
    @ini.keys
  end

  def has_section?(section)
    @ini.key?(section.to_s)
  end

  def delete_section(section)
    @ini.delete(section.to_s)
  end

  private

  def parse(text)
    section = @default
    pending = +''
    text.each_line do |line|
      line = pending + line.strip
      pending = +''
      if line.end_with?('\\') && !line.end_with?('\\\\')
        pending = line.chomp('\\')
        next
      end
      next if line.empty? || @comment.include?(line[0])

      if (found = line.match(/\A\[([^\]]*)\]/))
        section = found[1].strip
        self[section]
      else
        name, mark, value = line.partition(@parameter)
        raise Error, "Could not parse line: #{line}" if mark.empty?

        self[section][name.strip] = cast(value.strip)
      end
    end
  end

  def cast(value)
    return Regexp.last_match(1) if value =~ /\A"(.*)"\z/

    value = value.sub(/\s+[#{Regexp.escape(@comment)}].*\z/, '')
    case value
    when /\Atrue\z/i then true
    when /\Afalse\z/i then false
    when '' then nil
    when /\A[+-]?\d+\z/ then value.to_i
    when /\A[+-]?\d+\.\d+([eE][+-]?\d+)?\z/ then value.to_f
    else value.gsub(/\\([0nrt\\])/) { { '0' => "\0", 'n' => "\n", 'r' => "\r", 't' => "\t", '\\' => '\\' }[Regexp.last_match(1)] }
    end
  end

  def escape(value)
    value.to_s.gsub(/[\0\n\r\t\\]/, "\0" => '\0', "\n" => '\n', "\r" => '\r', "\t" => '\t', '\\' => '\\\\')
  end
end
