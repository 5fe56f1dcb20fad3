# REXML: documents read, searched by XPath, changed a little and written.
module REXML
  class ParseException < RuntimeError
    attr_accessor :line, :position
  end

  class UndefinedNamespaceException < ParseException
  end

  module Text_
    ESCAPES = { "&" => "&amp;", "<" => "&lt;", ">" => "&gt;", '"' => "&quot;", "'" => "&apos;" }.freeze
    NAMES = ESCAPES.invert.freeze

    def self.escape(text, pattern = /[&<>"']/) = text.to_s.gsub(pattern) { |char| ESCAPES[char] }

    def self.unescape(text)
      text.gsub(/&(?:#(\d+)|#x(\h+)|\w+);/) do |found|
        $1 ? [$1.to_i].pack("U") : $2 ? [$2.hex].pack("U") : NAMES.fetch(found, found)
      end
    end
  end

  module Child
    attr_accessor :parent

    def remove = parent&.delete(self)
    def document = parent&.document
    def next_sibling = parent && parent.children[parent.children.index { |child| child.equal?(self) } + 1]
    def previous_sibling
      index = parent&.children&.index { |child| child.equal?(self) }
      parent.children[index - 1] if index&.positive?
    end
    alias next_sibling_node next_sibling
    alias previous_sibling_node previous_sibling

    def replace_with(child)
      index = parent.children.index { |other| other.equal?(self) }
      parent.children[index] = child
      child.parent = parent
      self
    end
  end

  class Text
    include Child

    def initialize(value, _respect_whitespace = nil, parent = nil, raw = nil)
      @raw = raw ? value.to_s : nil
      @value = raw ? Text_.unescape(value.to_s) : value.to_s
      self.parent = parent
    end

    def value = @value
    def value=(text)
      @raw = nil
      @value = text.to_s
    end

    def to_s = @raw || Text_.escape(@value)
    def empty? = @value.empty?
    def node_type = :text
    def <=>(other) = to_s <=> other.to_s
    def inspect = to_s.inspect
    def write(out) = out << to_s
    def self.unnormalize(text, *) = Text_.unescape(text)
    def self.normalize(text, *) = Text_.escape(text)
  end

  class CData < Text
    def to_s = @value
    def write(out) = out << "<![CDATA[#{@value}]]>"
    def node_type = :cdata
  end

  class Comment
    include Child
    attr_accessor :string

    def initialize(string, *) = (@string = string)
    def to_s = @string
    def write(out) = out << "<!--#{@string}-->"
    def node_type = :comment
  end

  class Instruction
    include Child
    attr_reader :target, :content

    def initialize(target, content = nil)
      @target, @content = target, content
    end

    def write(out) = out << "<?#{[@target, @content].compact.join(" ")}?>"
    def node_type = :processing_instruction
  end

  class XMLDecl
    include Child
    attr_accessor :version, :encoding, :standalone

    def initialize(version = "1.0", encoding = nil, standalone = nil)
      @version, @encoding, @standalone = version, encoding, standalone
    end

    def to_s = "<?xml version='#{version}'#{" encoding='#{encoding}'" if encoding}#{" standalone='#{standalone}'" if standalone}?>"
    def write(out) = out << to_s
    def node_type = :xmldecl
  end

  class DocType
    include Child
    def initialize(text) = (@text = text)
    def name = @text[/\A\S+/]
    def to_s = "<!DOCTYPE #{@text}>"
    def write(out) = out << to_s
    def node_type = :doctype
  end

  class Attribute
    attr_accessor :element, :value
    attr_reader :expanded_name
    alias to_string_name expanded_name

    def initialize(name, value, element = nil)
      @expanded_name, @value, @element = name, value.to_s, element
    end

    def name = @expanded_name.split(":").last
    def prefix = @expanded_name.include?(":") ? @expanded_name.split(":").first : ""
    def to_s = Text_.escape(@value, /[&<>"']/)
    def to_string = "#{@expanded_name}='#{Text_.escape(@value, /[&<>']/)}'"
    def inspect = to_string
    def node_type = :attribute
    def ==(other) = other.is_a?(Attribute) && expanded_name == other.expanded_name && value == other.value
  end

  class Attributes < Hash
    def initialize(element)
      super()
      @element = element
    end

    def [](name) = get_attribute(name)&.value
    def get_attribute(name) = fetch(name.to_s, nil)

    def []=(name, value)
      return delete(name.to_s) if value.nil?
      store(name.to_s, value.is_a?(Attribute) ? value : Attribute.new(name.to_s, value, @element))
    end

    def add(attribute) = (self[attribute.expanded_name] = attribute)
    alias << add
    def each_attribute(&block) = each_value(&block)
    def each = each_pair { |name, attribute| yield name, attribute.value }
    def get_attribute_ns(_namespace, name) = get_attribute(name)
    def to_a = values
    def delete_all(name) = [delete(name.to_s)].compact
    def delete(name) = super(name.is_a?(Attribute) ? name.expanded_name : name.to_s)
  end

  module Parent
    include Enumerable
    def children = (@children ||= [])
    alias to_a children

    def add(child)
      child.parent = self
      children << child
      child
    end
    alias << add
    alias push add

    def delete(child)
      found = children.index { |other| other.equal?(child) }
      children.delete_at(found) if found
    end

    def delete_at(index) = children.delete_at(index)
    def each(&block) = children.each(&block)
    alias each_child each
    def size = children.size
    def [](index) = children[index]
    def index(child) = children.index { |other| other.equal?(child) }
    def parent? = true

    def insert_before(mark, child) = insert(mark, child, 0)
    def insert_after(mark, child) = insert(mark, child, 1)

    private def insert(mark, child, shift)
      mark = XPath.first(self, mark) if mark.is_a?(String)
      owner = mark.parent
      owner.children.insert(owner.index(mark) + shift, child)
      child.parent = owner
      self
    end
  end

  class Element
    include Child
    include Parent
    attr_reader :attributes, :expanded_name, :elements

    def initialize(name = "UNDEFINED", parent = nil, _context = nil)
      @expanded_name = name.is_a?(Element) ? name.expanded_name : name
      @attributes = Attributes.new(self)
      @elements = Elements.new(self)
      parent&.add(self)
    end

    def name = @expanded_name.split(":").last
    def name=(text)
      @expanded_name = text
    end

    def prefix = @expanded_name.include?(":") ? @expanded_name.split(":").first : ""

    def namespace(prefix = nil)
      prefix ||= self.prefix
      key = prefix.empty? ? "xmlns" : "xmlns:#{prefix}"
      attributes[key] || (parent.is_a?(Element) && !parent.is_a?(Document) ? parent.namespace(prefix) : "")
    end

    def root = parent.is_a?(Document) || parent.nil? ? self : parent.root
    def document = parent&.document
    def root_node = document || root
    def node_type = :element
    def has_elements? = children.any?(Element)
    def has_attributes? = !attributes.empty?
    def has_text? = children.any?(Text)
    def get_elements(xpath) = elements.to_a(xpath)
    def each_element(xpath = nil, &block) = elements.each(xpath, &block)
    def texts = children.grep(Text)
    def comments = children.grep(Comment)
    def cdatas = children.grep(CData)
    def get_text(path = nil) = path ? elements[path]&.get_text : children.find { |child| child.is_a?(Text) }
    def text(path = nil) = get_text(path)&.value

    def text=(value)
      value = Text.new(value) unless value.nil? || value.is_a?(Text)
      index = children.index { |child| child.is_a?(Text) }
      if value.nil?
        children.delete_at(index) if index
      elsif index
        children[index] = value
      else
        children.unshift(value)
      end
      value.parent = self if value
      self
    end

    def add_text(value)
      if children.last.instance_of?(Text) && value.is_a?(String)
        children.last.value = children.last.value + value
      else
        add(value.is_a?(Text) ? value : Text.new(value))
      end
      self
    end

    def add_element(element, attributes = nil)
      element = Element.new(element) unless element.is_a?(Element)
      attributes&.each { |name, value| element.attributes[name] = value }
      add(element)
    end

    def delete_element(which)
      found = which.is_a?(Element) ? which : which.is_a?(Integer) ? elements[which] : XPath.first(self, which)
      found&.remove
    end

    def add_attribute(name, value = nil) = name.is_a?(Attribute) ? attributes.add(name) : (attributes[name] = value)
    def add_attributes(pairs) = pairs.each { |name, value| add_attribute(name, value) }
    def delete_attribute(name) = attributes.delete(name)
    def attribute(name, _namespace = nil) = attributes.get_attribute(name)
    def [](key) = key.is_a?(String) || key.is_a?(Symbol) ? attributes[key.to_s] : children[key]
    def next_element = following(:next_sibling)
    def previous_element = following(:previous_sibling)
    def xpath = parent.is_a?(Element) && !parent.is_a?(Document) ? "#{parent.xpath}/#{expanded_name}" : "/#{expanded_name}"
    def whitespace(*) = true

    def deep_clone
      made = Element.new(expanded_name)
      attributes.each_attribute { |attribute| made.attributes[attribute.expanded_name] = attribute.value }
      children.each { |child| made.add(child.is_a?(Element) ? child.deep_clone : child.dup) }
      made
    end
    alias clone deep_clone

    def write(out = $stdout, indent = -1, *)
      return Formatters::Pretty.new(indent).write(self, out) if indent.is_a?(Integer) && indent >= 0
      Formatters::Default.new.write(self, out)
    end

    def to_s = +"".tap { |out| Formatters::Default.new.write(self, out) }

    def inspect
      text = "<#{expanded_name}"
      attributes.each_attribute { |attribute| text += " #{attribute.to_string}" }
      children.empty? ? "#{text}/>" : "#{text}> ... </>"
    end

    private def following(step)
      node = __send__(step)
      node = node.__send__(step) while node && !node.is_a?(Element)
      node
    end
  end

  class Elements
    include Enumerable
    attr_reader :parent

    def initialize(parent) = (@parent = parent)

    def [](index, name = nil)
      return XPath.first(@parent, index) if index.is_a?(String)
      all = all_elements
      all = all.select { |element| element.name == name } if name
      all[index - 1]
    end

    def []=(index, element)
      old = self[index]
      old ? old.replace_with(element) : @parent.add(element)
    end

    def each(xpath = nil, &block)
      return to_enum(:each, xpath) unless block
      found = to_a(xpath)
      found.each(&block)
    end

    def to_a(xpath = nil) = xpath ? XPath.match(@parent, xpath).grep(Element) : all_elements
    def collect(xpath = nil, &block) = to_a(xpath).map(&block)
    def inject(xpath = nil, initial = nil, &block) = initial ? to_a(xpath).inject(initial, &block) : to_a(xpath).inject(&block)
    def size = all_elements.size
    def empty? = all_elements.empty?
    def index(element) = (all_elements.index { |other| other.equal?(element) } || -2) + 1
    def add(element = nil) = @parent.add_element(element || Element.new)
    alias << add
    def delete(which) = @parent.delete_element(which)
    def delete_all(xpath) = to_a(xpath).each(&:remove)

    private def all_elements = @parent.children.grep(Element)
  end

  class Document < Element
    def self.parse_stream(*) = raise(NotImplementedError, "REXML stream parsing")

    def initialize(source = nil, _context = nil)
      super("UNDEFINED")
      source = source.read if source.respond_to?(:read)
      Reader.new(source.to_s, self).run if source
    end

    def root = children.find { |child| child.is_a?(Element) }
    def document = self
    def node_type = :document
    def name = ""
    def expanded_name = ""
    def xml_decl = children.find { |child| child.is_a?(XMLDecl) } || XMLDecl.new
    def doctype = children.find { |child| child.is_a?(DocType) }
    def version = xml_decl.version
    def encoding = xml_decl.encoding || "UTF-8"

    def add(child)
      if child.is_a?(XMLDecl)
        children.reject! { |other| other.is_a?(XMLDecl) }
        child.parent = self
        children.unshift(child)
        return child
      end
      raise "attempted adding second root element to document" if child.is_a?(Element) && root
      super
    end
    alias << add
  end

  # Reads text into a document.
  class Reader
    NAME = /[A-Za-z_:][\w:.\-]*/

    def initialize(text, document)
      @text = text
      @document = document
    end

    def run
      require "strscan"
      scanner = StringScanner.new(@text.delete_prefix("\uFEFF"))
      open = [@document]
      until scanner.eos?
        if scanner.scan(/<!--(.*?)-->/m) then open.last.add(Comment.new(scanner[1]))
        elsif scanner.scan(/<!\[CDATA\[(.*?)\]\]>/m) then open.last.add(CData.new(scanner[1]))
        elsif scanner.scan(/<\?xml\s+(.*?)\?>/m) then open.last.add(declaration(scanner[1]))
        elsif scanner.scan(/<\?(\S+?)(?:\s+(.*?))?\?>/m) then open.last.add(Instruction.new(scanner[1], scanner[2]))
        elsif scanner.scan(/<!DOCTYPE\s+([^\[>]*(?:\[.*?\])?\s*)>/m) then open.last.add(DocType.new(scanner[1].strip))
        elsif scanner.scan(%r{</\s*(#{NAME})\s*>})
          element = open.pop
          if element.equal?(@document) || element.expanded_name != scanner[1]
            fail_at(scanner, element.equal?(@document) ? "Unexpected end tag: #{scanner[1]}" : "Missing end tag for '#{element.expanded_name}' (got '#{scanner[1]}')")
          end
        elsif scanner.scan(%r{<(#{NAME})((?:\s+#{NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>}m)
          element = Element.new(scanner[1])
          attributes, closed = scanner[2], scanner[3] == "/"
          attributes.scan(/(#{NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')/m) { |name, double, single| element.attributes[name] = Text_.unescape(double || single) }
          fail_at(scanner, "Malformed XML: Extra tag at the end of the document") if open.size == 1 && @document.root
          open.last.add(element)
          open << element unless closed
        elsif scanner.scan(/[^<]+/m)
          text = scanner.matched
          if open.size == 1
            fail_at(scanner, "Malformed XML: Content at the #{@document.root ? "end" : "start"} of the document (got '#{text.strip}')") unless text.strip.empty?
            open.last.add(Text.new(text, nil, nil, true)) if @document.root
          else
            fail_at(scanner, "Illegal character '&' in raw string #{text.inspect}") if text.match?(/&(?!#?\w+;)/)
            open.last.add(Text.new(text, nil, nil, true))
          end
        else fail_at(scanner, "malformed XML: missing tag start")
        end
      end
      fail_at(scanner, "Missing end tag for '#{open.last.xpath}'") if open.size > 1
    end

    private

    def declaration(text)
      values = text.scan(/(\w+)\s*=\s*["']([^"']*)["']/).to_h
      XMLDecl.new(values["version"] || "1.0", values["encoding"], values["standalone"])
    end

    def fail_at(scanner, message)
      line = @text.byteslice(0, scanner.pos).to_s.count("\n") + 1
      raise ParseException, "#{message}\nLine: #{line}\nPosition: #{scanner.pos}\nLast 80 unconsumed characters:\n#{scanner.rest[0, 80]}"
    end
  end

  module Formatters
    class Default
      def initialize(ie_hack = false) = (@ie_hack = ie_hack)

      def write(node, out)
        if node.is_a?(Document) then node.children.each { |child| write(child, out) }
        elsif node.is_a?(Element) then write_element(node, out)
        else node.write(out)
        end
        out
      end

      protected

      def write_element(node, out)
        out << start_tag(node)
        return out << "/>" if node.children.empty?
        out << ">"
        node.children.each { |child| write(child, out) }
        out << "</#{node.expanded_name}>"
      end

      def start_tag(node)
        text = +"<#{node.expanded_name}"
        node.attributes.each_attribute { |attribute| text << " " << attribute.to_string }
        text
      end
    end

    class Pretty < Default
      attr_accessor :compact, :width

      def initialize(indentation = 2, ie_hack = false)
        super(ie_hack)
        @indentation, @level, @width, @compact = indentation, 0, 80, false
      end

      def write(node, out)
        return super unless node.is_a?(Document)
        nodes = node.children.reject { |child| child.instance_of?(Text) }
        nodes.each_with_index do |child, index|
          out << "\n" if index.positive?
          child.is_a?(Element) ? write_element(child, out) : child.write(out)
        end
        out
      end

      protected

      def write_element(node, out)
        out << (" " * @level) << start_tag(node)
        if node.children.empty?
          out << "/>"
          return
        end
        out << ">"
        if compact && node.children.all?(Text)
          text = node.children.map { |child| clean(child) }.join
          if (" " * @level).size + start_tag(node).size + text.size + node.expanded_name.size + 4 < @width || true
            out << text << "</#{node.expanded_name}>"
            return
          end
        end
        out << "\n"
        @level += @indentation
        node.children.each do |child|
          next if child.instance_of?(Text) && child.to_s.strip.empty?
          case child
          when Element then write_element(child, out)
          when CData, Comment
            out << (" " * @level)
            child.write(out)
          when Text then out << (" " * @level) << clean(child)
          else child.write(out)
          end
          out << "\n"
        end
        @level -= @indentation
        out << (" " * @level) << "</#{node.expanded_name}>"
      end

      def clean(child) = child.to_s.strip.gsub(/\s+/, " ")
    end
  end

  class XPath
    def self.first(node, path = nil, *_rest) = match(node, path).first
    def self.each(node, path = nil, *_rest, &block) = match(node, path).each(&block)

    def self.match(node, path = nil, *_rest)
      path ||= "*"
      path.split(/\|(?![^\[]*\])/).flat_map { |part| new(part.strip).run(node) }
    end

    def initialize(path)
      @path = path
    end

    def run(node)
      rest = @path
      nodes = [node]
      if rest.start_with?("//")
        nodes = [node.is_a?(Document) ? node : node.document || node.root]
      elsif rest.start_with?("/")
        nodes = [node.document || node.root_node]
        rest = rest[1..]
        return nodes if rest.empty?
      end
      until rest.empty?
        deep = rest.start_with?("//")
        rest = rest.sub(%r{\A/{1,2}}, "")
        step, rest = cut(rest)
        nodes = nodes.flat_map { |from| take(from, step, deep) }.uniq(&:object_id)
      end
      nodes
    end

    private

    # The first step and what follows; slashes within brackets do not count.
    def cut(path)
      depth = 0
      path.each_char.with_index do |char, index|
        depth += 1 if char == "["
        depth -= 1 if char == "]"
        return [path[0...index], path[index..]] if char == "/" && depth.zero?
      end
      [path, ""]
    end

    def take(node, step, deep)
      name = step[/\A[^\[]*/]
      filters = step.scan(/\[((?:[^\[\]]|\[[^\]]*\])*)\]/).flatten
      starts = deep ? [node] + below(node) : [node]
      starts.flat_map do |from|
        found = axis(from, name)
        filters.each { |filter| found = narrowed(found, filter) }
        found
      end
    end

    def below(node) = node.respond_to?(:children) ? node.children.grep(Element).flat_map { |child| [child] + below(child) } : []

    def axis(node, name)
      return node.is_a?(Element) ? attributes_of(node, $1) : [] if name =~ /\A(?:@|attribute::)(.+)\z/
      case name
      when ".", "self::node()" then [node]
      when "..", "parent::node()", "parent::*" then [node.parent].compact
      when "text()" then node.children.grep(Text)
      when "comment()" then node.children.grep(Comment)
      when "node()" then node.children
      when /\Adescendant(-or-self)?::(.+)\z/ then named(($1 ? [node] : []) + below(node), $2)
      when /\Aancestor(-or-self)?::(.+)\z/
        found = $1 ? [node] : []
        wanted = $2
        while (node = node.parent).is_a?(Element) && !node.is_a?(Document)
          found << node
        end
        named(found, wanted)
      when /\Aparent::(.+)\z/ then named([node.parent].compact, $1)
      when /\Afollowing-sibling::(.+)\z/ then named(node.parent.children.grep(Element).drop_while { |other| !other.equal?(node) }.drop(1), $1)
      when /\Apreceding-sibling::(.+)\z/ then named(node.parent.children.grep(Element).take_while { |other| !other.equal?(node) }.reverse, $1)
      else node.respond_to?(:children) ? named(node.children.grep(Element), name.delete_prefix("child::")) : []
      end
    end

    def named(elements, name)
      return elements if name == "*" || name == "node()"
      elements.select { |element| element.expanded_name == name || (!name.include?(":") && element.name == name && (element.prefix.empty? || true)) }
    end

    def attributes_of(node, name) = name == "*" ? node.attributes.to_a : [node.attributes.get_attribute(name)].compact

    def narrowed(nodes, filter)
      filter = filter.strip
      return [nodes[filter.to_i - 1]].compact.reject { filter.to_i.zero? } if filter.match?(/\A\d+\z/)
      return [nodes.last].compact if filter == "last()"
      nodes.each_with_index.select { |node, index| holds?(node, filter, index + 1, nodes.size) }.map(&:first)
    end

    def holds?(node, filter, position, size)
      if (parts = apart(filter, " or ")) then parts.any? { |part| holds?(node, part, position, size) }
      elsif (parts = apart(filter, " and ")) then parts.all? { |part| holds?(node, part, position, size) }
      elsif filter =~ /\Anot\((.*)\)\z/m then !holds?(node, $1, position, size)
      elsif filter =~ /\Acontains\((.+?),\s*(.+)\)\z/m then value(node, $1, position, size).to_s.include?(value(node, $2, position, size).to_s)
      elsif filter =~ /\Astarts-with\((.+?),\s*(.+)\)\z/m then value(node, $1, position, size).to_s.start_with?(value(node, $2, position, size).to_s)
      elsif filter =~ /\A(.+?)\s*(!=|<=|>=|=|<|>)\s*(.+)\z/m
        compare(value(node, $1, position, size), $2, value(node, $3, position, size))
      else
        found = value(node, filter, position, size)
        found.is_a?(Array) ? !found.empty? : !!found
      end
    end

    def apart(filter, word)
      parts = filter.split(/#{word}(?=(?:[^'"]|'[^']*'|"[^"]*")*\z)/)
      parts.size > 1 ? parts.map(&:strip) : nil
    end

    def compare(left, sign, right)
      lefts = left.is_a?(Array) ? left : [left]
      lefts.any? do |one|
        numbers = [one, right].map { |side| Float(side.to_s, exception: false) }
        a, b = numbers.all? ? numbers : [one.to_s, right.is_a?(Array) ? right.first.to_s : right.to_s]
        case sign
        when "=" then a == b
        when "!=" then a != b
        else a.public_send(sign, b)
        end
      end
    end

    def value(node, text, position, size)
      text = text.strip
      case text
      when /\A(['"])(.*)\1\z/m then $2
      when /\A-?\d+(?:\.\d+)?\z/ then text.to_f
      when "position()" then position
      when "last()" then size
      when "name()", "local-name()" then node.name
      when "text()" then node.children.grep(Text).map(&:value)
      when "." then string_of(node)
      when /\Anormalize-space\((.*)\)\z/ then value(node, $1.empty? ? "." : $1, position, size).then { |found| found.is_a?(Array) ? found.first : found }.to_s.strip.gsub(/\s+/, " ")
      when /\Acount\((.+)\)\z/ then XPath.new($1).run(node).size
      when /\Astring\((.+)\)\z/ then value(node, $1, position, size)
      else XPath.new(text).run(node).map { |found| string_of(found) }
      end
    end

    def string_of(node)
      case node
      when Attribute, Text then node.value
      when Element then node.children.map { |child| child.is_a?(Comment) ? "" : string_of(child) }.join
      else node.to_s
      end
    end
  end
end
