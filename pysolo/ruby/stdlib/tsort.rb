# TSort: topological order and strongly connected components by Tarjan's algorithm.
module TSort
  class Cyclic < StandardError
  end

  def tsort = TSort.tsort(method(:tsort_each_node), method(:tsort_each_child))
  def tsort_each(&block) = TSort.tsort_each(method(:tsort_each_node), method(:tsort_each_child), &block)
  def strongly_connected_components = TSort.strongly_connected_components(method(:tsort_each_node), method(:tsort_each_child))

  def each_strongly_connected_component(&block)
    TSort.each_strongly_connected_component(method(:tsort_each_node), method(:tsort_each_child), &block)
  end

  def each_strongly_connected_component_from(node, id_map = {}, stack = [], &block)
    TSort.each_strongly_connected_component_from(node, method(:tsort_each_child), id_map, stack, &block)
  end

  def tsort_each_node = raise(NotImplementedError)
  def tsort_each_child(_node) = raise(NotImplementedError)

  def self.tsort(each_node, each_child) = tsort_each(each_node, each_child).to_a

  def self.tsort_each(each_node, each_child)
    return to_enum(:tsort_each, each_node, each_child) unless block_given?
    each_strongly_connected_component(each_node, each_child) do |component|
      raise Cyclic, "topological sort failed: #{component.inspect}" if component.size != 1
      yield component.first
    end
  end

  def self.strongly_connected_components(each_node, each_child)
    each_strongly_connected_component(each_node, each_child).to_a
  end

  def self.each_strongly_connected_component(each_node, each_child, &block)
    return to_enum(:each_strongly_connected_component, each_node, each_child) unless block
    ids = {}
    stack = []
    each_node.call do |node|
      each_strongly_connected_component_from(node, each_child, ids, stack, &block) unless ids.include?(node)
    end
    nil
  end

  def self.each_strongly_connected_component_from(node, each_child, ids = {}, stack = [], &block)
    return to_enum(:each_strongly_connected_component_from, node, each_child, ids, stack) unless block
    lowest = own = ids[node] = ids.size
    height = stack.length
    stack << node
    each_child.call(node) do |child|
      if ids.include?(child)
        known = ids[child]
        lowest = known if known && known < lowest
      else
        found = each_strongly_connected_component_from(child, each_child, ids, stack, &block)
        lowest = found if found < lowest
      end
    end
    if own == lowest
      component = stack.slice!(height..)
      component.each { |member| ids[member] = nil }
      yield component
    end
    lowest
  end
end
