# The kinds of argument that OptionParser can read: a pattern for each, and what becomes of the text.
class OptionParser
  KINDS = {}
  private_constant :KINDS

  def self.accept(kind, pattern = /.*/m, &block)
    pattern = Choices.new(pattern) unless pattern.respond_to?(:match)
    KINDS[kind] = [pattern, block]
  end

  def self.reject(kind) = KINDS.delete(kind)

  decimal = '\d+(?:_\d+)*'
  binary = 'b[01]+(?:_[01]+)*'
  hex = 'x[\da-f]+(?:_[\da-f]+)*'
  octal = "0(?:[0-7]+(?:_[0-7]+)*|#{binary}|#{hex})?"
  float = "(?:#{decimal}(?=(.)?)(?:\\.(?:#{decimal})?)?|\\.#{decimal})(?:E[-+]?#{decimal})?"
  real = "[-+]?(?:#{octal}|#{float})"
  whole = lambda do |base|
    lambda do |text = nil, *|
      text && Integer(text, *base)
    rescue ArgumentError
      raise InvalidArgument, text
    end
  end

  DecimalInteger = /\A[-+]?#{decimal}\z/i
  OctalInteger = /\A[-+]?(?:[0-7]+(?:_[0-7]+)*|0(?:#{binary}|#{hex}))\z/i
  DecimalNumeric = /\A[-+]?#{float}\z/i

  module Acceptables
    DecimalInteger = OptionParser::DecimalInteger
    OctalInteger = OptionParser::OctalInteger
    DecimalNumeric = OptionParser::DecimalNumeric
  end

  accept(Object) { |text, *| text || text.nil? }
  accept(NilClass, /.*/m) { |text, *| text }
  accept(String, /.+/m) { |text, *| text }
  accept(Integer, /\A[-+]?(?:#{octal}|#{decimal})\z/i, &whole.call([]))
  accept(Float, DecimalNumeric) { |text, *| text&.to_f }
  accept(Numeric, /\A(#{real})(?:\/(#{real}))?\z/i) do |text, over, fraction, under|
    under ? Rational(over, under) : fraction ? Float(text) : Integer(text)
  end
  accept(DecimalInteger, DecimalInteger, &whole.call([10]))
  accept(OctalInteger, OctalInteger, &whole.call([8]))
  accept(DecimalNumeric, DecimalNumeric) { |text, point, *| point ? Float(text) : Integer(text) if text }
  said = { "-" => false, "no" => false, "false" => false, "+" => true, "yes" => true, "true" => true, "nil" => false }
  accept(TrueClass, Choices.new(said)) { |_text = nil, value = nil, *| value.nil? || value }
  accept(FalseClass, Choices.new(said)) { |_text = nil, value = nil, *| !value.nil? && value }
  accept(Array) { |text, *| text&.split(",")&.map { |part| part unless part.empty? } }
  accept(Regexp, %r{\A/((?:\\.|[^\\])*)/([[:alpha:]]+)?\z|.*}) do |all, source, letters|
    flags = { "i" => Regexp::IGNORECASE, "m" => Regexp::MULTILINE, "x" => Regexp::EXTENDED }
    Regexp.new(source || all, letters.to_s.chars.sum { |letter| flags.fetch(letter, 0) })
  end
end
