# REXML's reader: a text as events.
module REXML
  VERSION = "3.2.5"

  class ParseException < RuntimeError
    attr_accessor :source, :parser, :continued_exception, :line, :position

    def initialize(message, source = nil, parser = nil, exception = nil)
      super(message)
      @source, @parser, @continued_exception = source, parser, exception
      @line, @position = parser.line, parser.position if parser
    end

    def to_s
      text = +super
      text << "\nLine: #{line}\nPosition: #{position}\nLast 80 unconsumed characters:\n#{@parser.rest[0, 80]}" if @parser
      text
    end
    alias message to_s
    def context = [line, position]
  end

  class UndefinedNamespaceException < ParseException
    def initialize(prefix, source = nil, parser = nil)
      super("Undefined prefix #{prefix} found", source, parser)
    end
  end

  # The five characters that stand for themselves in names only.
  module Escapes
    NAMES = { "amp" => "&", "lt" => "<", "gt" => ">", "quot" => '"', "apos" => "'" }.freeze
    CHARS = NAMES.invert.transform_values { |name| "&#{name};" }.freeze

    def self.escape(text, chars = /[&<>"']/) = text.to_s.gsub(chars) { |char| CHARS[char] }

    def self.unescape(text, entities = nil)
      return text unless text.include?("&")
      text.gsub(/&(?:#(\d+)|#x(\h+)|([\w:.\-]+));/) do |found|
        if $1 || $2 then [$1 ? $1.to_i : $2.hex].pack("U")
        elsif NAMES.key?($3) then NAMES[$3]
        elsif (value = entities&.[]($3)) then unescape(value, entities)
        else found
        end
      end
    end
  end

  module Parsers
    class BaseParser
      NAME = /[\p{L}_:][\p{L}\p{N}_:.\-]*/
      REFERENCE = /&(?!#\d+;|#x\h+;|[\p{L}_:][\p{L}\p{N}_:.\-]*;)/

      attr_reader :source, :entities

      def initialize(source)
        source = source.read if source.respond_to?(:read)
        @source = source.to_s.delete_prefix("\uFEFF")
        @scanner = StringScanner.new(@source)
        @open, @prefixes, @waiting, @entities = [], [%w[xml xmlns]], [], {}
      end

      def line = @source[0, @scanner.charpos].to_s.count("\n") + 1
      def position = @scanner.pos
      def rest = @scanner.rest
      def empty? = @scanner.eos? && @waiting.empty?
      def has_next? = !empty?
      def peek(depth = 0) = (@waiting << read while @waiting.size <= depth) || @waiting[depth]
      def unshift(event) = @waiting.unshift(event)

      def pull
        return @waiting.shift unless @waiting.empty?
        read
      end

      private

      def read
        if @scanner.eos?
          refuse("No close tag for /#{@open.join("/")}") unless @open.empty?
          return [:end_document]
        end
        if @scanner.scan(/[^<]+/m) then text(@scanner.matched)
        elsif @scanner.scan(/<!--(.*?)-->/m) then [:comment, @scanner[1]]
        elsif @scanner.scan(/<!\[CDATA\[(.*?)\]\]>/m) then [:cdata, @scanner[1]]
        elsif @scanner.scan(/<\?xml\s+(.*?)\s*\?>/m) then declaration(@scanner[1])
        elsif @scanner.scan(/<\?(#{NAME})(\s.*?)?\?>/m) then [:processing_instruction, @scanner[1], @scanner[2]]
        elsif @scanner.scan(/<!DOCTYPE\s/) then doctype
        elsif @scanner.check(/<!--|<\?/) then refuse("Malformed node")
        elsif @scanner.check(/<!/) then refuse("Declarations can only occur in the doctype declaration.")
        elsif @scanner.check(%r{</}) then closing
        else opening
        end
      end

      def text(raw)
        illegal = REFERENCE.match(raw)
        refuse("#<RuntimeError: Illegal character \"&\" in raw string #{raw.inspect}>") if illegal
        [:text, raw]
      end

      def declaration(text)
        values = text.scan(/(\w+)\s*=\s*["']([^"']*)["']/).to_h
        [:xmldecl, values["version"] || "1.0", values["encoding"], values["standalone"]]
      end

      # With what stands in brackets as events of their own.
      def doctype
        @scanner.scan(/\s*(#{NAME})\s*/) || refuse("DOCTYPE is missing a name")
        name = @scanner[1]
        kind = public_id = system_id = nil
        if @scanner.scan(/(PUBLIC)\s+(["'])(.*?)\2(?:\s+(["'])(.*?)\4)?\s*/m)
          kind, public_id, system_id = "PUBLIC", @scanner[3], @scanner[5]
        elsif @scanner.scan(/(SYSTEM)\s+(["'])(.*?)\2\s*/m)
          kind, system_id = "SYSTEM", @scanner[3]
        end
        declarations if @scanner.scan(/\[/)
        @scanner.scan(/\s*>/) || refuse("Malformed DOCTYPE")
        @waiting << [:end_doctype]
        [:start_doctype, name, kind, public_id, system_id]
      end

      def declarations
        until @scanner.scan(/\s*\]/)
          if @scanner.scan(/\s*<!ENTITY\s+(#{NAME})\s+(["'])(.*?)\2\s*>/m)
            @entities[@scanner[1]] ||= @scanner[3]
            @waiting << [:entitydecl, @scanner[1], @scanner[3]]
          elsif @scanner.scan(/\s*(<!(\w+)\s.*?>)/m) then @waiting << [:"#{@scanner[2].downcase}decl", @scanner[1]]
          elsif @scanner.scan(/\s*<!--(.*?)-->/m) then @waiting << [:comment, @scanner[1]]
          else refuse("Malformed node: Started with '<!' but not a declaration")
          end
        end
      end

      def closing
        @scanner.scan(%r{</\s*(#{NAME})\s*>}) || refuse("Missing end tag for '#{@open.last}'")
        name = @scanner[1]
        expected = @open.pop
        @prefixes.pop
        refuse("Unexpected top-level end tag (got '#{name}')") if expected.nil?
        refuse("Missing end tag for '#{expected}' (got '#{name}')") if expected != name
        [:end_element, name]
      end

      def opening
        @scanner.scan(/<(#{NAME})/) || (@scanner.terminate && refuse("malformed XML: missing tag start"))
        name = @scanner[1]
        attributes = attributes_of
        closed = @scanner.scan(%r{\s*(/?)>}) ? @scanner[1] == "/" : refuse("Start tag isn't ended")
        known = @prefixes.flatten + attributes.keys.filter_map { |key| key[/\Axmlns:(.+)/, 1] }
        [name, *attributes.keys].each do |one|
          prefix = one[/\A([^:]+):/, 1]
          raise UndefinedNamespaceException.new(prefix, @source, self) if prefix && !known.include?(prefix)
        end
        if closed
          @waiting << [:end_element, name]
        else
          @open << name
          @prefixes << attributes.keys.filter_map { |key| key[/\Axmlns:(.+)/, 1] }
        end
        [:start_element, name, attributes]
      end

      def attributes_of
        found = {}
        until @scanner.check(%r{\s*/?>}) || @scanner.eos?
          start = @scanner.rest[/\A[^>]*>?/].strip
          refuse("Invalid attribute name: <#{start}>".sub(">>", ">")) unless @scanner.scan(/\s+(#{NAME})/)
          name = @scanner[1]
          refuse("Missing attribute equal: <#{name}>") unless @scanner.scan(/\s*=\s*/)
          refuse("Missing attribute value start quote: <#{name}>") unless @scanner.scan(/(["'])(.*?)\1/m)
          value = @scanner[2]
          refuse("#<RuntimeError: Illegal character \"<\" in raw string #{value.inspect}>") if value.include?("<")
          refuse("Duplicate attribute #{name.inspect}") if found.key?(name)
          found[name] = value
        end
        found
      end

      def refuse(message) = raise(ParseException.new(message, @source, self))
    end
  end
end
