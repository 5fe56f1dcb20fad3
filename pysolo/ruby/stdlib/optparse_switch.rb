# What OptionParser knows of one option, and its errors.
class OptionParser
  class ParseError < RuntimeError
    Reason = "parse error"
    attr_reader :args
    attr_writer :reason
    attr_accessor :additional

    def initialize(*args, additional: nil)
      @args = args
      @additional = additional
      @reason = nil
      super(args.join(" "))
    end

    def reason = @reason || self.class::Reason
    def message = "#{reason}: #{args.join(" ")}#{additional}"
    alias to_s message
    def inspect = "#<#{self.class}: #{args.join(" ")}>"

    def recover(argv)
      argv[0, 0] = @args
      argv
    end

    def set_option(option, whole)
      whole ? @args[0] = option : @args.unshift(option)
      self
    end
  end

  {
    AmbiguousOption: "ambiguous option", NeedlessArgument: "needless argument", MissingArgument: "missing argument",
    InvalidOption: "invalid option", InvalidArgument: "invalid argument"
  }.each { |name, reason| const_set(name, Class.new(ParseError)).const_set(:Reason, reason) }

  class AmbiguousArgument < InvalidArgument
    Reason = "ambiguous argument"
  end

  # Finds keys by their beginnings; each word of one may be cut short.
  module Completion
    def self.complete(key, names, fold)
      pattern = Regexp.new("\\A#{Regexp.quote(key).gsub(/\w+\b/, '\&\w*')}", fold)
      found = names.select { |name, _| pattern.match?(name.to_s) }.sort_by { |name, _| name.to_s.size }
      return found.first if found.size <= 1
      name, value = found.first
      rivals = found.drop(1).reject { |other, its| its.equal?(value) || (value.nil? ? false : its == value) || other.to_s.start_with?(name.to_s) }
      rivals.empty? ? [name, value] : :ambiguous
    end
  end

  # What a list or a hash of values lets pass.
  class Choices
    def initialize(values)
      @values = values.is_a?(Hash) ? values.to_a : values.flat_map { |one| one.is_a?(Array) ? [[one.first, one.last]] : [[one, one]] }
    end

    def match(text)
      exact = @values.find { |name, _| name.is_a?(Regexp) ? name === text : name.to_s == text }
      found = exact || Completion.complete(text, @values.reject { |name, _| name.is_a?(Regexp) }, true)
      raise AmbiguousArgument, text if found == :ambiguous
      found && [text, found.last]
    end
  end

  # One option: its names, how it takes an argument, and what becomes of that.
  class Switch
    attr_reader :pattern, :conv, :short, :long, :arg, :desc, :block, :style, :names

    # ``names``: each long name without its dashes, and whether it means no.
    def initialize(style, pattern, conv, short, long, names, arg, desc, block)
      @style, @pattern, @conv, @short, @long, @names, @arg, @desc, @block = style, pattern, conv, short, long, names, arg, desc, block
    end

    # The name under which a value is kept.
    def switch_name = (long.first || short.first).sub(/\A-+(?:\[no-\])?/, "")

    # [what is left of a short option's letters, the value]. Errors are given to the block.
    def parse(text, argv, &error)
      case @style
      when :none
        yield NeedlessArgument, text if text
        [text, convert([])]
      when :required
        if text.nil?
          raise MissingArgument if argv.empty?
          text = argv.shift
        end
        left, found = matched(text) { |*args| raise(*args) }
        [left, convert(found)]
      when :optional
        return [nil, convert([])] if text.nil?
        left, found = matched(text, &error)
        [left, convert(found)]
      else placed(text, argv, &error)
      end
    end

    # The lines of the help text; names that were shown before are left out.
    def summarize(shown, width, max, indent)
      shorts, longs = [@short, @long].map { |names| names.reject { |name| shown[name] } }
      (@short + @long).each { |name| shown[name] = true }
      return if shorts.empty? && longs.empty?
      left, right = [shorts.join(", ")], @desc.dup
      longs.each do |name|
        length = left.last.length + name.length
        length += @arg.length if left.size == 1 && @arg
        left << +"" unless length < max || shorts.empty?
        left.last << (left.last.empty? ? "    " : ", ") << name
      end
      left.first << (left[1] ? "#{@arg.sub(/\A(\[?)=/, '\1')}," : @arg) if @arg
      longest = left.map(&:length).max.to_i
      while longest > width && (line = left.shift)
        longest = left.map(&:length).max.to_i if line.length == longest
        line = "#{line.ljust(width)} #{right.shift}" if line.length < width && !right.first.to_s.empty?
        yield indent + line
      end
      [left.size, right.size].max.times do
        line, text = left.shift, right.shift
        line = "#{line.to_s.ljust(width)} #{text}" unless text.to_s.empty?
        yield indent + line.to_s
      end
    end

    private

    def convert(found) = @conv ? @conv.call(*found) : found.first

    # [what the pattern did not take, what it found]
    def matched(text)
      return [nil, [text]] if @pattern.nil?
      found = @pattern.match(text)
      if found.nil?
        yield InvalidArgument, text
        return [text, []]
      end
      found = found.to_a
      whole = found.first
      return [nil, found] if !whole.is_a?(String) || whole.length == text.length
      yield InvalidArgument, text
      [text[whole.length..], found]
    end

    # An argument that may follow as a word of its own.
    def placed(text, argv, &error)
      value = text || argv.first
      return [nil, nil] if text.nil? && (argv.empty? || value.start_with?("-"))
      left, found = matched(value, &error)
      result = convert(found)
      argv.shift if text.nil? && !found.empty?
      [text && left, result]
    end
  end
end
