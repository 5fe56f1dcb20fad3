# REXML's elements and documents.
module REXML
  class Element < Child
    include Namespace
    include ParentNode
    attr_reader :attributes, :elements
    attr_accessor :context

    def initialize(name = "UNDEFINED", parent = nil, context = nil)
      @attributes = Attributes.new(self)
      @elements = Elements.new(self)
      @context = context
      if name.is_a?(Element)
        self.name = name.expanded_name
        name.attributes.each_attribute { |attribute| @attributes << attribute.clone }
      else
        self.name = name
      end
      super(parent)
    end

    def clone = self.class.new(self)
    def node_type = :element
    def root = parent.nil? || parent.is_a?(Document) ? self : parent.root
    def root_node = document || root
    def document = parent&.document

    # The URI that a prefix, or this element's own, stands for.
    def namespace(prefix = nil)
      prefix = (prefix || @prefix).to_s
      key = prefix.empty? || prefix == "xmlns" ? "xmlns" : "xmlns:#{prefix.delete_prefix("xmlns:")}"
      found = attributes[key]
      return found if found
      parent.is_a?(Element) && !parent.is_a?(Document) ? parent.namespace(prefix) : prefix.empty? || prefix == "xmlns" ? "" : nil
    end

    def namespaces = (parent.is_a?(Element) && !parent.is_a?(Document) ? parent.namespaces : {}).merge(attributes.namespaces)
    def prefixes = ((parent.is_a?(Element) && !parent.is_a?(Document) ? parent.prefixes : []) + attributes.prefixes).uniq

    def add_namespace(prefix, uri = nil)
      uri ? attributes["xmlns:#{prefix.delete_prefix("xmlns:")}"] = uri : attributes["xmlns"] = prefix
      self
    end

    def delete_namespace(name = "xmlns")
      attributes.delete(name == "xmlns" ? name : "xmlns:#{name.delete_prefix("xmlns:")}")
      self
    end

    def has_elements? = !elements.empty?
    def has_attributes? = !attributes.empty?
    def has_text? = !get_text.nil?
    def get_elements(xpath) = elements.to_a(xpath)
    def each_element(xpath = nil, &block) = elements.each(xpath, &block)
    def each_with_something(test, most, name)
      elements.to_a(name).select(&test).each_with_index { |element, index| yield element if most.zero? || index < most }
    end
    private :each_with_something

    def each_element_with_attribute(key, value = nil, max = 0, name = nil, &block)
      each_with_something(->(one) { value ? one.attributes[key] == value : one.attributes.key?(key) }, max, name, &block)
    end

    def each_element_with_text(text = nil, max = 0, name = nil, &block)
      each_with_something(->(one) { text ? one.text == text : one.has_text? }, max, name, &block)
    end

    def texts = children.grep(Text)
    def comments = children.grep(Comment)
    def cdatas = children.grep(CData)
    def instructions = children.grep(Instruction)
    def get_text(path = nil) = path ? elements[path]&.get_text : children.find { |child| child.is_a?(Text) }
    def text(path = nil) = get_text(path)&.value

    def text=(value)
      value = Text.new(value, true) unless value.nil? || value.is_a?(Text)
      old = get_text
      if value.nil?
        old&.remove
      elsif old
        old.replace_with(value)
      else
        add(value)
      end
      self
    end

    def add_text(value)
      if value.is_a?(String)
        return (children.last << value).then { self } if children.last.instance_of?(Text)
        value = Text.new(value, true)
      end
      add(value) if value
      self
    end

    def add_element(element, attributes = nil)
      element = Element.new(element) unless element.is_a?(Element)
      attributes&.each { |name, value| element.attributes[name.to_s] = value.to_s }
      add(element)
    end

    def delete_element(which) = elements.delete(which)

    def add_attribute(name, value = nil)
      return attributes << name if name.is_a?(Attribute)
      attributes << Attribute.new(name.to_s, value)
    end

    def add_attributes(pairs) = pairs.each { |name, value| add_attribute(name, value) }
    def delete_attribute(name) = attributes.get_attribute(name)&.remove
    def attribute(name, namespace = nil) = namespace ? attributes.get_attribute_ns(namespace, name) : attributes.get_attribute(name)
    def [](key) = key.is_a?(String) || key.is_a?(Symbol) ? attributes[key.to_s] : children[key]
    def next_element = following(:next_sibling)
    def previous_element = following(:previous_sibling)
    def whitespace(_name = nil) = true
    def ignore_whitespace_nodes = false
    def raw = nil

    # Where it is, numbered among its like where there are several.
    def xpath
      return "/#{expanded_name}" if parent.nil? || parent.is_a?(Document)
      like = parent.children.grep(Element).select { |other| other.expanded_name == expanded_name }
      "#{parent.xpath}/#{expanded_name}#{"[#{like.index { |other| other.equal?(self) } + 1}]" if like.size > 1}"
    end

    def write(out = $stdout, indent = -1, *)
      Formatters.for(indent).write(self, out)
    end

    def inspect
      text = "<#{expanded_name}#{attributes.each_attribute.map { |attribute| " #{attribute.to_string}" }.join}"
      children.empty? ? "#{text}/>" : "#{text}> ... </>"
    end

    private def following(step)
      node = __send__(step)
      node = node.__send__(step) while node && !node.is_a?(Element)
      node
    end
  end

  # The children that are elements; counted from 1.
  class Elements
    include Enumerable
    attr_reader :parent

    def initialize(parent)
      @parent = parent
    end

    def [](index, name = nil)
      return XPath.match(@parent, index).find { |node| node.is_a?(Element) } if index.is_a?(String)
      raise "index (#{index}) must be >= 1" if index < 1
      found = all
      found = found.select { |element| element.name == name } if name
      found[index - 1]
    end

    def []=(index, element)
      old = self[index]
      old ? old.replace_with(element) : @parent.add(element)
      old
    end

    def each(xpath = nil) = XPath.each(@parent, xpath || "*") { |node| yield node if node.is_a?(Element) }
    def to_a(xpath = nil) = xpath ? XPath.match(@parent, xpath).grep(Element) : all

    def collect(xpath = nil, &block)
      return enum_for(:collect, xpath) unless block
      to_a(xpath).map(&block)
    end
    alias map collect

    def inject(xpath = nil, initial = nil, &block)
      given = xpath.nil? || xpath.is_a?(String) ? to_a(xpath) : all
      initial = xpath unless xpath.nil? || xpath.is_a?(String)
      initial.nil? ? given.inject(&block) : given.inject(initial, &block)
    end

    def size = all.size
    def empty? = all.empty?
    def index(element) = (all.index { |other| other.equal?(element) } || -2) + 1

    def add(element = nil)
      element = Element.new(*[element].compact) unless element.is_a?(Element)
      @parent.add(element)
    end
    alias << add

    def delete(which) = (which.is_a?(Element) ? which : self[which])&.remove
    def delete_all(xpath) = to_a(xpath).each(&:remove)

    private def all = @parent.children.grep(Element)
  end

  class Document < Element
    DECLARATION = XMLDecl.default
    attr_accessor :entities

    def self.parse_stream(source, listener) = Parsers::StreamParser.new(source, listener).parse

    def initialize(source = nil, context = {})
      super("UNDEFINED", nil, context || {})
      @entities = {}
      return if source.nil?
      return source.children.each { |child| add(child.parent? ? child.deep_clone : child.clone) } if source.is_a?(Document)
      build(Parsers::BaseParser.new(source))
    end

    def clone = Document.new(self)
    def root = children.find { |child| child.is_a?(Element) }
    def document = self
    def node_type = :document
    def name = ""
    def expanded_name = ""
    def xpath = ""

    def xml_decl
      return children.first if children.first.is_a?(XMLDecl)
      unshift(XMLDecl.default)
      children.first
    end

    def doctype = children.find { |child| child.is_a?(DocType) }
    def version = xml_decl.version
    def encoding = xml_decl.encoding
    def stand_alone? = xml_decl.standalone

    def add(child)
      if child.is_a?(XMLDecl)
        children.shift if children.first.is_a?(XMLDecl)
        child.parent = self
        children.unshift(child)
        return child
      end
      if child.is_a?(DocType)
        child.parent = self
        return children.insert(children.index { |other| !other.is_a?(XMLDecl) } || children.size, child) && child
      end
      raise "attempted adding second root element to document" if child.is_a?(Element) && root
      super
    end
    alias << add

    def add_element(element = nil, attributes = nil) = super

    # To a stream, or indented.
    def write(out = $stdout, indent = -1, _transitive = false, _ie_hack = false, *, **options)
      out = options[:output] if options.key?(:output)
      indent = options[:indent] if options.key?(:indent)
      Formatters.for(indent).write(self, out)
    end

    private

    def build(parser)
      @entities = parser.entities
      at = self
      loop do
        kind, *rest = parser.pull
        case kind
        when :end_document then break xml_decl
        when :start_element
          at = opened(at, *rest, parser)
        when :end_element then at = at.parent
        when :text then add_raw(at, rest[0])
        when :cdata then at.add(CData.new(rest[0]))
        when :comment then at.add(Comment.new(rest[0])) unless at.is_a?(DocType)
        when :processing_instruction then at.add(Instruction.new(*rest))
        when :xmldecl then add(XMLDecl.new(*rest))
        when :start_doctype then @children_of_type = add(DocType.new(*rest))
        when :entitydecl then @children_of_type.declare("<!ENTITY #{rest[0]} #{rest[1].inspect}>", *rest)
        when :end_doctype then next
        else @children_of_type.declare(rest[0])
        end
      end
    end

    def opened(at, name, attributes, parser)
      made = Element.new(name, nil, context)
      attributes.each { |key, value| made.attributes.store(key, Attribute.new(key, value, made, raw: true)) }
      at.add(made)
    rescue RuntimeError => e
      raise e if e.is_a?(ParseException)
      raise ParseException.new(e.inspect, nil, parser)
    end

    def add_raw(at, text)
      return if text.strip.empty? && wanted?(:ignore_whitespace_nodes, at)
      text = text.strip.empty? ? text : text.gsub(/\s+/, " ") if wanted?(:compress_whitespace, at)
      at.add(Text.new(text, true, nil, true))
    end

    def wanted?(option, at)
      names = context[option] || context[option.to_s]
      names == :all || (names.is_a?(Array) && names.include?(at.expanded_name))
    end
  end
end
