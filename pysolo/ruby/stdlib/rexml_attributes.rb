# Attributes of an element, by name.
module REXML
  module Namespace
    attr_reader :expanded_name, :prefix

    def name = @name

    def name=(text)
      @expanded_name = text
      @prefix, @name = text.include?(":") ? text.split(":", 2) : ["", text]
    end

    def has_name?(other, namespace = nil) = namespace ? self.namespace == namespace && name == other : name == other
    def fully_expanded_name = namespace(prefix) == "" ? name : "#{namespace(prefix)}:#{name}"
  end

  # ``normal`` is the value as it stands in the text.
  class Attribute
    include Node
    include Namespace
    attr_accessor :element
    alias parent element

    def initialize(name, value = nil, element = nil, raw: false)
      name, value = name.expanded_name, name.value if name.is_a?(Attribute)
      self.name = name
      @element = element
      raw ? @normal = Escapes.escape(value, /["']/) : @value = value.to_s
    end

    def value = @value ||= Escapes.unescape(@normal, element&.document&.entities)
    def to_s(*) = @normal ||= Escapes.escape(@value)
    def to_string = "#{expanded_name}='#{self}'"
    def inspect = to_string
    def node_type = :attribute
    def clone = Attribute.new(expanded_name, value)
    def hash = [name, value].hash
    def ==(other) = other.is_a?(Attribute) && expanded_name == other.expanded_name && value == other.value
    def remove = element.attributes.delete(expanded_name)
    def xpath = "#{element.xpath}/@#{expanded_name}"
    def doctype = element&.document&.doctype
    def document = element&.document
    def write(out, *) = out << to_string

    def namespace(prefix = @prefix)
      prefix.empty? ? "" : element&.namespace(prefix)
    end
  end

  class Attributes < Hash
    def initialize(element)
      super()
      @element = element
    end

    def [](name) = get_attribute(name)&.value
    def get_attribute(name) = fetch(name.to_s, nil)

    def get_attribute_ns(namespace, name)
      each_attribute { |attribute| return attribute if attribute.name == name && attribute.namespace == namespace }
      nil
    end

    def []=(name, value)
      return delete(name.to_s) if value.nil?
      value = value.is_a?(Attribute) ? value : Attribute.new(name.to_s, value.to_s)
      value.element = @element
      store(name.to_s, value)
    end

    def add(attribute) = (self[attribute.expanded_name] = attribute)
    alias << add

    def each_attribute(&block)
      return enum_for(:each_attribute) unless block
      values.each(&block)
    end

    def each
      return enum_for(:each) unless block_given?
      values.each { |attribute| yield [attribute.expanded_name, attribute.value] }
    end

    def to_a = values
    def delete(name) = super(name.is_a?(Attribute) ? name.expanded_name : name.to_s).then { @element }
    def delete_all(name) = values.select { |attribute| attribute.expanded_name == name }.each { |found| delete(found) }
    # Names without their prefixes; of the declarations of namespaces, the prefixes.
    def keys = values.map(&:name)
    def prefixes = values.map(&:expanded_name).filter_map { |name| name == "xmlns" ? name : name[/\Axmlns:(.+)/, 1] }
    def namespaces = prefixes.to_h { |prefix| [prefix, self[prefix == "xmlns" ? prefix : "xmlns:#{prefix}"]] }
  end
end
