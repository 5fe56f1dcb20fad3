# The schemes that have a class of their own.
module URI
  class HTTP < Generic
    DEFAULT_PORT = 80
    COMPONENT = %i[scheme userinfo host port path query fragment].freeze

    # The scheme goes without saying.
    def self.build(args)
      args = [nil, *args] if args.is_a?(Array) && args.size == component.size - 1
      args = component.zip(args).to_h if args.is_a?(Array)
      super({ **args.transform_keys(&:to_sym), scheme: name[/\w+\z/].downcase })
    end

    def request_uri
      return unless @path
      text = @query ? "#{@path}?#{@query}" : @path.dup
      text.start_with?("/") ? text : "/#{text}"
    end

    def authority = port == default_port ? host : "#{host}:#{port}"
    def origin = "#{scheme}://#{authority}"
  end

  class HTTPS < HTTP
    DEFAULT_PORT = 443
  end

  class FTP < Generic
    DEFAULT_PORT = 21
    COMPONENT = %i[scheme userinfo host port path typecode].freeze
    TYPECODE = %w[a i d].freeze
    TYPECODE_PREFIX = ";type="
    attr_reader :typecode

    def self.build(args)
      args = component.last(args.size).zip(args).to_h if args.is_a?(Array)
      code = args[:typecode]
      path = args[:path]&.delete_prefix("/")
      made = new("ftp", args[:userinfo], args[:host], args[:port], nil, path && "/#{path}", nil, nil, nil, nil, true)
      made.typecode = code if code
      made
    end

    def initialize(*)
      super
      return unless @path
      @path = @path.delete_prefix("/").sub(/\A%2F/i, "/")
      @path, mark, code = @path.rpartition(TYPECODE_PREFIX)
      mark.empty? ? @path = code : @typecode = code
    end

    def typecode=(code)
      raise InvalidComponentError, "bad typecode(expected is a, i or d): #{code}" unless code.nil? || TYPECODE.include?(code)
      @typecode = code
    end

    def path = @path.delete_prefix("/").sub(/\A%2F/i, "/")

    def to_s
      return super unless @typecode
      plain, @path = @path, "#{@path}#{TYPECODE_PREFIX}#{@typecode}"
      super
    ensure
      @path = plain if plain
    end
  end

  class LDAP < Generic
    DEFAULT_PORT = 389
    COMPONENT = %i[scheme host port dn attributes scope filter extensions].freeze
    SCOPE = [SCOPE_ONE = "one", SCOPE_SUB = "sub", SCOPE_BASE = "base"].freeze
    def hierarchical? = false
    def dn = @path&.delete_prefix("/")
    def attributes = parts[0]
    def scope = parts[1]
    def filter = parts[2]
    def extensions = parts[3]

    private def parts = (@query || "").split("?").map { |part| part unless part.empty? }
  end

  class LDAPS < LDAP
    DEFAULT_PORT = 636
  end

  class File < Generic
    COMPONENT = %i[scheme host path].freeze

    def self.build(args)
      args = component.last(args.size).zip(args).to_h if args.is_a?(Array)
      new("file", nil, args[:host], nil, nil, args[:path], nil, nil, nil, nil, true)
    end

    def initialize(*)
      super
      @host ||= "" unless @opaque
    end

    def host=(text)
      super(text || "")
    end

    # A file has none of these.
    %i[port= userinfo= user= password=].each { |name| define_method(name) { |_value| nil } }
  end

  class MailTo < Generic
    COMPONENT = %i[scheme to headers].freeze
    attr_reader :to, :headers

    def self.build(args)
      to, headers = args.is_a?(Array) ? args.last(2) : args.values_at(:to, :headers)
      headers = headers.map { |pair| pair.is_a?(Array) ? pair.join("=") : pair }.join("&") if headers.is_a?(Array)
      headers = headers.map { |name, value| "#{name}=#{value}" }.join("&") if headers.is_a?(Hash)
      opaque = headers.to_s.empty? ? to.to_s : "#{to}?#{headers}"
      new("mailto", nil, nil, nil, nil, nil, opaque, nil, nil, nil, true)
    end

    def initialize(*)
      super
      raise InvalidComponentError, "missing opaque part for mailto URL" if @opaque.nil?
      @to, text = @opaque.to_s.split("?", 2)
      @to ||= ""
      @headers = text.to_s.split("&").map { |pair| pair.split("=", 2) }
      return if @to.split(",").all? { |address| address.match?(/\A[^\s@<>]+@[^\s@<>]+\z/) }
      raise InvalidComponentError, "unrecognised opaque part for mailtoURL: #{@opaque}"
    end

    def to=(text)
      @to = text
    end

    def headers=(text)
      @headers = text.is_a?(String) ? text.split("&").map { |pair| pair.split("=", 2) } : text
    end

    def to_s
      text = @headers.map { |pair| pair.join("=") }.join("&")
      "#{@scheme}:#{@to}#{"?#{text}" unless text.empty?}#{"##{@fragment}" if @fragment}"
    end

    def to_mailtext
      head = @headers.to_h { |name, value| [name.downcase, URI.decode_www_form_component(value.gsub("+", "%2B"))] }
      body = head.delete("body")
      lines = head.reject { |name, _| name == "to" }.map { |name, value| "#{name.capitalize}: #{value}\n" }
      "To: #{[URI.decode_www_form_component(@to), head["to"]].compact.join(", ")}\n#{lines.join}\n#{body}\n"
    end
    alias to_rfc822text to_mailtext
  end

  class WS < Generic
    DEFAULT_PORT = 80
    COMPONENT = %i[scheme userinfo host port path query].freeze
    def self.build(args) = super({ **args, scheme: name[/\w+\z/].downcase })
    def request_uri = @path && (@query ? "#{@path}?#{@query}" : @path.dup).then { |text| text.start_with?("/") ? text : "/#{text}" }
  end

  class WSS < WS
    DEFAULT_PORT = 443
  end
end
