# GetoptLong: options of a command line, asked for one after the other.
class GetoptLong
  class Error < StandardError
  end

  class AmbiguousOption < Error
  end

  class NeedlessArgument < Error
  end

  class MissingArgument < Error
  end

  class InvalidOption < Error
  end

  ORDERINGS = [REQUIRE_ORDER = 0, PERMUTE = 1, RETURN_IN_ORDER = 2].freeze
  ARGUMENT_FLAGS = [NO_ARGUMENT = 0, REQUIRED_ARGUMENT = 1, OPTIONAL_ARGUMENT = 2].freeze

  attr_reader :ordering, :error
  attr_writer :quiet
  alias error? error
  def quiet? = @quiet
  alias quiet quiet?

  def initialize(*options)
    @ordering = ENV.include?("POSIXLY_CORRECT") ? REQUIRE_ORDER : PERMUTE
    @canonical, @flags = {}, {}
    @letters, @skipped = "", []
    @state = :fresh
    set_options(*options) unless options.empty?
  end

  def ordering=(ordering)
    raise ArgumentError, "invalid ordering `#{ordering}'" unless ORDERINGS.include?(ordering)
    @ordering = ordering == PERMUTE && ENV.include?("POSIXLY_CORRECT") ? REQUIRE_ORDER : ordering
  end

  # Each option: its names, the first of which stands for all, and whether it takes an argument.
  def set_options(*options)
    raise "invoke set_options, but option processing has already started" unless @state == :fresh
    @canonical.clear
    options.each do |words|
      raise ArgumentError, "the option list contains non-Array argument" unless words.is_a?(Array)
      flag = words.grep(Integer)
      raise ArgumentError, "no argument-flag" if flag.empty?
      raise ArgumentError, "too many argument-flags" if flag.size > 1
      names = words.grep(String)
      raise ArgumentError, "no option name" if names.empty?
      names.each do |name|
        raise ArgumentError, "an invalid option `#{name}'" unless name.match?(/\A-[^-]\z|\A--[^-]/)
        raise ArgumentError, "option redefined `#{name}'" if @canonical.key?(name)
        @canonical[name] = names.first
        @flags[name] = flag.first
      end
    end
    self
  end

  def error_message = @message
  def terminated? = @state == :ended

  def terminate
    return if @error || @state == :ended
    @state = :ended
    ARGV[0, 0] = @skipped
    @skipped = []
    self
  end

  def get
    return if @error || @state == :ended
    @state = :started
    return letter unless @letters.empty?
    word = following
    case word
    when nil, "--"
      terminate
      nil
    when /\A(--[^=]+)(?:=(.*))?\z/m then long($1, $2)
    when /\A-(.+)\z/m
      @letters = $1
      letter
    else ["", word]
    end
  end
  alias get_option get

  def each
    while (found = get)
      yield(*found)
    end
  end
  alias each_option each

  private

  # The next word that is an option; others are kept for later, end the options, or are given as they come.
  def following
    until ARGV.empty?
      return ARGV.shift if ARGV.first.match?(/\A-./m) || @ordering == RETURN_IN_ORDER
      return if @ordering == REQUIRE_ORDER
      @skipped << ARGV.shift
    end
  end

  def long(name, value)
    unless @canonical.key?(name)
      close = @canonical.keys.select { |known| known.start_with?(name) }
      wrong(AmbiguousOption, "option `#{name}' is ambiguous between #{close.join(", ")}") if close.map { |known| @canonical[known] }.uniq.size > 1
      wrong(InvalidOption, "unrecognized option `#{name}'") if close.empty?
    end
    known = @canonical.key?(name) ? name : close.first
    case @flags[known]
    when REQUIRED_ARGUMENT
      value = ARGV.empty? ? wrong(MissingArgument, "option `#{name}' requires an argument") : ARGV.shift if value.nil?
    when OPTIONAL_ARGUMENT
      value = ARGV.shift if value.nil? && !ARGV.empty? && !ARGV.first.match?(/\A-./m)
    else wrong(NeedlessArgument, "option `#{known}' doesn't allow an argument") if value
    end
    [@canonical[known], value || ""]
  end

  def letter
    name, @letters = "-#{@letters[0]}", @letters[1..]
    wrong(InvalidOption, "invalid option -- #{name[1]}") unless @canonical.key?(name)
    return [@canonical[name], ""] if @flags[name] == NO_ARGUMENT
    value, @letters = @letters, ""
    if value.empty?
      if @flags[name] == REQUIRED_ARGUMENT
        wrong(MissingArgument, "option requires an argument -- #{name[1]}") if ARGV.empty?
        value = ARGV.shift
      elsif !ARGV.empty? && !ARGV.first.match?(/\A-./m)
        value = ARGV.shift
      end
    end
    [@canonical[name], value]
  end

  def wrong(kind, message)
    @error, @message = kind, message
    warn("#{$0}: #{message}") unless @quiet
    raise kind, message
  end
end
