# What the Chef 11 agent's Ruby had and recipes of that contract count on without depending on anything: ActiveSupport's words
# for emptiness, and attributes read by their names alone. Read before cookbooks are; one that brings the same words keeps its own.

class Object
  def blank?
    respond_to?(:empty?) ? empty? : !self
  end unless method_defined?(:blank?)

  def present?
    !blank?
  end unless method_defined?(:present?)

  def presence
    self if present?
  end unless method_defined?(:presence)
end

class String
  def blank?
    !match?(/[^[:space:]]/)
  end
end

module PysoloChef11
  # node.opsworks.agent_version
  module AttributesByName
    def method_missing(name, *arguments, &block)
      return self[name] if arguments.empty? && block.nil? && key?(name)

      super
    end

    def respond_to_missing?(name, include_private = false)
      key?(name) || super
    end
  end
end

Chef::Node.prepend(PysoloChef11::AttributesByName)
Chef::Node::ImmutableMash.prepend(PysoloChef11::AttributesByName)
