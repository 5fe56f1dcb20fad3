# REXML without a tree: a listener is told, or events are asked for.
module REXML
  module StreamListener
    %i[tag_start tag_end text instruction comment doctype doctype_end attlistdecl elementdecl entitydecl notationdecl entity cdata xmldecl].each do |name|
      define_method(name) { |*_args| nil }
    end
  end

  module Parsers
    class StreamParser
      def initialize(source, listener)
        @parser = BaseParser.new(source)
        @listener = listener
      end

      def parse
        loop do
          kind, *rest = @parser.pull
          case kind
          when :end_document then return
          when :start_element then @listener.tag_start(rest[0], rest[1].transform_values { |value| plain(value) })
          when :end_element then @listener.tag_end(*rest)
          when :text then @listener.text(plain(rest[0]))
          when :processing_instruction then @listener.instruction(*rest)
          when :start_doctype then @listener.doctype(*rest)
          when :end_doctype then @listener.doctype_end
          when :entitydecl then @listener.entitydecl(rest)
          else @listener.public_send(kind, *rest)
          end
        end
      end

      private def plain(text) = Escapes.unescape(text, @parser.entities)
    end

    class PullEvent
      attr_reader :event_type

      def initialize(arguments)
        @event_type, *@contents = arguments
      end

      def [](start, *rest) = @contents[start, *rest]
      %i[start_element end_element text cdata comment xmldecl].each { |kind| define_method(:"#{kind}?") { event_type == kind } }
      def instruction? = event_type == :processing_instruction
      def doctype? = event_type == :start_doctype
      def error? = event_type == :error
      def inspect = "#{event_type}: #{@contents.inspect}"
    end

    class PullParser
      include Enumerable

      def initialize(source)
        @parser = BaseParser.new(source)
        @kept = []
      end

      def has_next? = !@kept.empty? || @parser.has_next?
      def empty? = !has_next?

      def pull
        return @kept.pop unless @kept.empty?
        event = @parser.pull
        event = [:text, event[1], Escapes.unescape(event[1], @parser.entities)] if event[0] == :text
        event = [:start_element, event[1], event[2].transform_values { |value| Escapes.unescape(value, @parser.entities) }] if event[0] == :start_element
        PullEvent.new(event)
      end

      def unshift(event) = @kept << event
      def peek(_depth = 0) = pull.tap { |event| unshift(event) }
      def entity(name) = @parser.entities[name]

      def each
        yield pull while has_next?
      end
    end
  end
end
