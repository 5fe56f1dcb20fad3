# OptionParser.
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
    def recover(argv) = argv.unshift(*@args)

    def set_option(option, equals)
      equals ? @args[0] = option : @args.unshift(option)
      self
    end
  end

  class AmbiguousOption < ParseError
    Reason = "ambiguous option"
  end

  class NeedlessArgument < ParseError
    Reason = "needless argument"
  end

  class MissingArgument < ParseError
    Reason = "missing argument"
  end

  class InvalidOption < ParseError
    Reason = "invalid option"
  end

  class InvalidArgument < ParseError
    Reason = "invalid argument"
  end

  class AmbiguousArgument < InvalidArgument
    Reason = "ambiguous argument"
  end

  DecimalInteger = Object.new
  OctalInteger = Object.new
  DecimalNumeric = Object.new

  # One option as it was declared.
  class Switch
    attr_reader :short, :long, :argument, :style, :pattern, :block, :description, :negatable

    def initialize(short, long, argument, style, pattern, description, negatable, block)
      @short, @long, @argument, @style, @pattern = short, long, argument, style, pattern
      @description, @negatable, @block = description, negatable, block
    end

    # The name under which a value is kept by parse(into:).
    def key = (long.first || short.first).to_s.to_sym

    def left
      names = short.map { |name| "-#{name}" }
      shown = long.map { |name| negatable ? "--[no-]#{name}" : "--#{name}" }
      if argument
        if shown.empty?
          names[-1] += argument.start_with?("[") ? " #{argument}" : " #{argument}" unless names.empty?
        else
          shown[0] += argument
        end
      end
      text = (names + shown).join(", ")
      short.empty? ? "    #{text}" : text
    end
  end

  attr_accessor :program_name, :summary_width, :summary_indent, :version, :release, :require_exact, :raise_unknown, :default_argv
  attr_writer :banner

  def self.accept(pattern, matcher = nil, &block) = (extra_types[pattern] = [matcher, block])
  def self.extra_types = (@extra_types ||= {})

  def initialize(banner = nil, width = 32, indent = "    ")
    @banner, @summary_width, @summary_indent = banner, width, indent
    @program_name = File.basename($PROGRAM_NAME, ".*")
    @items = []
    @types = {}
    @raise_unknown = true
    @default_argv = ARGV
    yield self if block_given?
  end

  def banner = @banner || "Usage: #{program_name} [options]"
  def accept(pattern, matcher = nil, &block) = (@types[pattern] = [matcher, block])

  def on(*args, &block)
    @items << define_switch(args, block)
    self
  end
  alias def_option on
  alias define on

  def on_tail(*args, &block)
    (@tail ||= []) << define_switch(args, block)
    self
  end
  alias define_tail on_tail

  def on_head(*args, &block)
    @items.unshift(define_switch(args, block))
    self
  end
  alias define_head on_head

  def separator(text)
    @items << text.to_s
    self
  end

  def ver = version && "#{program_name} #{Array(version).join(".")}"
  def help = "#{banner}\n#{to_a_lines.join}"
  alias to_s help
  def to_a = help.lines
  def abort(message = $!) = Kernel.abort("#{program_name}: #{message}")
  def warn(message = $!) = Kernel.warn("#{program_name}: #{message}")

  def summarize(to = [], *)
    to_a_lines.each { |line| block_given? ? yield(line) : to << line }
    to
  end

  def parse(*argv, into: nil) = parse!(argv.size == 1 && argv[0].is_a?(Array) ? argv[0].dup : (argv.empty? ? default_argv.dup : argv), into: into)

  def parse!(argv = default_argv, into: nil)
    ENV["POSIXLY_CORRECT"] ? order!(argv, into: into) : permute!(argv, into: into)
  end

  def permute(*argv, into: nil) = permute!(argv.size == 1 && argv[0].is_a?(Array) ? argv[0].dup : argv, into: into)

  def permute!(argv = default_argv, into: nil)
    rest = []
    order!(argv, into: into) { |word| rest << word }
    argv[0, 0] = rest
    argv
  end

  def order(*argv, into: nil, &block) = order!(argv.size == 1 && argv[0].is_a?(Array) ? argv[0].dup : argv, into: into, &block)

  def order!(argv = default_argv, into: nil)
    until argv.empty?
      word = argv.shift
      case word
      when "--" then break
      when /\A--([^=]+)(=(.*))?\z/m then long(word, $1, $2 && $3, argv, into)
      when /\A-(.+)\z/m then short(word, $1, argv, into)
      else
        unless block_given?
          argv.unshift(word)
          break
        end
        yield word
      end
    end
    argv
  end

  def getopts(*args)
    argv = args.first.is_a?(Array) ? args.shift : default_argv
    single, *longs = args
    found = {}
    single.to_s.scan(/(.)(:)?/) { |name, colon| colon ? on("-#{name} VAL") { |value| found[name] = value } : (found[name] = false) || on("-#{name}") { found[name] = true } }
    single.to_s.scan(/(.):/) { |name,| found[name] ||= nil }
    longs.each do |spec|
      name, default = spec.split(":", 2)
      found[name] = default.nil? ? false : (default.empty? ? nil : default)
      default.nil? ? on("--#{name}") { found[name] = true } : on("--#{name} VAL") { |value| found[name] = value }
    end
    parse!(argv)
    found
  end

  private

  def switches = @items.grep(Switch) + (@tail || [])

  def define_switch(args, block)
    short, long, description = [], [], []
    argument = style = pattern = nil
    negatable = false
    args.each do |arg|
      case arg
      when /\A--\[no-\]([^\[\]=\s]+)(.*)\z/
        long << $1
        negatable = true
        argument ||= $2 unless $2.empty?
      when /\A--([^\[\]=\s]+)(.*)\z/
        long << $1
        argument ||= $2 unless $2.empty?
      when /\A-(.)(.*)\z/m
        short << $1
        argument ||= $2.sub(/\A\s+/, "") unless $2.empty?
      when /\A=/ then argument = arg
      when String, Symbol then arg.is_a?(Symbol) ? style = arg : description << arg
      when Proc, Method then block ||= arg
      else pattern = arg
      end
    end
    case style
    when :NONE then argument = nil
    when :REQUIRED then argument ||= " ARG"
    when :OPTIONAL then argument ||= " [ARG]"
    end
    kind = argument.nil? ? :none : argument.include?("[") ? :optional : :required
    kind = :required if kind == :none && pattern && pattern != TrueClass && pattern != FalseClass && !(pattern == NilClass)
    Switch.new(short, long, argument, kind, pattern, description, negatable, block)
  end

  def to_a_lines
    items = @items + (@tail || [])
    items.flat_map do |item|
      next ["#{item}\n"] unless item.is_a?(Switch)
      left = item.left
      first, *more = item.description
      lines = []
      if first.nil?
        lines << "#{summary_indent}#{left}"
      elsif left.size <= summary_width
        lines << "#{summary_indent}#{left.ljust(summary_width)} #{first}"
      else
        lines << "#{summary_indent}#{left}" << "#{summary_indent}#{" " * summary_width} #{first}"
      end
      more.each { |text| lines << "#{summary_indent}#{" " * summary_width} #{text}" }
      lines.map { |line| "#{line.rstrip}\n" }
    end
  end

  def long(word, name, value, argv, into)
    switch, negated = find_long(word, name)
    run(switch, "--#{name}", value, !value.nil?, negated, argv, into)
  end

  def find_long(word, name)
    all = switches.flat_map do |switch|
      switch.long.flat_map { |known| [[known, switch, false]] + (switch.negatable ? [["no-#{known}", switch, true]] : []) }
    end
    exact = all.find { |known,| known == name || known.tr("_", "-") == name.tr("_", "-") }
    return exact[1..] if exact
    close = require_exact ? [] : all.select { |known,| known.start_with?(name) }
    return close.first[1..] if close.map { |found| found[1] }.uniq.size == 1
    raise AmbiguousOption.new(word) if close.size > 1
    built_in(name)
    raise InvalidOption.new(word)
  end

  def built_in(name)
    if name == "help"
      puts help
      exit
    elsif name == "version" && ver
      puts ver
      exit
    end
  end

  def short(word, letters, argv, into)
    name, rest = letters[0], letters[1..]
    switch = switches.find { |known| known.short.include?(name) }
    unless switch
      candidates = switches.select { |known| known.long.any? { |known_name| known_name.start_with?(name) } }
      if name == "h" && candidates.empty?
        puts help
        exit
      end
      if candidates.size == 1 && !require_exact
        switch = candidates.first
      else
        raise candidates.empty? ? InvalidOption.new(word.size > 2 ? "-#{name}" : word) : AmbiguousOption.new(word)
      end
    end
    if switch.style == :none
      run(switch, "-#{name}", nil, false, false, argv, into)
      argv.unshift("-#{rest}") unless rest.empty?
    else
      value = rest.empty? ? nil : rest.sub(/\A=/, "")
      run(switch, "-#{name}", value, false, false, argv, into)
    end
  end

  def run(switch, shown, value, equals, negated, argv, into)
    case switch.style
    when :none
      raise NeedlessArgument.new("#{shown}=#{value}") if equals
      result = !negated
      result = nil if negated && switch.argument
    when :required
      if negated
        result = false
      else
        if value.nil?
          raise MissingArgument.new(shown) if argv.empty?
          value = argv.shift
        end
        result = convert(switch, shown, value, equals)
      end
    when :optional
      if negated
        result = false
      else
        value = argv.shift if value.nil? && argv.first && !argv.first.start_with?("-") && !equals
        result = value.nil? ? nil : convert(switch, shown, value, equals)
      end
    end
    switch.block&.call(result)
    into[switch.key] = result if into
  end

  def convert(switch, shown, value, equals)
    pattern = switch.pattern
    custom = @types[pattern] || self.class.extra_types[pattern]
    return custom[1] ? custom[1].call(value) : value if custom
    invalid = -> { raise InvalidArgument.new(equals ? "#{shown}=#{value}" : "#{shown} #{value}") }
    case
    when pattern.nil? || pattern == String || pattern == Object then value
    when pattern == Integer || pattern == OctalInteger then value.match?(/\A[-+]?(?:\d[\d_]*|0x\h+|0b[01]+|0o?[0-7]+)\z/i) ? Integer(value) : invalid.call
    when pattern == DecimalInteger then value.match?(/\A[-+]?\d+\z/) ? value.to_i : invalid.call
    when pattern == Float then Float(value, exception: false) || invalid.call
    when pattern == Numeric || pattern == DecimalNumeric then Integer(value, exception: false) || (value.include?("/") ? Rational(value) : Float(value, exception: false)) || invalid.call
    when pattern == Symbol then value.to_sym
    when pattern == Array then value.split(",").map { |part| part.empty? ? nil : part }
    when pattern == Regexp then Regexp.new(value[%r{\A/(.*)/\w*\z}m, 1] || value)
    when pattern == TrueClass || pattern == FalseClass
      case value
      when "yes", "true", "+", "on" then true
      when "no", "false", "-", "off" then false
      else invalid.call
      end
    when pattern.is_a?(Regexp)
      found = pattern.match(value) || invalid.call
      found.captures.empty? ? value : found.to_a
    when pattern.is_a?(Hash)
      key = complete(pattern.keys, value, shown, invalid)
      pattern[key]
    when pattern.is_a?(Array) then complete(pattern, value, shown, invalid)
    when defined?(Date) && pattern == Date then Date.parse(value)
    when pattern == Time then Time.parse(value)
    when defined?(URI) && pattern == URI then URI.parse(value)
    when defined?(Pathname) && pattern == Pathname then Pathname.new(value)
    else value
    end
  end

  def complete(choices, value, shown, invalid)
    exact = choices.find { |choice| choice.to_s == value }
    return exact unless exact.nil?
    close = choices.select { |choice| choice.to_s.downcase.start_with?(value.downcase) }
    return close.first if close.size == 1
    raise AmbiguousArgument.new("#{shown} #{value}") if close.size > 1
    invalid.call
  end
end

OptParse = OptionParser
