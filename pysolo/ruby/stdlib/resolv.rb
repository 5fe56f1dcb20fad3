# Resolv's addresses and the file of hosts; the system's own resolver stands in resolv.py, questions to name servers in resolv_dns.rb.
class Resolv
  class IPv4
    Regex256 = /0|1(?:[0-9][0-9]?)?|2(?:[0-4][0-9]?|5[0-5]?|[6-9])?|[3-9][0-9]?/x
    Regex = /\A(#{Regex256})\.(#{Regex256})\.(#{Regex256})\.(#{Regex256})\z/

    def self.create(text)
      return text if text.is_a?(IPv4)
      found = Regex.match(text) or raise ArgumentError, "cannot interpret as IPv4 address: #{text.inspect}"
      new(found.captures.map(&:to_i).pack("C4"))
    end

    attr_reader :address

    def initialize(address)
      @address = address
    end

    def to_s = @address.unpack("C4").join(".")
    def inspect = "#<#{self.class} #{self}>"
    def to_name = DNS::Name.create("#{@address.unpack("C4").reverse.join(".")}.in-addr.arpa.")
    def ==(other) = other.is_a?(IPv4) && @address == other.address
    alias eql? ==
    def hash = @address.hash
  end

  class IPv6
    HALF = /(?:[0-9A-Fa-f]{1,4}:)*[0-9A-Fa-f]{1,4}/
    Regex_8Hex = /\A(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\z/
    Regex_CompressedHex = /\A((?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?) :: ((?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?)\z/x
    Regex = /\A(?=[^%]*:[^%]*:)(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:#{HALF})?::(?:#{HALF})?|(?:[0-9A-Fa-f]{1,4}:){6}\d+\.\d+\.\d+\.\d+|(?:#{HALF})?::(?:#{HALF}:)?\d+\.\d+\.\d+\.\d+)(?:%[-0-9A-Za-z._~]+)?\z/

    def self.create(text)
      return text if text.is_a?(IPv6)
      raise ArgumentError, "not numeric IPv6 address: #{text}" unless Regex.match?(text)
      require "ipaddr"
      new(IPAddr.new(text).hton)
    end

    attr_reader :address

    def initialize(address)
      raise ArgumentError, "IPv6 address must be 16 bytes" unless address.is_a?(String) && address.bytesize == 16
      @address = address
    end

    def to_s
      require "ipaddr"
      IPAddr.new_ntoh(@address).to_s
    end

    def inspect = "#<#{self.class} #{self}>"
    def to_name = DNS::Name.create("#{@address.unpack1("H32").reverse.chars.join(".")}.ip6.arpa.")
    def ==(other) = other.is_a?(IPv6) && @address == other.address
    alias eql? ==
    def hash = @address.hash
  end

  AddressRegex = /(?:#{IPv4::Regex})|(?:#{IPv6::Regex})/

  # Names and addresses of /etc/hosts.
  class Hosts
    DefaultFileName = "/etc/hosts"

    def initialize(filename = DefaultFileName)
      @filename = filename
    end

    def getaddresses(name) = lines.select { |_, *names| names.include?(name) }.map(&:first)
    def getnames(address) = lines.select { |own,| own == address.to_s }.flat_map { |_, *names| names }
    def getaddress(name) = getaddresses(name).first || raise(ResolvError, "#{@filename} has no name: #{name}")
    def getname(address) = getnames(address).first || raise(ResolvError, "#{@filename} has no address: #{address}")
    def each_address(name, &block) = getaddresses(name).each(&block)
    def each_name(address, &block) = getnames(address).each(&block)

    private def lines = File.readable?(@filename) ? File.readlines(@filename).map { |line| line.sub(/#.*/, "").split }.reject(&:empty?) : []
  end
end
