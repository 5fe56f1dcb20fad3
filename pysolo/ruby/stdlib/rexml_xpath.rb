# XPath over REXML's nodes. Node sets are Arrays.
module REXML
  class XPath
    def self.first(node, path = nil, namespaces = nil, variables = {}, _options = {}) = match(node, path, namespaces, variables).first

    def self.each(node, path = nil, namespaces = nil, variables = {}, _options = {}, &block)
      match(node, path, namespaces, variables).each(&block)
    end

    def self.match(node, path = nil, namespaces = nil, variables = {}, _options = {})
      raise ArgumentError, "The namespaces argument, if supplied, must be a hash object." unless namespaces.nil? || namespaces.is_a?(Hash)
      nodes = node.is_a?(Array) ? node : [node]
      found = nodes.flat_map do |one|
        value = new(namespaces || {}, variables || {}).evaluate(XPathParser.parse(path || "*"), one, 1, 1)
        value.is_a?(Array) ? value : [value]
      end
      nodes.size > 1 ? found.uniq(&:object_id) : found
    end

    def initialize(namespaces, variables)
      @namespaces, @variables = namespaces, variables
    end

    def evaluate(tree, node, position, size)
      case tree[0]
      when :constant then tree[1]
      when :variable then @variables[tree[1]]
      when :negative then -number(evaluate(tree[1], node, position, size))
      when :union then (evaluate(tree[1], node, position, size) + evaluate(tree[2], node, position, size)).uniq(&:object_id)
      when :filtered then tree[2].inject(evaluate(tree[1], node, position, size)) { |found, filter| filtered(found, filter) }
      when :from then walk(evaluate(tree[1], node, position, size), tree[2])
      when :path then walk([tree[1] ? top(node) : node], tree[2])
      when :binary then binary(tree, node, position, size)
      when :call then call(tree[1], tree[2], node, position, size)
      end
    end

    private

    def top(node) = node.is_a?(Attribute) ? node.element.root_node : node.document || (node.is_a?(Element) ? node.root : node)

    def walk(nodes, steps)
      steps.inject(nodes) do |from, (axis, test, filters)|
        found = from.flat_map { |node| filters.inject(tested(axis(node, axis), test, axis)) { |kept, filter| filtered(kept, filter) } }
        from.size > 1 ? found.uniq(&:object_id) : found
      end
    end

    def filtered(nodes, filter)
      nodes.each_with_index.select do |node, index|
        value = evaluate(filter, node, index + 1, nodes.size)
        value.is_a?(Numeric) ? value == index + 1 : truth(value)
      end.map(&:first)
    end

    def children(node) = node.parent? ? node.children : []
    def below(node) = children(node).flat_map { |child| [child, *below(child)] }

    def above(node)
      found = []
      while (node = node.parent)
        found << node
      end
      found
    end

    def beside(node, after)
      return [] if node.is_a?(Attribute) || node.parent.nil?
      all = node.parent.children
      at = node.parent.index(node)
      after ? all[(at + 1)..] : all[0...at].reverse
    end

    def axis(node, name)
      case name
      when "child" then children(node)
      when "attribute" then node.is_a?(Element) ? node.attributes.to_a.reject { |one| one.expanded_name.start_with?("xmlns") } : []
      when "self" then [node]
      when "parent" then [node.parent].compact
      when "descendant" then below(node)
      when "descendant-or-self" then [node, *below(node)]
      when "ancestor" then above(node)
      when "ancestor-or-self" then [node, *above(node)]
      when "following-sibling" then beside(node, true)
      when "preceding-sibling" then beside(node, false)
      when "following" then [node, *above(node)].flat_map { |one| beside(one, true) }.flat_map { |one| [one, *below(one)] }
      when "preceding" then [node, *above(node)].flat_map { |one| beside(one, false) }.flat_map { |one| [one, *below(one)].reverse }
      else raise ParseException, "unknown axis #{name}"
      end
    end

    def tested(nodes, test, axis)
      case test
      when "node()" then nodes
      when "text()" then nodes.grep(Text)
      when "comment()" then nodes.grep(Comment)
      when "processing-instruction()" then nodes.grep(Instruction)
      else
        kind = axis == "attribute" ? Attribute : Element
        nodes.select { |node| node.is_a?(kind) && !node.is_a?(Document) && named?(node, test) }
      end
    end

    # A prefix means what the caller says it means, or what it means where the node is.
    def named?(node, test)
      return true if test == "*"
      prefix, name = test.include?(":") ? test.split(":", 2) : ["", test]
      return false unless name == "*" || node.name == name
      return node.prefix.empty? && (@namespaces[""].nil? || node.namespace == @namespaces[""]) if prefix.empty?
      wanted = @namespaces[prefix]
      wanted ? node.namespace == wanted : node.prefix == prefix
    end

    def binary(tree, node, position, size)
      _, sign, left, right = tree
      return truth(evaluate(left, node, position, size)) || truth(evaluate(right, node, position, size)) if sign == "or"
      return truth(evaluate(left, node, position, size)) && truth(evaluate(right, node, position, size)) if sign == "and"
      a, b = evaluate(left, node, position, size), evaluate(right, node, position, size)
      case sign
      when "=", "!=", "<", "<=", ">", ">=" then compared(sign, a, b)
      when "+", "-", "*" then number(a).public_send(sign, number(b))
      when "div" then number(a).fdiv(number(b))
      when "mod" then number(a).remainder(number(b))
      end
    end

    # A node set fits when one of its nodes does.
    def compared(sign, a, b)
      return a.any? { |one| compared(sign, string(one), b) } if a.is_a?(Array) && b != true && b != false
      return b.any? { |one| compared(sign, a, string(one)) } if b.is_a?(Array) && a != true && a != false
      if [a, b].any? { |one| one == true || one == false } then a, b = truth(a), truth(b)
      elsif !%w[= !=].include?(sign) || a.is_a?(Numeric) || b.is_a?(Numeric) then a, b = number(a), number(b)
      else a, b = string(a), string(b)
      end
      case sign
      when "=" then a == b
      when "!=" then a != b
      else a.public_send(sign, b)
      end
    end

    def truth(value)
      case value
      when Array, String then !value.empty?
      when Numeric then !value.zero? && !(value.is_a?(Float) && value.nan?)
      else !!value
      end
    end

    def number(value)
      case value
      when Numeric then value
      when true, false then value ? 1 : 0
      else
        text = string(value).strip
        Integer(text, 10, exception: false) || Float(text, exception: false) || Float::NAN
      end
    end

    def string(value)
      case value
      when Array then value.empty? ? "" : string(value.first)
      when Attribute, Text then value.value
      when Element then below(value).grep(Text).map(&:value).join
      when Comment then value.string
      when Instruction then value.content.to_s
      when Float then value == value.to_i ? value.to_i.to_s : value.to_s
      else value.to_s
      end
    rescue FloatDomainError
      value.to_s
    end

    def call(name, arguments, node, position, size)
      return position if name == "position"
      return size if name == "last"
      given = arguments.map { |one| evaluate(one, node, position, size) }
      given = [[node]] if given.empty? && %w[string number normalize-space string-length name local-name namespace-uri].include?(name)
      first, second, third = given
      case name
      when "count" then first.size
      when "string" then string(first)
      when "number" then number(first)
      when "boolean" then truth(first)
      when "not" then !truth(first)
      when "true" then true
      when "false" then false
      when "concat" then given.map { |one| string(one) }.join
      when "contains" then string(first).include?(string(second))
      when "starts-with" then string(first).start_with?(string(second))
      when "substring-before" then string(first).then { |text| text[0, text.index(string(second)) || 0] }
      when "substring-after" then string(first).partition(string(second)).last
      when "substring" then substring(string(first), number(second), third && number(third))
      when "string-length" then string(first).length
      when "normalize-space" then string(first).strip.gsub(/\s+/, " ")
      when "translate" then translate(string(first), string(second), string(third))
      when "name" then first.first&.expanded_name.to_s
      when "local-name" then first.first&.name.to_s
      when "namespace-uri" then first.first&.namespace.to_s
      when "sum" then first.sum { |one| number(string(one)) }
      when "floor", "ceiling", "round" then number(first).public_send(name == "ceiling" ? :ceil : name)
      when "id" then below(top(node)).grep(Element).select { |one| string(first).split.include?(one.attributes["id"]) }
      else raise ParseException, "unknown function #{name}"
      end
    end

    def substring(text, start, length)
      from = start.round
      upto = length && from + length.round
      text.chars.each_with_index.filter_map { |char, index| char if index + 1 >= from && (upto.nil? || index + 1 < upto) }.join
    end

    def translate(text, from, to)
      map = from.chars.each_with_index.to_h { |char, index| [char, to[index].to_s] }
      text.gsub(/./m) { |char| map.fetch(char, char) }
    end
  end
end
