# Random::Formatter: random texts out of random bytes and numbers.
module Random::Formatter
  ALPHANUMERIC = [*"A".."Z", *"a".."z", *"0".."9"].freeze

  def random_bytes(count = nil) = gen_random(count.nil? ? 16 : count.to_int)
  def hex(count = nil) = random_bytes(count).unpack1("H*")
  def base64(count = nil) = [random_bytes(count)].pack("m0")

  def urlsafe_base64(count = nil, padding = false)
    text = base64(count).tr("+/", "-_")
    padding ? text : text.delete("=")
  end

  def uuid
    parts = random_bytes.unpack("NnnnnN")
    parts[2] = (parts[2] & 0x0fff) | 0x4000
    parts[3] = (parts[3] & 0x3fff) | 0x8000
    format("%08x-%04x-%04x-%04x-%04x%08x", *parts)
  end

  def alphanumeric(count = nil) = choose(ALPHANUMERIC, count.nil? ? 16 : count.to_int)

  private

  def gen_random(count) = bytes(count)

  # As many characters as fit into 32 bits come of one number.
  def choose(source, count)
    size = source.length
    per_draw = 1
    limit = size
    while limit * size <= 0x1_0000_0000
      limit *= size
      per_draw += 1
    end
    text = +""
    while count.positive?
      digits = random_number(limit).digits(size)
      take = [per_draw, count].min
      text << Array.new(take) { |at| source[digits[at] || 0] }.join
      count -= take
    end
    text
  end
end
