# Resolv::DNS: names, resources and the messages that ask name servers for them.
require "socket"
require "timeout"

class Resolv
  class DNS
    Port = 53
    UDPSize = 512

    class DecodeError < StandardError
    end

    class EncodeError < StandardError
    end

    module Label
      # One part of a name; case does not matter.
      class Str
        attr_reader :string, :downcase

        def initialize(string)
          @string, @downcase = string, string.downcase
        end

        def to_s = @string
        def inspect = "#<#{self.class} #{self}>"
        def ==(other) = self.class == other.class && @downcase == other.downcase
        alias eql? ==
        def hash = @downcase.hash
      end

      def self.split(text) = text.scan(/[^.]+/).map { |part| Str.new(part) }
    end

    class Name
      def self.create(text)
        case text
        when Name then text
        when String then new(Label.split(text), text.end_with?("."))
        else raise ArgumentError, "cannot interpret as DNS name: #{text.inspect}"
        end
      end

      def initialize(labels, absolute = true)
        @labels, @absolute = labels.map { |label| label.is_a?(String) ? Label::Str.new(label) : label }, absolute
      end

      def absolute? = @absolute
      def length = @labels.length
      def [](index) = @labels[index]
      def to_a = @labels
      def to_s = @labels.join(".")
      def inspect = "#<#{self.class}: #{self}#{"." if @absolute}>"
      def hash = @labels.hash ^ @absolute.hash
      def ==(other) = other.is_a?(Name) && @labels == other.to_a && @absolute == other.absolute?
      alias eql? ==

      def subdomain_of?(other)
        raise ArgumentError, "not a domain name: #{other.inspect}" unless other.is_a?(Name)
        return false if @absolute != other.absolute? || @labels.length <= other.length
        @labels.last(other.length) == other.to_a
      end
    end

    # What name servers tell; TYPE is the number of its kind.
    class Resource
      attr_reader :ttl

      def self.with(type, *fields)
        Class.new(self) do
          const_set(:TypeValue, type)
          const_set(:ClassValue, 1)
          attr_reader(*fields)
          define_method(:initialize) { |*values| fields.zip(values) { |field, value| instance_variable_set(:"@#{field}", value) } }
          define_method(:values) { fields.map { |field| public_send(field) } }
          define_method(:==) { |other| self.class == other.class && values == other.values }
          alias_method :eql?, :==
          define_method(:hash) { values.hash }
        end
      end

      module IN
        A = Resource.with(1, :address)
        NS = Resource.with(2, :name)
        CNAME = Resource.with(5, :name)
        SOA = Resource.with(6, :mname, :rname, :serial, :refresh, :retry, :expire, :minimum)
        PTR = Resource.with(12, :name)
        HINFO = Resource.with(13, :cpu, :os)
        MX = Resource.with(15, :preference, :exchange)
        TXT = Resource.with(16, :strings)
        AAAA = Resource.with(28, :address)
        SRV = Resource.with(33, :priority, :weight, :port, :target)
        ANY = Resource.with(255)
        KINDS = constants.map { |name| const_get(name) }.to_h { |kind| [kind::TypeValue, kind] }

        class TXT
          def initialize(first, *rest)
            @strings = [first, *rest]
          end

          def data = @strings.join
        end
      end
      %i[NS CNAME SOA PTR HINFO MX TXT ANY].each { |name| const_set(name, IN.const_get(name)) }
      DomainName = IN::NS
    end

    # A question, and the answer taken apart.
    class Message
      def self.question(id, name, kind)
        labels = name.to_a.map { |label| [label.to_s.bytesize].pack("C") + label.to_s.b }.join
        [id, 0x0100, 1, 0, 0, 0].pack("n6") + labels + "\0".b + [kind::TypeValue, 1].pack("nn")
      end

      attr_reader :id, :rcode, :answers

      def initialize(data)
        @data, @at = data.b, 12
        @id, flags, questions, answers, = data.unpack("n6")
        @truncated, @rcode = flags[9] == 1, flags & 15
        questions.times { name && @at += 4 }
        @answers = Array.new(answers) { record }
      end

      def truncated? = @truncated

      private

      def record
        owner = name
        type, _, ttl, size = @data[@at, 10].unpack("nnNn")
        @at += 10
        stop = @at + size
        kind = Resource::IN::KINDS[type]
        made = kind && kind.new(*content(type, stop))
        made&.instance_variable_set(:@ttl, ttl)
        @at = stop
        [owner, ttl, made]
      end

      def content(type, stop)
        case type
        when 1 then [IPv4.new(@data[@at, 4])]
        when 28 then [IPv6.new(@data[@at, 16])]
        when 2, 5, 12 then [name]
        when 6 then [name, name, *Array.new(5) { long }]
        when 15 then [short, name]
        when 33 then [short, short, short, name]
        when 13, 16
          texts = []
          texts << text while @at < stop
          texts
        else []
        end
      end

      def short = @data[(@at += 2) - 2, 2].unpack1("n")
      def long = @data[(@at += 4) - 4, 4].unpack1("N")

      def text
        size = @data.getbyte(@at)
        @at += size + 1
        @data[@at - size, size].force_encoding("UTF-8")
      end

      # A name may end in one that stood before.
      def name
        labels, back = [], nil
        loop do
          size = @data.getbyte(@at) or raise DecodeError, "limit exceeded"
          if size >= 0xc0
            back ||= @at + 2
            @at = @data[@at, 2].unpack1("n") & 0x3fff
            next
          end
          @at += 1
          break if size.zero?
          labels << @data[@at, size].force_encoding("UTF-8")
          @at += size
        end
        @at = back if back
        Name.new(labels)
      end
    end

    # With what /etc/resolv.conf says, or a Hash: nameserver, nameserver_port, search, ndots.
    def initialize(config = nil)
      @config = config.is_a?(Hash) ? config : {}
      @config = self.class.read(config || "/etc/resolv.conf") unless config.is_a?(Hash)
      @timeouts = [5, 10]
    end

    def self.read(file)
      found = { nameserver: [], search: [], ndots: 1 }
      return found unless File.readable?(file)
      File.foreach(file) do |line|
        word, *rest = line.sub(/[#;].*/, "").split
        case word
        when "nameserver" then found[:nameserver].concat(rest)
        when "search", "domain" then found[:search] = rest
        when "options" then found[:ndots] = rest.filter_map { |one| one[/\Andots:(\d+)/, 1] }.first&.to_i || found[:ndots]
        end
      end
      found
    end

    def self.open(*args)
      made = new(*args)
      return made unless block_given?
      begin
        yield made
      ensure
        made.close
      end
    end

    def close = nil

    def timeouts=(seconds)
      @timeouts = Array(seconds)
    end

    def getaddresses(name) = (getresources(name, Resource::IN::A) + getresources(name, Resource::IN::AAAA)).map(&:address)
    def each_address(name, &block) = getaddresses(name).each(&block)
    def getaddress(name) = getaddresses(name).first || raise(ResolvError, "DNS result has no information for #{name}")

    def getnames(address) = getresources(reversed(address), Resource::IN::PTR).map(&:name)
    def each_name(address, &block) = getnames(address).each(&block)
    def getname(address) = getnames(address).first || raise(ResolvError, "DNS result has no information for #{address}")

    def getresource(name, kind) = getresources(name, kind).first || raise(ResolvError, "DNS result has no information for #{name}")
    def each_resource(name, kind, &block) = getresources(name, kind).each(&block)

    def getresources(name, kind)
      candidates(Name.create(name)).each do |asked|
        answer = ask(asked, kind)
        next if answer.nil? || answer.rcode != 0
        return wanted(answer, asked, kind)
      end
      []
    end

    private

    def reversed(address)
      case address
      when Name then address
      when IPv4, IPv6 then address.to_name
      when IPv4::Regex then IPv4.create(address).to_name
      when IPv6::Regex then IPv6.create(address).to_name
      else raise ResolvError, "cannot interpret as address: #{address}"
      end
    end

    def candidates(name)
      return [name] if name.absolute?
      plain = Name.new(name.to_a)
      searched = Array(@config[:search]).map { |domain| Name.new(name.to_a + Label.split(domain)) }
      name.length > (@config[:ndots] || 1) ? [plain, *searched] : [*searched, plain]
    end

    # Aliases lead on to the name that has the resource.
    def wanted(answer, name, kind)
      owner = name
      answer.answers.each { |from, _, found| owner = found.name if found.is_a?(Resource::IN::CNAME) && from == owner && kind != Resource::IN::CNAME }
      answer.answers.filter_map { |from, _, found| found if from == owner && (found.is_a?(kind) || kind == Resource::IN::ANY) }
    end

    def servers
      @config[:nameserver_port] || Array(@config[:nameserver]).then { |found| found.empty? ? ["0.0.0.0"] : found }.map { |host| [host, Port] }
    end

    def ask(name, kind)
      id = rand(65_536)
      message = Message.question(id, name, kind)
      @timeouts.each do |seconds|
        servers.each do |host, port|
          answer = over_udp(message, id, host, port, seconds)
          return answer if answer
        end
      end
      nil
    end

    def over_udp(message, id, host, port, seconds)
      socket = UDPSocket.new(host.include?(":") ? Socket::AF_INET6 : Socket::AF_INET)
      socket.send(message, 0, host, port)
      answer = Timeout.timeout(seconds) { Message.new(socket.recvfrom(4096).first) }
      answer.truncated? ? over_tcp(message, host, port, seconds) : answer.id == id ? answer : nil
    rescue Timeout::Error, SystemCallError
      nil
    ensure
      socket&.close
    end

    def over_tcp(message, host, port, seconds)
      Timeout.timeout(seconds) do
        TCPSocket.open(host, port) do |socket|
          socket.write([message.bytesize].pack("n") + message)
          Message.new(socket.read(socket.read(2).unpack1("n")))
        end
      end
    end
  end
end
