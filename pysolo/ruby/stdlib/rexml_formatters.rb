# How REXML's nodes are written.
module REXML
  module Formatters
    def self.for(indent) = indent.is_a?(Integer) && indent >= 0 ? Pretty.new(indent) : Default.new

    class Default
      def initialize(ie_hack = false)
        @ie_hack = ie_hack
      end

      def write(node, out)
        case node
        when Document then write_document(node, out)
        when Element then write_element(node, out)
        when CData then write_cdata(node, out)
        when Text then write_text(node, out)
        when Comment then write_comment(node, out)
        else node.write(out)
        end
        out
      end

      protected

      def write_document(node, out) = node.children.each { |child| write(child, out) }
      def write_text(node, out) = out << node.to_s
      def write_cdata(node, out) = node.write(out)
      def write_comment(node, out) = node.write(out)

      def write_element(node, out)
        out << start_tag(node)
        return out << close_empty if node.children.empty?
        out << ">"
        node.children.each { |child| write(child, out) }
        out << "</#{node.expanded_name}>"
      end

      # Attributes in the order of their names.
      def start_tag(node)
        names = node.attributes.to_a.sort_by(&:name)
        "<#{node.expanded_name}#{names.map { |attribute| " #{attribute.to_string}" }.join}"
      end

      def close_empty = @ie_hack ? " />" : "/>"
    end

    class Transitive < Default
    end

    # One node a line, indented.
    class Pretty < Default
      attr_accessor :compact, :width

      def initialize(indentation = 2, ie_hack = false)
        super(ie_hack)
        @indentation, @level, @width, @compact = indentation, 0, 80, false
      end

      protected

      def start_tag(node) = "<#{node.expanded_name}#{node.attributes.to_a.map { |attribute| " #{attribute.to_string}" }.join}"

      def write_element(node, out)
        out << " " * @level << start_tag(node)
        return out << close_empty if node.children.empty?
        out << ">"
        text = compact_text(node)
        if text
          out << text
        else
          write_children(node, out)
          out << " " * @level
        end
        out << "</#{node.expanded_name}>"
      end

      def compact_text(node)
        return unless compact && node.children.all?(Text)
        level, @level = @level, 0
        text = node.children.inject(+"") { |made, child| write(child, made) }
        @level = level
        text if text.length < @width
      end

      def write_children(node, out)
        out << "\n"
        @level += @indentation
        node.children.each do |child|
          next if child.is_a?(Text) && child.to_s.strip.empty?
          write(child, out)
          out << "\n"
        end
        @level -= @indentation
      end

      def write_text(node, out)
        text = wrapped(node.to_s.gsub(/\s/, " ").squeeze(" "), @width - @level)
        out << " " * @level + text.gsub("\n", "\n#{" " * @level}")
      end

      def write_comment(node, out)
        out << " " * @level
        super
      end
      alias write_cdata write_comment

      def write_document(node, out)
        nodes = node.children.reject { |child| child.instance_of?(Text) || (child.is_a?(XMLDecl) && !child.writethis) }
        nodes.each_with_index do |child, index|
          out << "\n" if index.positive?
          write(child, out)
        end
      end

      def wrapped(text, width)
        lines = []
        while text.length > width && (place = text.rindex(" ", width))
          lines << text[0...place]
          text = text[(place + 1)..]
        end
        [*lines, text].join("\n")
      end
    end
  end
end
