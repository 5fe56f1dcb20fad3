# OptionParser: options of a command line, declared one by one.
class OptionParser
  VERSION = "0.2.0"

  attr_accessor :summary_width, :summary_indent, :require_exact, :raise_unknown, :default_argv
  attr_writer :banner, :program_name, :version, :release

  def self.getopts(*args) = new.getopts(*args)

  def self.with(*args, &block)
    made = new(*args)
    made.instance_eval(&block)
    made
  end

  def initialize(banner = nil, width = 32, indent = "    ")
    @banner, @summary_width, @summary_indent = banner, width, indent
    @items, @tail, @kinds = [], [], {}
    @raise_unknown = true
    @require_exact = false
    @default_argv = defined?(ARGV) ? ARGV : []
    yield self if block_given?
  end

  def program_name = @program_name || File.basename($0, ".*")
  alias set_program_name program_name=
  alias set_banner banner=
  alias set_summary_width summary_width=
  alias set_summary_indent summary_indent=
  def version = @version || (defined?(::Version) && ::Version)
  def release = @release || (defined?(::RELEASE) && ::RELEASE)

  def banner
    @banner ||= "Usage: #{program_name} [options]"
  end

  def ver
    return unless version
    "#{program_name} #{[version].join(".")}#{" (#{release})" if release}"
  end

  def accept(kind, pattern = /.*/m, &block)
    @kinds[kind] = [pattern.respond_to?(:match) ? pattern : Choices.new(pattern), block]
  end

  def reject(kind) = @kinds.delete(kind)
  def terminate(word = nil) = throw(:terminate, word)

  def define(*args, &block)
    @items << made = make_switch(args, block)
    made
  end
  alias def_option define

  def define_head(*args, &block)
    @items.unshift(made = make_switch(args, block))
    made
  end
  alias def_head_option define_head

  def define_tail(*args, &block)
    @tail << made = make_switch(args, block)
    made
  end
  alias def_tail_option define_tail

  { on: :define, on_head: :define_head, on_tail: :define_tail }.each do |name, maker|
    define_method(name) do |*args, &block|
      __send__(maker, *args, &block)
      self
    end
  end

  def separator(text)
    @items << text
  end

  def summarize(to = [], width = @summary_width, max = width - 1, indent = @summary_indent, &block)
    block ||= ->(line) { to << (line.end_with?("\n") ? line : "#{line}\n") }
    shown = {}
    (@items + @tail).each do |item|
      next item.summarize(shown, width, max, indent, &block) if item.is_a?(Switch)
      item.to_s.empty? ? block.call("") : item.to_s.each_line(&block)
    end
    to
  end

  def help = summarize("#{banner}".sub(/\n?\z/, "\n"))
  alias to_s help
  def to_a = summarize(banner.split(/^/))
  def abort(message = $!) = Kernel.abort("#{program_name}: #{message}")
  def warn(message = $!) = Kernel.warn("#{program_name}: #{message}")

  def parse(*argv, into: nil) = parse!(words(argv), into: into)
  def permute(*argv, into: nil) = permute!(words(argv), into: into)
  def order(*argv, into: nil, &block) = order!(words(argv), into: into, &block)

  def parse!(argv = default_argv, into: nil)
    ENV.include?("POSIXLY_CORRECT") ? order!(argv, into: into) : permute!(argv, into: into)
  end

  def permute!(argv = default_argv, into: nil)
    rest = []
    order!(argv, into: into) { |word| rest << word }
    argv[0, 0] = rest
    argv
  end

  def order!(argv = default_argv, into: nil, &block)
    in_order(argv, into && ->(name, value) { into[name.to_sym] = value }, &block)
  end

  # Letters with a colon and words with a colon take values; a word may name its default.
  def getopts(*args)
    argv = args.first.is_a?(Array) ? args.shift : default_argv
    letters, *names = args
    found = {}
    letters.to_s.scan(/(.)(:)?/) do |letter, colon|
      found[letter] = colon ? nil : false
      define(colon ? "-#{letter} VAL" : "-#{letter}")
    end
    names.each do |spec|
      spec, text = spec.split(";", 2)
      name, default = spec.split(":", 2)
      found[name] = default.nil? ? false : default.empty? ? nil : default
      define("--#{name}#{"=#{found[name] || "VAL"}" if default}", *[text].compact)
    end
    in_order(argv, found.method(:[]=))
    found
  end

  def environment(name = program_name)
    given = ENV[name] || ENV[name.upcase] or return
    require "shellwords"
    parse(*Shellwords.shellwords(given))
  end

  private

  def words(argv) = argv.size == 1 && argv[0].is_a?(Array) ? argv[0].dup : argv

  def kind(of) = @kinds[of] || KINDS[of]

  # Names, arguments, kinds and texts may come in any order.
  def make_switch(args, block)
    shorts, longs, names, texts = [], [], {}, []
    argument = style = pattern = converter = nil
    args.each do |one|
      case one
      when Module
        raise ArgumentError, "unsupported argument type: #{one}" unless kind(one)
        pattern, converter = kind(one)
        style ||= :required unless [TrueClass, FalseClass, NilClass, Object].include?(one)
      when :NONE, :REQUIRED, :OPTIONAL then style = one.downcase
      when Symbol then raise ArgumentError, "unsupported argument type: #{one.inspect}"
      when Proc, Method then block ||= one
      when Array, Hash
        pattern, converter = Choices.new(one), ->(_text = nil, value = nil, *) { value }
      when Regexp then pattern, converter = kind(one) || [one, ->(*found) { found.size > 1 ? found : found.first }]
      when /\A--no-([^\[\]=\s]*)(.+)?/
        longs << "--no-#{$1}"
        argument ||= $2
        names.update("no-#{$1}" => false, $1 => true)
      when /\A--\[no-\]([^\[\]=\s]*)(.+)?/
        longs << "--[no-]#{$1}"
        argument ||= $2
        names.update($1 => false, "no-#{$1}" => true)
      when /\A--([^\[\]=\s]*)(.+)?/
        longs << "--#{$1}"
        argument ||= $2
        names[$1] = false
      when /\A-(.)(.+)?/m
        shorts << "-#{$1}"
        argument ||= $2
      when /\A=/ then argument = one
      else texts << one
      end
    end
    style = guessed(argument) if argument && (style.nil? || style == :required)
    style ||= :none
    pattern, converter = kind(style == :none ? Object : NilClass) if pattern.nil?
    Switch.new(style, pattern, converter, shorts, longs, names, argument, texts, block)
  end

  # The form of an argument says whether it may be left out, or follow as a word of its own.
  def guessed(argument)
    case argument
    when /\A=?\[/ then :optional
    when /\A\s+\[/ then :placed
    else :required
    end
  end

  def switches = (@items + @tail).grep(Switch)

  # Every long name with its option, and whether that is meant in the negative.
  def long_names = switches.flat_map { |switch| switch.names.map { |name, negative| [name, switch, negative] } }

  def find_long(name, fold)
    all = long_names
    exact = all.find { |known,| known == name }
    return exact[1..] if exact
    found = Completion.complete(name, all.map { |known, switch, _| [known, switch] }, fold)
    raise AmbiguousOption, name if found == :ambiguous
    return all.find { |known,| known == found.first }[1..] if found
    official(name)
    raise InvalidOption, name
  end

  # What every parser understands.
  def official(name)
    case name
    when "help", "h" then puts help
    when "version", "v" then puts(ver || abort("version unknown"))
    else return
    end
    exit
  end

  def in_order(argv, setter)
    word = catch(:terminate) do
      while (word = argv.shift)
        case word
        when "--" then throw :terminate
        when /\A--([^=]*)(?:=(.*))?/m then long(word, $1, $2, argv, setter)
        when /\A-(.)((=).*|.+)?/m then short(word, $1, $2, $3, argv, setter)
        else block_given? ? catch(:prune) { yield word } : throw(:terminate, word)
        end
      end
      nil
    end
    argv.unshift(word) if word
    argv
  end

  def long(word, name, rest, argv, setter)
    name = name.tr("_", "-")
    switch, negative = naming(word, true) { find_long(name, true) }
    raise InvalidOption, word if require_exact && (switch.long & [word.sub(/=.*/m, "")]).empty? && !negative
    naming(word, rest) do
      value = negative ? negation(switch, rest) : switch.parse(rest, argv) { |*error| raise(*error) }.last
      finish(switch, value, setter)
    end
  end

  def negation(switch, rest)
    raise NeedlessArgument, rest if rest
    false
  end

  def short(word, letter, rest, equals, argv, setter)
    value = rest
    switch = switches.find { |known| known.short.include?("-#{letter}") }
    unless switch
      naming(word, true) do
        raise InvalidOption, letter if require_exact
        switch, = find_long(letter, false)
        equals ||= rest.nil?
      end
    end
    left, result = naming(word, word.length > 2) { switch.parse(value, argv) { |*error| raise(*error) if equals || !more_letters?(switch, error) } }
    if switch.style == :none && rest && !equals
      argv.unshift("-#{rest}")
    elsif left && !left.empty?
      argv.unshift(left.sub(/\A-*/, "-"))
    end
    naming(word, word.length > 2) { finish(switch, result, setter) }
  end

  # What follows an option without an argument, or does not fit one that may be left out, is the next option.
  def more_letters?(switch, _error) = %i[none placed optional].include?(switch.style)

  def finish(switch, value, setter)
    value = switch.block.call(value) if switch.block
    setter&.call(switch.switch_name, value)
  end

  # Errors name the option as it was given.
  def naming(word, whole)
    yield
  rescue ParseError => e
    raise e.set_option(word, whole)
  end

  # What ARGV is extended with.
  module Arguable
    def options
      @optparse ||= OptionParser.new
      @optparse.default_argv = self
      block_given? ? yield(@optparse) : @optparse
    end

    def options=(parser)
      @optparse = parser
    end

    def order!(**options, &block) = self.options.order!(self, **options, &block)
    def permute!(**options) = self.options.permute!(self, **options)
    def parse!(**options) = self.options.parse!(self, **options)
    def getopts(*args) = options.getopts(self, *args)
  end
end

ARGV.extend(OptionParser::Arguable) if defined?(ARGV)
OptParse = OptionParser
