# TOML read and written: TomlRB.parse, load_file and dump.
require 'strscan'
require 'time'

module TomlRB
  class Error < StandardError; end
  class ParseError < Error; end
  class ValueOverwriteError < Error; end

  def self.parse(text, symbolize_keys: false)
    found = Reader.new(text).document
    symbolize_keys ? symbolized(found) : found
  end

  def self.load_file(path, **options)
    parse(::File.read(path), **options)
  end

  def self.dump(hash)
    Writer.new.document(hash)
  end

  def self.symbolized(value)
    case value
    when Hash then value.to_h { |key, item| [key.to_sym, symbolized(item)] }
    when Array then value.map { |item| symbolized(item) }
    else value
    end
  end

  class Reader
    ESCAPES = { 'b' => "\b", 't' => "\t", 'n' => "\n", 'f' => "\f", 'r' => "\r", '"' => '"', '\\' => '\\', 'e' => "\e" }.freeze

    def initialize(text)
      @in = StringScanner.new(text.gsub("\r\n", "\n"))
    end

    def document
      top = table = {}
      until skip && @in.eos?
        if @in.skip(/\[\[/)
          path = keys
          need(/\]\]/)
          table = {}
          list = (inner(top, path[0...-1])[path.last] ||= [])
          raise ValueOverwriteError, "Key #{path.join('.')} is defined more than once" unless list.is_a?(Array)

          list << table
        elsif @in.skip(/\[/)
          path = keys
          need(/\]/)
          table = inner(top, path)
        else
          pair(table)
        end
        need(/[ \t]*(#[^\n]*)?(\n|\z)/)
      end
      top
    end

    private

    def skip
      @in.skip(/(\s+|#[^\n]*)+/)
      true
    end

    def need(pattern)
      @in.skip(pattern) or raise ParseError, "Failed to parse TOML near #{@in.rest[0, 30].inspect}"
    end

    def inner(table, path)
      path.inject(table) do |here, key|
        found = (here[key] ||= {})
        found = found.last if found.is_a?(Array)
        raise ValueOverwriteError, "Key #{key.inspect} is defined more than once" unless found.is_a?(Hash)

        found
      end
    end

    def keys
      found = []
      loop do
        @in.skip(/[ \t]*/)
        found << (@in.check(/["']/) ? text : @in.scan(/[A-Za-z0-9_-]+/))
        raise ParseError, "Failed to parse TOML near #{@in.rest[0, 30].inspect}" if found.last.nil?

        @in.skip(/[ \t]*/)
        return found unless @in.skip(/\./)
      end
    end

    def pair(table)
      path = keys
      need(/=[ \t]*/)
      here = inner(table, path[0...-1])
      raise ValueOverwriteError, "Key #{path.last.inspect} is defined more than once" if here.key?(path.last)

      here[path.last] = value
    end

    def value
      if @in.check(/["']/) then text
      elsif @in.skip(/\[/) then list
      elsif @in.skip(/\{/) then inline
      elsif @in.skip(/true\b/) then true
      elsif @in.skip(/false\b/) then false
      elsif (found = @in.scan(/\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)?)?/)) then Time.parse(found)
      elsif (found = @in.scan(/[+-]?(inf|nan)\b/)) then special(found)
      elsif (found = @in.scan(/0x[\h_]+|0o[0-7_]+|0b[01_]+/)) then Integer(found)
      elsif (found = @in.scan(/[+-]?\d[\d_]*(\.\d[\d_]*([eE][+-]?\d+)?|[eE][+-]?\d+)/)) then Float(found)
      elsif (found = @in.scan(/[+-]?\d[\d_]*/)) then Integer(found.delete('_'), 10)
      else raise ParseError, "Failed to parse TOML near #{@in.rest[0, 30].inspect}"
      end
    end

    def special(word)
      return Float::NAN if word.end_with?('nan')

      word.start_with?('-') ? -Float::INFINITY : Float::INFINITY
    end

    def text
      if @in.skip(/"""\n?/) then unescaped(ended(/((?:[^"\\]|\\.|"(?!""))*"{0,2})"""/m).gsub(/\\[ \t]*\n\s*/, ''))
      elsif @in.skip(/'''\n?/) then ended(/(.*?)'''/m)
      elsif @in.skip(/'/) then ended(/([^'\n]*)'/)
      else
        need(/"/)
        unescaped(ended(/((?:[^"\\\n]|\\.)*)"/))
      end
    end

    def ended(pattern)
      need(pattern)
      @in[1]
    end

    def unescaped(text)
      text.gsub(/\\(u\h{4}|U\h{8}|.)/m) do
        found = Regexp.last_match(1)
        found.length > 1 ? [found[1..].hex].pack('U') : ESCAPES.fetch(found) { raise ParseError, "Escape sequence \\#{found} is reserved" }
      end
    end

    def list
      found = []
      until skip && @in.skip(/\]/)
        found << value
        skip
        @in.skip(/,/) or @in.check(/\]/) or need(/,/)
      end
      found
    end

    def inline
      table = {}
      until skip && @in.skip(/\}/)
        pair(table)
        skip
        @in.skip(/,/) or @in.check(/\}/) or need(/,/)
      end
      table
    end
  end

  class Writer
    def document(hash, path = [])
      tables, plain = hash.sort_by { |key, _| key.to_s }.partition { |_, item| table?(item) }
      text = plain.map { |key, item| "#{name(key)} = #{inline(item)}\n" }.join
      tables.each { |key, item| text += section(path + [key], item) }
      text
    end

    private

    def table?(item)
      item.is_a?(Hash) || (item.is_a?(Array) && !item.empty? && item.all? { |one| one.is_a?(Hash) })
    end

    def section(path, item)
      title = path.map { |key| name(key) }.join('.')
      return item.map { |one| "[[#{title}]]\n" + document(one, path) }.join if item.is_a?(Array)

      body = document(item, path)
      item.empty? || item.any? { |_, inner| !table?(inner) } ? "[#{title}]\n#{body}" : body
    end

    def name(key)
      key.to_s.match?(/\A[A-Za-z0-9_-]+\z/) ? key.to_s : quoted(key.to_s)
    end

    def inline(item)
      case item
      when String, Symbol then quoted(item.to_s)
      when Array then "[#{item.map { |one| inline(one) }.join(', ')}]"
      when Hash then "{ #{item.map { |key, one| "#{name(key)} = #{inline(one)}" }.join(', ')} }"
      when Time then item.utc.strftime('%Y-%m-%dT%H:%M:%SZ')
      else item.to_s
      end
    end

    def quoted(text)
      '"' + text.gsub(/["\\\x00-\x1f]/) { |char|
        { '"' => '\"', '\\' => '\\\\', "\n" => '\n', "\t" => '\t', "\r" => '\r', "\f" => '\f', "\b" => '\b' }[char] || format('\u%04x', char.ord)
      } + '"'
    end
  end
end

TOML = TomlRB
Tomlrb = TomlRB
