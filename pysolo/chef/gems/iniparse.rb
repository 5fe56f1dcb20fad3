# INI files as the gem iniparse has them: lines keep their comments, blanks and order when they are written again.
module IniParse
  class IniParseError < StandardError; end
  class ParseError < IniParseError; end
  class NoSectionError < ParseError; end
  class LineNotAllowed < IniParseError; end

  TRUE = /\Atrue\z/i
  FALSE = /\Afalse\z/i

  # The value that a text means.
  def self.typed(text)
    case text
    when nil, "" then nil
    when TRUE then true
    when FALSE then false
    when /\A-?(?:0|[1-9]\d*)\z/ then text.to_i
    when /\A-?\d+\.\d+\z/ then text.to_f
    else text
    end
  end

  # A comment, a blank line, or what both of the others have: text behind them.
  class Line
    attr_accessor :comment, :indent

    def initialize(comment: nil, comment_sep: ';', indent: '', comment_offset: 0, **)
      @comment, @mark, @indent, @offset = comment, comment_sep, indent, comment_offset
    end

    def blank? = @comment.nil?
    def has_comment? = !@comment.nil?
    def line_contents = ''

    def to_ini
      text = "#{indent}#{line_contents}"
      return text unless has_comment?
      tail = comment.to_s.empty? ? @mark : "#{@mark} #{comment}"
      line_contents.empty? ? "#{indent}#{tail}" : "#{text.ljust(@offset)}#{" " if text.length >= @offset}#{tail}"
    end
  end

  class Comment < Line
  end

  class Blank < Line
    def blank? = true
  end

  class Option < Line
    attr_accessor :key, :value

    def initialize(key, value, **options)
      super(**options)
      @key, @value = key.to_s, value
      @separator = options[:option_sep] || ' = '
    end

    def line_contents = "#{key}#{@separator}#{value}"
  end

  class Section < Line
    include Enumerable
    attr_reader :key, :lines

    def initialize(key, **options)
      super(**options)
      @key = key.to_s
      @lines = []
    end

    def line_contents = "[#{key}]"
    def options = @lines.grep(Option)
    def option(name) = (found = options.select { |one| one.key == name.to_s }).size > 1 ? found : found.first
    def has_option?(name) = options.any? { |one| one.key == name.to_s }

    # One value, or all of a key that comes several times.
    def [](name)
      found = options.select { |one| one.key == name.to_s }
      found.size > 1 ? found.map(&:value) : found.first&.value
    end

    def []=(name, value)
      delete(name) if value.is_a?(Array)
      return value.each { |one| @lines << Option.new(name, one) } if value.is_a?(Array)
      found = options.find { |one| one.key == name.to_s }
      found ? found.value = value : @lines << Option.new(name, value)
    end

    def delete(name)
      @lines.reject! { |line| line.is_a?(Option) && line.key == name.to_s }
      self
    end

    def merge!(other) = other.each { |one| self[one.key] = one.value }

    def each(&block)
      return options.each unless block
      options.group_by(&:key).each_value { |found| block.call(found.size > 1 ? found : found.first) }
    end

    def to_ini = [super, *@lines.map(&:to_ini)].join("\n")
  end

  # Options before the first section.
  class AnonymousSection < Section
    def initialize = super('__anonymous__')
    def to_ini = @lines.map(&:to_ini).join("\n")
  end

  class Document
    include Enumerable
    attr_reader :path, :lines

    def initialize(path = nil)
      @path = path
      @lines = []
    end

    def sections = @lines.grep(Section)
    def [](name) = sections.find { |one| one.key == name.to_s }
    def section(name) = self[name] || Section.new(name).tap { |made| @lines << made }
    def has_section?(name) = !self[name].nil?
    def each(&block) = block ? sections.each(&block) && self : sections.each
    def to_ini = "#{@lines.map(&:to_ini).join("\n")}\n"
    alias to_s to_ini
    def to_hash = sections.to_h { |one| [one.key, one.options.map(&:key).uniq.to_h { |key| [key, one[key]] }] }
    alias to_h to_hash

    def delete(name)
      @lines.reject! { |line| line.is_a?(Section) && line.key == name.to_s }
      self
    end

    def save(path = nil)
      @path = path if path
      raise IniParseError, 'No path given to Document#save' if @path.to_s.empty?
      ::File.write(@path, to_ini)
    end
  end

  # Lines of a text into a document.
  class Parser
    def initialize(source, path = nil)
      @source = source
      @document = Document.new(path)
      @section = nil
    end

    def parse
      @source.each_line(chomp: true) { |line| add(line) }
      @document
    end

    private

    def add(line)
      indent = line[/\A\s*/]
      case line
      when /\A\s*\z/ then place(Blank.new)
      when /\A\s*([;#])\s?(.*)\z/ then place(Comment.new(comment: $2, comment_sep: $1, indent: indent))
      when /\A\s*\[(.+)\]\s*(?:([;#])\s*(.*))?\z/
        @document.lines << @section = Section.new($1, comment: $3, comment_sep: $2, indent: indent, comment_offset: line.index($2.to_s, line.index(']')) || 0)
      when /\A\s*([^=]+?)(\s*=\s*)(.*?)(?:(\s+)([;#])\s*(.*))?\z/
        options = { indent: indent, option_sep: $2, comment: $6, comment_sep: $5 || ';' }
        options[:comment_offset] = line.length - "#{$5}#{$6}".length - 1 if $5
        @document.lines << @section = AnonymousSection.new if @section.nil?
        @section.lines << Option.new($1, IniParse.typed($3), **options)
      else raise ParseError, "A line of your INI document could not be parsed to a LineType: #{line}"
      end
    end

    def place(line) = (@section ? @section.lines : @document.lines) << line
  end

  # ``doc.section("x") { |s| s.option "k", "v" }`` or, without a block's parameter, by any name.
  class Generator
    def self.gen(path = nil)
      made = new(Document.new(path))
      yield made
      made.document
    end

    attr_reader :document

    def initialize(document)
      @document = document
      @at = nil
    end

    def section(name, _options = {})
      @at = @document.section(name)
      yield self if block_given?
      @at = nil
    end

    def option(key, value, _options = {})
      raise LineNotAllowed, 'You can\'t have an option without a section' unless @at
      @at.lines << Option.new(key, value)
    end

    def comment(text, _options = {}) = (@at ? @at.lines : @document.lines) << Comment.new(comment: text)
    def blank = (@at ? @at.lines : @document.lines) << Blank.new

    def method_missing(name, *args, &block)
      return section(name, *args, &block) if @at.nil? && block
      return option(name, *args) if @at && args.any?
      super
    end

    def respond_to_missing?(*) = true
  end

  def self.parse(source, path = nil) = Parser.new(source.gsub(/(?<!\\)\\\n/, ''), path).parse
  def self.open(path) = parse(::File.read(path), path)
  def self.gen(path = nil, &block) = Generator.gen(path, &block)
end
