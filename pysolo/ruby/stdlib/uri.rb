# URI.
module URI
  class Error < StandardError
  end

  class InvalidURIError < Error
  end

  class InvalidComponentError < Error
  end

  class BadURIError < Error
  end

  PARTS = %r{\A(?:([A-Za-z][A-Za-z0-9+\-.]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?\z}m
  ALLOWED = %r{\A[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*\z}
  AUTHORITY = /\A(?:(.*)@)?(\[[^\]]*\]|[^:\[\]]*)(?::(\d*))?\z/m
  UNSAFE_DEFAULT = /[^\-_.!~*'()a-zA-Z\d;\/?:@&=+$,\[\]]/
  private_constant :PARTS, :ALLOWED, :AUTHORITY

  class Generic
    include URI
    DEFAULT_PORT = nil
    COMPONENT = %i[scheme userinfo host port registry path opaque query fragment].freeze
    attr_reader :scheme, :host, :port, :path, :query, :fragment, :opaque

    def self.default_port = self::DEFAULT_PORT
    def self.component = self::COMPONENT
    def default_port = self.class.default_port
    def component = self.class.component

    def self.build(args)
      if args.is_a?(Array)
        parts = component.zip(args).to_h
      else
        parts = args.transform_keys(&:to_sym)
      end
      parts[:scheme] ||= name == "URI::Generic" ? nil : name[/\w+\z/].downcase
      new(parts[:scheme], parts[:userinfo], parts[:host], parts[:port] || default_port, nil, parts[:path] || "", parts[:opaque],
          parts[:query], parts[:fragment], nil, true)
    end

    def self.build2(args) = build(args)

    def initialize(scheme, userinfo, host, port, _registry, path, opaque, query, fragment, _parser = nil, check = false)
      @scheme = scheme&.downcase
      @user, @password = userinfo.is_a?(Array) ? userinfo : userinfo&.split(":", 2)
      @host = host
      @port = port.is_a?(String) ? (port.empty? ? default_port : port.to_i) : port || default_port
      @path, @opaque, @query, @fragment = path, opaque, query, fragment
      return unless check
      if @host && @path && !@path.empty? && !@path.start_with?("/")
        raise InvalidComponentError, "bad component(expected path component): #{@path}"
      end
      self.query = query if query
    end

    attr_reader :user, :password

    def userinfo
      return unless @user
      @password ? "#{@user}:#{@password}" : @user
    end

    def userinfo=(text)
      @user, @password = text&.split(":", 2)
    end

    def user=(text)
      @user = text
    end

    def password=(text)
      @password = text
    end

    def scheme=(text)
      raise InvalidComponentError, "bad component(expected scheme component): #{text}" unless text.nil? || text.match?(/\A[A-Za-z][A-Za-z0-9+\-.]*\z/)
      @scheme = text&.downcase
    end

    def host=(text)
      raise InvalidComponentError, "bad component(expected host component): #{text}" if text && text.match?(%r{[/?#\s@]})
      @host = text
    end

    def port=(number)
      @port = number.nil? || number == "" ? nil : Integer(number)
    end

    def path=(text)
      raise InvalidComponentError, "bad component(expected absolute path component): #{text}" if text && text.match?(/[\s?#]/)
      @path = text
    end

    def query=(text)
      return @query = nil if text.nil?
      raise InvalidURIError, "query conflicts with opaque" if @opaque
      text = text.to_str.dup
      text = text.gsub(/[^\x21\x24\x26-\x3b\x3d\x3f-\x5a\x5f\x61-\x7a\x7e%\[\]]/) { |char| char.bytes.map { |byte| format("%%%02X", byte) }.join }
      @query = text
    end

    def fragment=(text)
      @fragment = text
    end

    def opaque=(text)
      @opaque = text
    end

    def hostname = @host&.start_with?("[") ? @host[1...-1] : @host

    def hostname=(text)
      @host = text&.include?(":") && !text.start_with?("[") ? "[#{text}]" : text
    end

    def absolute? = !!@scheme
    alias absolute absolute?
    def relative? = !absolute?
    def hierarchical? = !@opaque
    def registry = nil

    def authority
      return unless @host
      text = @host
      text = "#{userinfo}@#{text}" if userinfo
      @port && @port != default_port ? "#{text}:#{@port}" : text
    end

    def to_s
      text = +""
      text << @scheme << ":" if @scheme
      if @opaque
        text << @opaque
      else
        text << "//" if @host || %w[file postgres].include?(@scheme)
        text << authority if @host
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
    def hash = to_s.hash
    def coerce(other) = [URI.parse(other), self]
    def select(*names) = names.map { |name| public_send(name) }

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
        made.userinfo = reference.userinfo
        made.host = reference.host
        made.port = reference.port
        made.instance_variable_set(:@path, reference.path)
        made.query = reference.query
      elsif reference.path.empty?
        made.query = reference.query if reference.query
      else
        made.instance_variable_set(:@path, URI.merged_path(@path.to_s, reference.path))
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

    def route_from(base)
      base = URI.parse(base.to_s)
      return dup if scheme != base.scheme || host != base.host || port != base.port || userinfo != base.userinfo
      made = Generic.new(nil, nil, nil, nil, nil, "", nil, query, fragment)
      own, theirs = path.split("/", -1), base.path.split("/", -1)
      if path == base.path
        made.instance_variable_set(:@query, nil) if query == base.query
        return made
      end
      file = own.pop || ""
      theirs.pop
      while own.first && own.first == theirs.first
        own.shift
        theirs.shift
      end
      text = (theirs.map { ".." } + own + [file]).join("/")
      made.instance_variable_set(:@path, text.empty? ? "./" : text)
      made
    end
    alias - route_from

    def route_to(target) = URI.parse(target.to_s).route_from(self)

    def find_proxy(env = ENV)
      return if hostname.nil? || hostname == "localhost" || hostname.start_with?("127.")
      value = env["#{scheme}_proxy"] || env["#{scheme.to_s.upcase}_PROXY"]
      return if value.nil? || value.empty?
      refused = (env["no_proxy"] || env["NO_PROXY"]).to_s.split(/[\s,]+/)
      return if refused.any? { |name| name == "*" || hostname == name || hostname.end_with?(".#{name.sub(/\A\./, "")}") }
      URI.parse(value)
    end
  end

  class HTTP < Generic
    DEFAULT_PORT = 80
    COMPONENT = %i[scheme userinfo host port path query fragment].freeze

    def request_uri
      return unless @path
      text = @query ? "#{@path}?#{@query}" : @path.dup
      text.start_with?("/") ? text : "/#{text}"
    end

    def authority
      port && port != default_port ? "#{host_with_user}:#{port}" : host_with_user
    end

    def origin = "#{scheme}://#{host}#{":#{port}" if port != default_port}"

    private def host_with_user = userinfo ? "#{userinfo}@#{host}" : host
  end

  class HTTPS < HTTP
    DEFAULT_PORT = 443
  end

  class FTP < Generic
    DEFAULT_PORT = 21
    attr_accessor :typecode
    def path = @path&.sub(%r{\A/}, "")&.sub(/\A%2F/, "/")
    def to_s = super.sub(/\A(ftp:\/\/[^\/]*)(?!\/|\z)/, '\1/')
  end

  class LDAP < Generic
    DEFAULT_PORT = 389
  end

  class LDAPS < LDAP
    DEFAULT_PORT = 636
  end

  class File < Generic
    def initialize(*args)
      super
      @host = "" if @host.nil? && !@opaque && @path&.start_with?("/") && args[2]
    end
    COMPONENT = %i[scheme host path].freeze
  end

  class MailTo < Generic
    def to = @opaque&.split("?")&.first
  end

  class WS < Generic
    DEFAULT_PORT = 80
    def request_uri = @query ? "#{@path}?#{@query}" : @path
  end

  class WSS < WS
    DEFAULT_PORT = 443
  end

  SCHEMES = {
    "HTTP" => HTTP, "HTTPS" => HTTPS, "FTP" => FTP, "FILE" => File, "LDAP" => LDAP, "LDAPS" => LDAPS, "MAILTO" => MailTo,
    "WS" => WS, "WSS" => WSS
  }
  private_constant :SCHEMES

  def self.scheme_list = SCHEMES.dup
  def self.register_scheme(name, cls) = SCHEMES[name.to_s.upcase] = cls
  def self.for(scheme, *args, default: Generic) = (SCHEMES[scheme.to_s.upcase] || default).new(scheme, *args)

  def self.split(uri)
    uri = uri.to_str
    found = PARTS.match(uri)
    bad = !uri.match?(ALLOWED) || found.nil? || uri.match?(/%(?!\h\h)/)
    raise InvalidURIError, "bad URI(is not URI?): #{uri.inspect}" if bad && uri.ascii_only?
    raise InvalidURIError, "URI must be ascii only #{uri.dump}" unless uri.ascii_only?
    scheme, authority, path, query, fragment = found.captures
    raise InvalidURIError, "bad URI(is not URI?): #{uri.inspect}" if scheme.nil? && uri.match?(/\A[^\/?#]*:/)
    if authority
      parts = AUTHORITY.match(authority)
      raise InvalidURIError, "bad URI(is not URI?): #{uri.inspect}" unless parts
      userinfo, host, port = parts.captures
    elsif scheme && !path.empty? && !path.start_with?("/")
      opaque = query ? "#{path}?#{query}" : path
      return [scheme, nil, nil, nil, nil, nil, opaque, nil, fragment]
    end
    [scheme, userinfo, host, port, nil, path, nil, query, fragment]
  end

  def self.parse(uri)
    raise InvalidURIError, "bad URI(is not URI?): nil" if uri.nil?
    scheme, userinfo, host, port, registry, path, opaque, query, fragment = split(uri.respond_to?(:to_str) ? uri : uri.to_s)
    self.for(scheme || "", userinfo, host, port, registry, path, opaque, query, fragment, nil).tap do |made|
      made.instance_variable_set(:@scheme, nil) unless scheme
    end
  rescue NoMethodError
    raise InvalidURIError, "bad URI(is not URI?): #{uri.inspect}"
  end

  def self.join(*texts)
    texts.map { |text| text.is_a?(Generic) ? text : parse(text) }.inject(:merge)
  end

  def self.merged_path(base, relative)
    return without_dots(relative) if relative.start_with?("/")
    kept = base[0..(base.rindex("/") || -1)]
    kept = "/" if kept.empty? || !base.include?("/")
    without_dots(kept + relative)
  end

  def self.without_dots(path)
    out = []
    parts = path.split("/", -1)
    parts.shift if path.start_with?("/")
    parts.each_with_index do |part, index|
      last = index == parts.size - 1
      case part
      when "." then out << "" if last
      when ".."
        out.pop
        out << "" if last
      else out << part
      end
    end
    "/#{out.join("/")}"
  end

  def self.extract(text, schemes = nil)
    names = schemes ? Array(schemes).join("|") : "[A-Za-z][A-Za-z0-9+\\-.]*"
    found = text.scan(%r{(?:#{names}):(?://)?[^\s<>"]+}i)
    found.each { |uri| yield uri } if block_given?
    found unless block_given?
  end

  def self.regexp(schemes = nil)
    names = schemes ? Array(schemes).join("|") : "[A-Za-z][A-Za-z0-9+\\-.]*"
    %r{(?:#{names}):(?://)?[^\s<>"]+}x
  end

  def self.encode_www_form_component(text, _enc = nil)
    text.to_s.b.gsub(/[^*\-.0-9A-Z_a-z]/n) { |char| char == " " ? "+" : format("%%%02X", char.ord) }.force_encoding("US-ASCII")
  end

  def self.decode_www_form_component(text, _enc = nil)
    raise ArgumentError, "invalid %-encoding (#{text})" if text.match?(/%(?!\h\h)/)
    text.b.gsub(/\+|%\h\h/n) { |found| found == "+" ? " " : found[1..].hex.chr }.force_encoding("UTF-8")
  end

  def self.encode_uri_component(text, _enc = nil) = encode_www_form_component(text).gsub("+", "%20")
  def self.decode_uri_component(text, _enc = nil) = decode_www_form_component(text.gsub("+", "%2B"))

  def self.encode_www_form(enum, _enc = nil)
    enum.map do |key, value|
      if value.nil?
        encode_www_form_component(key)
      elsif value.respond_to?(:to_ary)
        value.to_ary.map { |item| item.nil? ? encode_www_form_component(key) : "#{encode_www_form_component(key)}=#{encode_www_form_component(item)}" }.join("&")
      else
        "#{encode_www_form_component(key)}=#{encode_www_form_component(value)}"
      end
    end.join("&")
  end

  def self.decode_www_form(text, _enc = nil, separator: "&", **_rest)
    text.split(separator).map do |pair|
      key, _, value = pair.partition("=")
      [decode_www_form_component(key), decode_www_form_component(value)]
    end
  end

  class RFC2396_Parser
    def parse(uri) = URI.parse(uri)
    def split(uri) = URI.split(uri)
    def join(*uris) = URI.join(*uris)
    def extract(text, schemes = nil, &block) = URI.extract(text, schemes, &block)
    def make_regexp(schemes = nil) = URI.regexp(schemes)

    def escape(text, unsafe = URI::UNSAFE_DEFAULT)
      unsafe = Regexp.new("[#{Regexp.quote(unsafe)}]") unless unsafe.is_a?(Regexp)
      text.gsub(unsafe) { |found| found.bytes.map { |byte| format("%%%02X", byte) }.join }
    end

    def unescape(text, _escaped = nil)
      text.b.gsub(/%\h\h/n) { |found| found[1..].hex.chr }.force_encoding(text.encoding)
    end
    ESCAPED = /%\h\h/
    UNSAFE = URI::UNSAFE_DEFAULT
    def regexp = { ABS_URI: URI.regexp, ESCAPED: ESCAPED, UNSAFE: UNSAFE, HOST: /[^\s\/:?#]+/ }
  end

  Parser = RFC2396_Parser
  DEFAULT_PARSER = RFC2396_Parser.new
  RFC2396_REGEXP = Module.new
  UNSAFE = UNSAFE_DEFAULT
end

module Kernel
  def URI(uri)
    return uri if uri.is_a?(URI::Generic)
    raise ArgumentError, "bad argument (expected URI object or URI string)" unless uri.respond_to?(:to_str)
    URI.parse(uri.to_str)
  end
  module_function :URI
end
