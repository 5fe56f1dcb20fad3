# The nodes of a REXML document that hold no others.
module REXML
  module Node
    def parent? = false
    def indent(out, depth) = out << "  " * [depth, 0].max
    def to_s(indent = nil) = +"".tap { |out| Formatters.for(indent || -1).write(self, out) }
    def index_in_parent = parent.index(self) + 1
    def next_sibling_node = parent && parent.children[parent.index(self) + 1]

    def previous_sibling_node
      at = parent&.index(self)
      parent.children[at - 1] if at&.positive?
    end

    def each_recursive(&block)
      children.each do |child|
        block.call(child)
        child.each_recursive(&block) if child.parent?
      end
    end

    def find_first_recursive(&block)
      each_recursive { |node| return node if block.call(node) }
      nil
    end
  end

  class Child
    include Node
    attr_accessor :parent
    alias next_sibling next_sibling_node
    alias previous_sibling previous_sibling_node

    def initialize(parent = nil)
      parent&.add(self)
    end

    def remove = parent&.delete(self)
    def document = parent&.document

    def replace_with(child)
      parent.replace_child(self, child)
      self
    end

    # What stands beside it is put there.
    def next_sibling=(other)
      parent.insert_after(self, other)
    end

    def previous_sibling=(other)
      parent.insert_before(self, other)
    end

    def bytes = document&.encoding
  end

  module ParentNode
    include Enumerable
    def children = (@children ||= [])
    alias to_a children
    def parent? = true
    def size = children.size
    alias length size
    def [](index) = children[index]
    def index(child) = children.index { |other| other.equal?(child) }
    def each(&block) = children.each(&block)
    alias each_child each
    def each_index(&block) = children.each_index(&block)

    def add(child)
      child.parent&.delete(child) if child.parent && !child.parent.equal?(self)
      child.parent = self
      children << child
      child
    end
    alias << add
    alias push add

    def unshift(child)
      child.parent = self
      children.unshift(child)
    end

    def delete(child)
      found = index(child)
      return unless found
      child.parent = nil
      children.delete_at(found)
    end

    def delete_at(index) = children.delete_at(index)
    def delete_if(&block) = children.delete_if(&block)

    def []=(index, *rest)
      children[index] = rest.last
      rest.last.parent = self
    end

    def replace_child(old, new)
      at = index(old)
      old.parent = nil
      children[at] = new
      new.parent = self
    end

    def insert_before(mark, child) = insert(mark, child, 0)
    def insert_after(mark, child) = insert(mark, child, 1)

    def deep_clone
      made = clone
      children.each { |child| made << (child.parent? ? child.deep_clone : child.clone) }
      made
    end

    private def insert(mark, child, shift)
      mark = XPath.first(self, mark) if mark.is_a?(String)
      owner = mark.parent
      child.parent&.delete(child)
      owner.children.insert(owner.index(mark) + shift, child)
      child.parent = owner
      self
    end
  end

  # ``raw`` texts are markup already; others are escaped when they are written.
  class Text < Child
    include Comparable
    attr_accessor :raw

    def self.normalize(text, *) = Escapes.escape(text)
    def self.unnormalize(text, *) = Escapes.unescape(text)

    def initialize(value, respect_whitespace = false, parent = nil, raw = nil, *)
      @string = value.is_a?(Text) ? value.raw_string : value.to_s.dup
      @raw = value.is_a?(Text) ? value.raw : raw
      @string.squeeze!(" \n\t") unless respect_whitespace || value.is_a?(Text)
      @string.gsub!(/\r\n?/, "\n")
      if @raw && (found = Parsers::BaseParser::REFERENCE.match(@string) || /</.match(@string))
        raise "Illegal character #{found[0].inspect} in raw string #{@string.inspect}"
      end
      parent&.add(self)
    end

    def value = @raw ? Escapes.unescape(@string, document&.entities) : @string
    def to_s(*) = @raw ? @string : Escapes.escape(@string)
    def inspect = @string.inspect
    def empty? = @string.empty?
    def node_type = :text
    def <=>(other) = to_s <=> other.to_s
    def doctype = document&.doctype
    def clone = self.class.new(self, true)
    def raw_string = @string
    def xpath = "#{parent.xpath}/text()"

    def value=(text)
      @string = text.gsub(/\r\n?/, "\n")
      @raw = false
    end

    def <<(text)
      @string << (@raw ? Escapes.escape(text) : text)
      self
    end

    def write(out, *) = out << to_s
  end

  class CData < Text
    def initialize(text, _whitespace = true, parent = nil)
      super(text, true, parent)
    end

    def value = @string
    def to_s(*) = @string
    def node_type = :cdata
    def clone = CData.new(@string)
    def write(out, *) = out << "<![CDATA[#{@string}]]>"
  end

  class Comment < Child
    include Comparable
    attr_accessor :string

    def initialize(string, parent = nil)
      @string = string.is_a?(Comment) ? string.string : string
      super(parent)
    end

    def to_s(*) = @string
    def clone = Comment.new(self)
    def <=>(other) = other.to_s <=> to_s
    def node_type = :comment
    def write(out, *) = out << "<!--#{@string}-->"
  end

  class Instruction < Child
    attr_accessor :target, :content

    def initialize(target, content = nil)
      @target, @content = target.is_a?(Instruction) ? [target.target, target.content] : [target, content]
      @content = @content&.strip
      @content = nil if @content&.empty?
    end

    def to_s(*) = "<?#{[@target, @content].compact.join(" ")}?>"
    def inspect = "<?p-i #{@target} ...?>"
    def clone = Instruction.new(self)
    def ==(other) = other.is_a?(Instruction) && other.target == @target && other.content == @content
    def node_type = :processing_instruction
    def write(out, *) = out << to_s
  end

  class XMLDecl < Child
    DEFAULT_VERSION, DEFAULT_ENCODING, DEFAULT_STANDALONE = "1.0", "UTF-8", "no"
    attr_accessor :version, :standalone
    attr_reader :encoding, :writethis, :writeencoding
    alias stand_alone? standalone

    def self.default = new("1.0").tap(&:nowrite)

    # ``written``: a declaration that only stands for what goes without saying is not.
    def initialize(version = DEFAULT_VERSION, encoding = nil, standalone = nil)
      @version, @encoding, @standalone = version, encoding&.upcase, standalone
      @writeencoding = !encoding.nil?
      @writethis = true
    end

    def nowrite = @writethis = false
    def dowrite = @writethis = true
    def encoding = @encoding || DEFAULT_ENCODING

    def encoding=(name)
      @encoding = name&.upcase
      @writeencoding = !name.nil?
      dowrite
    end

    def xmldecl(version, encoding, standalone)
      @version, self.encoding, @standalone = version, encoding, standalone
    end

    def to_s(*)
      return "" unless @writethis
      "<?xml version='#{version}'#{" encoding='#{@encoding}'" if @writeencoding}#{" standalone='#{standalone}'" if standalone}?>"
    end

    def inspect = "<?xml ...?>"
    def clone = XMLDecl.new(version, @encoding, standalone)
    def node_type = :xmldecl
    def write(out, *) = out << to_s
  end

  class DocType < Child
    include ParentNode
    attr_reader :name, :external_id, :entities
    attr_accessor :public_id, :system_id

    def initialize(name, external_id = nil, public_id = nil, system_id = nil)
      @name, @external_id, @public_id, @system_id = name, external_id, public_id, system_id
      @declarations, @entities = [], {}
    end
    alias public public_id
    alias system system_id

    def declare(text, entity = nil, value = nil)
      @declarations << text
      @entities[entity] ||= value if entity
    end

    def entity(name) = @entities[name]
    def node_type = :doctype
    def clone = dup

    def to_s(*)
      ids = [@public_id && "PUBLIC #{@public_id.inspect}", @system_id && (@public_id ? @system_id.inspect : "SYSTEM #{@system_id.inspect}")]
      inner = " [\n#{@declarations.join("\n")}\n]" unless @declarations.empty?
      "<!DOCTYPE #{[@name, *ids.compact].join(" ")}#{inner}>"
    end

    def write(out, *) = out << to_s
  end
end
