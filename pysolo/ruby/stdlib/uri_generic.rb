# URI::Generic: what all URIs have in common.
module URI
  VERSION = "0.11.0"

  class Error < StandardError
  end

  class InvalidURIError < Error
  end

  class InvalidComponentError < Error
  end

  class BadURIError < Error
  end

  class Generic
    include URI
    DEFAULT_PORT = nil
    COMPONENT = %i[scheme userinfo host port registry path opaque query fragment].freeze
    SCHEME_RULE = /\A[A-Za-z][A-Za-z0-9+\-.]*\z/
    USER_RULE = /\A(?:%\h\h|[\w\-.!~*'();&=+$,])*\z/
    HOST_RULE = /\A(?:(?:%\h\h|[!$&-.0-;=A-Z_a-z~])+|\[[0-9A-Fa-f:.v]+\])\z/
    ABSOLUTE_RULE = %r{\A/(?:%\h\h|[!$&-;=@-Z_a-z~])*\z}
    RELATIVE_RULE = %r{\A(?:%\h\h|[!$&-.0-9;=@-Z_a-z~])(?:%\h\h|[!$&-;=@-Z_a-z~])*\z}
    private_constant :SCHEME_RULE, :USER_RULE, :HOST_RULE, :ABSOLUTE_RULE, :RELATIVE_RULE

    attr_reader :scheme, :host, :port, :path, :query, :fragment, :opaque, :user, :password

    def self.default_port = self::DEFAULT_PORT
    def self.component = self::COMPONENT
    def self.use_registry = false
    def default_port = self.class.default_port
    def component = self.class.component

    # Out of a Hash by name or an Array in the order of ``component``; each part is checked.
    def self.build(args)
      case args
      when Array
        raise ArgumentError, "expected Array of or Hash of components of #{self} (#{component.join(", ")})" if args.size != component.size
        parts = component.zip(args).to_h
      when Hash then parts = args.transform_keys(&:to_sym)
      else raise ArgumentError, "expected Array of or Hash of components of #{self} (#{component.join(", ")})"
      end
      made(**parts)
    end

    def self.made(scheme: nil, userinfo: nil, host: nil, port: nil, path: nil, opaque: nil, query: nil, fragment: nil, **)
      new(scheme, userinfo, host, port, nil, path, opaque, query, fragment, nil, true)
    end
    private_class_method :made

    def self.build2(args)
      build(args)
    rescue InvalidComponentError
      build(args.is_a?(Array) ? args.map { |part| part.is_a?(String) ? DEFAULT_PARSER.escape(part) : part } : args)
    end

    def initialize(scheme, userinfo, host, port, _registry, path, opaque, query, fragment, _parser = nil, check = false)
      if check
        self.scheme = scheme
        self.userinfo = userinfo
        self.hostname = host
        self.port = port
        self.path = path
        self.opaque = opaque
      else
        @scheme = scheme&.downcase
        set_userinfo(userinfo)
        @host = host
        set_port(port)
        @path, @opaque = path, opaque
      end
      self.query = query
      self.fragment = fragment
      @path = "" if @path.nil? && @opaque.nil?
      @port ||= default_port
    end

    def userinfo
      return if @user.nil?
      @password ? "#{@user}:#{@password}" : @user
    end

    def userinfo=(text)
      return if text.nil?
      parts = text.is_a?(Array) ? text : text.split(":", 2)
      parts.each { |part| check_user(part) }
      set_userinfo(parts)
    end

    def user=(text)
      check_user(text)
      @user = text
    end

    def password=(text)
      raise InvalidURIError, "password component depends user component" if text && @user.nil?
      raise InvalidComponentError, "bad password component" unless text.nil? || text.match?(USER_RULE)
      @password = text
    end

    def scheme=(text)
      check(text, SCHEME_RULE, "scheme component")
      @scheme = text&.downcase
    end

    def host=(text)
      raise InvalidURIError, "can not set host with registry or opaque" if text && @opaque
      check(text, HOST_RULE, "host component") unless text == ""
      @host = text
    end

    def hostname = @host&.start_with?("[") ? @host[1...-1] : @host

    def hostname=(text)
      self.host = text&.include?(":") && !text.start_with?("[") ? "[#{text}]" : text
    end

    def port=(number)
      raise InvalidURIError, "can not set port with registry or opaque" if number && @opaque
      unless number.nil? || number.is_a?(Integer) || number.to_s.match?(/\A\d*\z/)
        raise InvalidComponentError, "bad component(expected port component): #{number.inspect}"
      end
      set_port(number)
    end

    def path=(text)
      raise InvalidURIError, "path conflicts with opaque" if text && @opaque
      unless text.nil? || text == "" || text.match?(ABSOLUTE_RULE)
        absolute = @scheme && @scheme != "ftp"
        if absolute || !text.match?(RELATIVE_RULE)
          raise InvalidComponentError, "bad component(expected #{absolute ? "absolute" : "relative"} path component): #{text}"
        end
      end
      @path = text
    end

    def query=(text)
      return @query = nil if text.nil?
      raise InvalidURIError, "query conflicts with opaque" if @opaque
      @query = escaped(text, /(?!%\h\h|[!$-&(-;=?-_a-~])./n)
    end

    def fragment=(text)
      @fragment = text && escaped(text, /(?!%\h\h|[!-~])./n)
    end

    def opaque=(text)
      if text && (@host || @port || userinfo || !@path.to_s.empty?)
        raise InvalidURIError, "can not set opaque with host, port, userinfo or path"
      end
      @opaque = text
    end

    def absolute? = !!@scheme
    alias absolute absolute?
    def relative? = !absolute?
    def hierarchical? = !!@path
    def registry = nil
    def parser = DEFAULT_PARSER

    def to_s
      text = +""
      text << @scheme << ":" if @scheme
      if @opaque
        text << @opaque
      else
        text << "//" if @host || %w[file postgres].include?(@scheme)
        text << userinfo << "@" if userinfo
        text << @host if @host
        text << ":" << @port.to_s if @port && @port != default_port
        text << "/" if @host && !@path.to_s.empty? && !@path.start_with?("/")
        text << @path.to_s
        text << "?" << @query if @query
      end
      text << "#" << @fragment if @fragment
      text
    end
    alias to_str to_s

    def inspect = "#<#{self.class} #{self}>"
    def ==(other) = self.class == other.class && normalize.to_s == other.normalize.to_s
    def eql?(other) = self.class == other.class && to_s == other.to_s
    def hash = [self.class, to_s].hash

    def coerce(other)
      raise InvalidURIError, "bad URI(is not URI?): #{other.inspect}" unless other.is_a?(String)
      [URI.parse(other), self]
    end

    def select(*names)
      unknown = names - component
      unless unknown.empty?
        raise ArgumentError, "expected of components of #{self.class} (#{component.join(", ")})"
      end
      names.map { |name| public_send(name) }
    end

    def normalize = dup.tap(&:normalize!)

    def normalize!
      @path = "/" if @path&.empty? && @host
      @scheme = @scheme&.downcase
      @host = @host&.downcase
      self
    end

    def merge(reference)
      reference = URI.parse(reference.to_str) unless reference.is_a?(Generic)
      return reference.dup if reference.absolute?
      raise BadURIError, "both URI are relative" unless absolute?
      made = dup
      made.fragment = reference.fragment
      if reference.host
        made.take_place_of(reference)
        made.query = reference.query
      elsif reference.path.empty?
        made.query = reference.query if reference.query
      else
        made.take_path(URI.merged_path(@path.to_s, reference.path))
        made.query = reference.query
      end
      made
    end
    alias + merge

    def merge!(reference)
      made = merge(reference)
      made.instance_variables.each { |name| instance_variable_set(name, made.instance_variable_get(name)) }
      self
    end

    # What ``base`` needs so that merging gives this one.
    def route_from(base)
      base = base.is_a?(Generic) ? base : URI.parse(base.to_str)
      raise BadURIError, "relative URI: #{self}" if relative?
      raise BadURIError, "relative URI: #{base}" if base.relative?
      return dup if scheme != base.scheme
      made = Generic.new(nil, userinfo, host, port, nil, path, opaque, query, fragment)
      if userinfo != base.userinfo || host.to_s.downcase != base.host.to_s.downcase || port != base.port
        made.port = nil if port == base.default_port
        return made
      end
      made.take_place_of(nil)
      if path == base.path
        made.take_path("")
        made.query = nil if query == base.query
      else
        made.take_path(URI.route(base.path, path))
        made.take_path("") if made.path == "./" && query
      end
      made
    end
    alias - route_from

    def route_to(target) = (target.is_a?(Generic) ? target : URI.parse(target.to_str)).route_from(self)

    def find_proxy(env = ENV)
      raise BadURIError, "relative URI: #{self}" if relative?
      return if hostname.nil? || hostname == "localhost" || hostname.start_with?("127.")
      name = "#{scheme.downcase}_proxy"
      # Under CGI the upper case name is a header that a client may send.
      value = env[name] || (name == "http_proxy" && env["REQUEST_METHOD"] ? nil : env[name.upcase])
      return if value.nil? || value.empty?
      refused = (env["no_proxy"] || env["NO_PROXY"]).to_s
      return if !refused.empty? && !URI::Generic.use_proxy?(hostname, hostname, port, refused)
      URI.parse(value)
    end

    def self.use_proxy?(hostname, _address, port, refused)
      refused.scan(/([^:,\s]+)(?::(\d+))?/).none? do |name, only|
        ending = ".#{name.delete_prefix(".").downcase}"
        (name == "*" || ".#{hostname.downcase}".end_with?(ending)) && (only.nil? || only.to_i == port)
      end
    end

    protected

    def take_place_of(other)
      @user, @password, @host, @port = other && [other.user, other.password, other.host, other.port]
      @path = other.path if other
    end

    def take_path(path)
      @path = path
    end

    private

    def set_userinfo(given)
      @user, @password = given.is_a?(Array) ? given : given&.split(":", 2)
    end

    def set_port(number)
      number = nil if number == ""
      @port = number && number.to_i
    end

    def check(text, rule, what)
      return if text.nil? || text.match?(rule)
      raise InvalidComponentError, "bad component(expected #{what}): #{text}"
    end

    def check_user(text)
      raise InvalidURIError, "can not set user with registry or opaque" if text && @opaque
      check(text, USER_RULE, "userinfo component or user component")
    end

    def escaped(text, rule)
      text = text.to_str.b.delete("\t\n\r")
      text.gsub(rule) { |char| format("%%%02X", char.ord) }.force_encoding("US-ASCII")
    end
  end
end
