# XPath 1.0 as a tree of arrays: [:path, absolute, steps], [:binary, sign, left, right], [:call, name, arguments] ...
module REXML
  class XPathParser
    TOKEN = %r{\s*(?:(\d+(?:\.\d*)?|\.\d+)|"([^"]*)"|'([^']*)'|(::|//|\.\.|!=|<=|>=|[/@.,()\[\]|+\-=<>*$])|([\p{L}_][\p{L}\p{N}_.\-]*(?::(?!:)(?:\*|[\p{L}_][\p{L}\p{N}_.\-]*))?))}
    LEVELS = [%w[or], %w[and], %w[= !=], %w[< <= > >=], %w[+ -], %w[* div mod]].freeze
    KINDS = %w[node text comment processing-instruction].freeze

    def self.parse(text) = (@parsed ||= {})[text] ||= new(text).parse

    def initialize(text)
      @text = text
      @tokens = []
      scanner = StringScanner.new(text.strip)
      until scanner.eos?
        raise ParseException, "Garbage component exists at the end: <#{scanner.rest}>: <#{text}>" unless scanner.scan(TOKEN)
        @tokens << if scanner[1] then [:number, scanner[1].include?(".") ? scanner[1].to_f : scanner[1].to_i]
                   elsif scanner[2] || scanner[3] then [:literal, scanner[2] || scanner[3]]
                   elsif scanner[4] then [:sign, scanner[4]]
                   else [:name, scanner[5]]
                   end
      end
      @at = 0
    end

    def parse
      found = expression
      raise ParseException, "Garbage component exists at the end: <#{@tokens[@at..].map(&:last).join}>: <#{@text}>" if @at < @tokens.size
      found
    end

    private

    def peek(ahead = 0) = @tokens[@at + ahead]&.last
    def kind(ahead = 0) = @tokens[@at + ahead]&.first
    def sign?(text, ahead = 0) = kind(ahead) == :sign && peek(ahead) == text

    def take(text = nil)
      raise ParseException, "expected #{text} in <#{@text}>" if text && peek != text
      @at += 1
      @tokens[@at - 1].last
    end

    def expression(level = 0)
      return unary if level == LEVELS.size
      left = expression(level + 1)
      left = [:binary, take, left, expression(level + 1)] while LEVELS[level].include?(peek) && kind != :literal
      left
    end

    def unary
      return [:negative, take("-") && unary] if sign?("-")
      left = path
      left = [:union, left, (take("|") && path)] while sign?("|")
      left
    end

    def path
      return [:path, true, []] if sign?("/") && !step_follows?(1)
      if sign?("/") || sign?("//")
        absolute = true
        steps = take == "//" ? [anywhere] : []
      elsif primary_follows?
        base = primary
        base = [:filtered, base, predicates] if sign?("[")
        return base unless sign?("/") || sign?("//")
        steps = take == "//" ? [anywhere] : []
        return [:from, base, steps + steps_on]
      else
        absolute = false
        steps = []
      end
      [:path, absolute, steps + steps_on]
    end

    def anywhere = ["descendant-or-self", "node()", []]

    def steps_on
      steps = [step]
      while sign?("/") || sign?("//")
        steps << anywhere if take == "//"
        steps << step
      end
      steps
    end

    def step_follows?(ahead) = kind(ahead) == :name || %w[* @ . ..].any? { |sign| sign?(sign, ahead) }

    def primary_follows?
      return true if %i[number literal].include?(kind) || sign?("(") || sign?("$")
      kind == :name && sign?("(", 1) && !KINDS.include?(peek)
    end

    def primary
      return [:constant, take] if %i[number literal].include?(kind)
      return [:variable, take("$") && take] if sign?("$")
      if sign?("(")
        take
        return expression.tap { take(")") }
      end
      name = take
      take("(")
      arguments = []
      until sign?(")")
        arguments << expression
        take if sign?(",")
      end
      take(")")
      [:call, name, arguments]
    end

    def step
      return ["self", "node()", take && predicates] if sign?(".")
      return ["parent", "node()", take && predicates] if sign?("..")
      axis = "child"
      if sign?("@")
        take
        axis = "attribute"
      elsif kind == :name && sign?("::", 1)
        axis = take
        take("::")
      end
      test = take
      if KINDS.include?(test) && sign?("(")
        take
        take unless sign?(")")
        take(")")
        test = "#{test}()"
      end
      [axis, test, predicates]
    end

    def predicates
      found = []
      while sign?("[")
        take
        found << expression
        take("]")
      end
      found
    end
  end
end
