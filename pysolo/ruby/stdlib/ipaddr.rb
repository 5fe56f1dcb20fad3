# IPAddr: addresses and networks of IPv4 and IPv6.
require "socket"

class IPAddr
  include Comparable

  class Error < ArgumentError
  end

  class InvalidAddressError < Error
  end

  class AddressFamilyError < Error
  end

  class InvalidPrefixError < InvalidAddressError
  end

  IN4MASK = 0xffffffff
  IN6MASK = 0xffffffffffffffffffffffffffffffff
  IN6FORMAT = (["%.4x"] * 8).join(":").freeze
  V4_MAPPED = 0xffff00000000

  attr_reader :family
  protected attr_reader :addr, :mask_addr

  def self.new_ntoh(bytes) = new(ntop(bytes))

  def self.ntop(bytes)
    case bytes.bytesize
    when 4 then bytes.bytes.join(".")
    when 16 then bytes.unpack("n8").map { |part| part.to_s(16).rjust(4, "0") }.join(":")
    else raise AddressFamilyError, "unsupported address family"
    end
  end

  def initialize(addr = "::", family = Socket::AF_UNSPEC)
    unless addr.is_a?(String)
      raise AddressFamilyError, "address family must be specified" if family == Socket::AF_UNSPEC
      raise AddressFamilyError, "unsupported address family: #{family}" unless [Socket::AF_INET, Socket::AF_INET6].include?(family)
      @family = family
      self.address = addr
      @mask_addr = whole
      return
    end
    text, prefix = addr.split("/", 2)
    if text && (bracketed = text[/\A\[(.*)\]\z/m, 1])
      text = bracketed
      family = Socket::AF_INET6
    end
    text, @zone_id = text[/\A(.*?)(?:%.+)?\z/m, 1], text[/%.+\z/m] if text&.include?(":")
    parse(text.to_s)
    raise InvalidAddressError, "invalid address: " if family != Socket::AF_UNSPEC && @family != family
    @mask_addr = whole
    mask!(prefix) if prefix
  end

  def ipv4? = @family == Socket::AF_INET
  def ipv6? = @family == Socket::AF_INET6
  def to_i = @addr
  def prefix = (bits = ipv4? ? 32 : 128) - (bits - @mask_addr.to_s(2).count("1"))
  def netmask = written(@mask_addr)

  def zone_id
    raise InvalidAddressError, "not an IPv6 address" unless ipv6?
    @zone_id
  end

  def zone_id=(text)
    raise InvalidAddressError, "not an IPv6 address" unless ipv6?
    raise InvalidAddressError, "invalid zone identifier for address" unless text.nil? || text.match?(/\A%.+\z/)
    @zone_id = text
  end

  def &(other) = dup.replace(@addr & coerce_other(other).to_i)
  def |(other) = dup.replace(@addr | coerce_other(other).to_i)
  def >>(bits) = dup.replace(@addr >> bits)
  def <<(bits) = dup.replace((@addr << bits) & whole)
  def ~ = dup.replace(whole & ~@addr)
  def succ = dup.replace(@addr + 1)
  def mask(prefix) = dup.mask!(prefix)

  def ==(other)
    other = coerce_other(other)
  rescue StandardError
    false
  else
    @family == other.family && @addr == other.to_i
  end

  def eql?(other) = self.class == other.class && hash == other.hash && self == other
  def hash = [@addr, @mask_addr, @family].hash

  def <=>(other)
    other = coerce_other(other)
  rescue StandardError
    nil
  else
    @addr <=> other.to_i if other.family == @family
  end

  def include?(other)
    other = coerce_other(other)
    return false if other.family != family
    first, last = other.bounds
    own_first, own_last = bounds
    own_first <= first && last <= own_last
  end
  alias === include?

  def to_range
    first, last = bounds
    self.class.new(first, @family)..self.class.new(last, @family)
  end

  def to_s
    return written(@addr) if ipv4?
    text = to_string.sub(/%.*\z/, "")
    loop do
      break if text.sub!(/\A0000:0000:0000:0000:0000:0000:0000:0000\z/, "::")
      break if text.sub!(/\b0000:0000:0000:0000:0000:0000:0000\b/, ":")
      break if text.sub!(/\b0000:0000:0000:0000:0000:0000\b/, ":")
      break if text.sub!(/\b0000:0000:0000:0000:0000\b/, ":")
      break if text.sub!(/\b0000:0000:0000:0000\b/, ":")
      break if text.sub!(/\b0000:0000:0000\b/, ":")
      break if text.sub!(/\b0000:0000\b/, ":")
      break
    end
    text.sub!(/:{3,}/, "::")
    text.gsub!(/\b0{1,3}(\h+)/, '\1')
    if (found = text.match(/\A::(ffff:)?(\h{1,4}):(\h{1,4})\z/i))
      high, low = found[2].hex, found[3].hex
      text = format("::%s%d.%d.%d.%d", found[1], high >> 8, high & 255, low >> 8, low & 255)
    end
    "#{text}#{@zone_id}"
  end

  def to_string = "#{written(@addr)}#{@zone_id}"

  def inspect
    kind = ipv4? ? "IPv4" : "IPv6"
    format("#<%s: %s:%s%s/%s>", self.class.name, kind, written(@addr), @zone_id, written(@mask_addr))
  end

  def hton
    ipv4? ? [@addr].pack("N") : 7.downto(0).map { |index| (@addr >> (16 * index)) & 0xffff }.pack("n8")
  end

  def reverse
    if ipv4?
      "#{written(@addr).split(".").reverse.join(".")}.in-addr.arpa"
    else
      ip6_arpa
    end
  end

  def ip6_arpa
    raise InvalidAddressError, "not an IPv6 address: #{@addr}" unless ipv6?
    "#{written(@addr).delete(":").reverse.chars.join(".")}.ip6.arpa"
  end

  def ip6_int
    raise InvalidAddressError, "not an IPv6 address: #{@addr}" unless ipv6?
    "#{written(@addr).delete(":").reverse.chars.join(".")}.ip6.int"
  end

  def loopback? = ipv4? ? @addr >> 24 == 127 : @addr == 1
  def link_local? = ipv4? ? @addr >> 16 == 0xa9fe : @addr >> 118 == 0x3fa

  def private?
    return @addr >> 121 == 0x7e unless ipv4?
    @addr >> 24 == 10 || @addr >> 20 == 0xac1 || @addr >> 16 == 0xc0a8
  end

  def ipv4_mapped? = ipv6? && (@addr >> 32) == 0xffff
  def ipv4_compat? = ipv6? && (@addr >> 32).zero? && (@addr & IN4MASK) > 1

  def ipv4_mapped
    raise InvalidAddressError, "not an IPv4 address: #{@addr}" unless ipv4?
    self.class.new(@addr | V4_MAPPED, Socket::AF_INET6)
  end

  def ipv4_compat
    raise InvalidAddressError, "not an IPv4 address: #{@addr}" unless ipv4?
    self.class.new(@addr, Socket::AF_INET6)
  end

  def native
    return self unless ipv4_mapped? || ipv4_compat?
    self.class.new(@addr & IN4MASK, Socket::AF_INET)
  end

  def prefix=(prefix)
    mask!(prefix)
  end

  protected

  def bounds = [@addr & @mask_addr, @addr | (whole & ~@mask_addr)]

  def replace(number)
    self.address = number
    self
  end

  def mask!(mask)
    case mask
    when String
      if mask =~ /\A(0|[1-9]\d*)\z/
        length = mask.to_i
      elsif mask =~ /\A\d+\z/
        raise InvalidPrefixError, "leading zeros in prefix"
      else
        other = IPAddr.new(mask)
        raise InvalidPrefixError, "address family is not same" if other.family != @family
        @mask_addr = other.to_i
        inverse = whole & ~@mask_addr
        raise InvalidPrefixError, "invalid mask #{mask}: #{@addr}" unless (inverse & (inverse + 1)).zero?
        @addr &= @mask_addr
        return self
      end
    when IPAddr then return mask!(mask.to_s)
    else length = mask
    end
    bits = ipv4? ? 32 : 128
    raise InvalidPrefixError, "invalid length: #{@addr}" if length.negative? || length > bits
    @mask_addr = whole >> (bits - length) << (bits - length)
    @addr &= @mask_addr
    self
  end

  private

  def whole = ipv4? ? IN4MASK : IN6MASK

  def address=(number)
    raise InvalidAddressError, "invalid address: #{@addr || number}" if number.negative? || number > whole
    @addr = number
  end

  def written(number)
    if ipv4?
      [24, 16, 8, 0].map { |shift| (number >> shift) & 255 }.join(".")
    else
      format("%032x", number).scan(/..../).join(":")
    end
  end

  def coerce_other(other)
    case other
    when IPAddr then other
    when String then self.class.new(other)
    else self.class.new(other, @family)
    end
  end

  def parse(text)
    if text.include?(":")
      @family = Socket::AF_INET6
      @addr = parse_ipv6(text)
    else
      @family = Socket::AF_INET
      @addr = parse_ipv4(text)
    end
  end

  def parse_ipv4(text)
    raise InvalidAddressError, "invalid address: #{@addr}" unless text.match?(/\A\d+\.\d+\.\d+\.\d+\z/)
    text.split(".").inject(0) do |number, part|
      raise InvalidAddressError, "invalid address: #{@addr}" if part.to_i > 255
      raise InvalidAddressError, "zero-filled number in IPv4 address is ambiguous: #{@addr}" if part =~ /\A0./
      (number << 8) + part.to_i
    end
  end

  def parse_ipv6(text)
    rest = text
    if (found = rest.match(/\A(.*:)(\d+\.\d+\.\d+\.\d+)\z/))
      low = parse_ipv4(found[2])
      rest = format("%s%x:%x", found[1], low >> 16, low & 0xffff)
    end
    left, gap, right = rest.partition("::")
    head, tail = left.split(":", -1), right.split(":", -1)
    parts = head + tail
    valid = parts.all? { |part| part.match?(/\A\h{1,4}\z/) } && !(right.include?("::"))
    valid &&= gap.empty? ? parts.size == 8 : parts.size < 8
    raise InvalidAddressError, "invalid address: #{@addr}" unless valid
    parts = head + ["0"] * (8 - parts.size) + tail
    parts.inject(0) { |number, part| (number << 16) + part.hex }
  end
end
