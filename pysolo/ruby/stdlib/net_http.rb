# Net::HTTP: requests, responses and the session object.
require "uri"

module Net
  # What the errors about an answer have.
  module HTTPExceptions
    attr_reader :response
    alias data response

    def initialize(message, response)
      super(message)
      @response = response
    end
  end

  { HTTPError: ProtocolError, HTTPRetriableError: ProtoRetriableError, HTTPClientException: ProtoServerError,
    HTTPFatalError: ProtoFatalError }.each do |name, parent|
    const_set(name, Class.new(parent)).include(HTTPExceptions)
  end
  HTTPServerException = HTTPClientException

  class HTTPBadResponse < StandardError
  end

  class HTTPHeaderSyntaxError < StandardError
  end

  module HTTPHeader
    def initialize_http_header(given)
      @header = {}
      given&.each { |name, value| self[name] = value }
    end

    def [](name) = @header[name.to_s.downcase]&.join(", ")

    def []=(name, value)
      return @header.delete(name.to_s.downcase) if value.nil?
      @header[name.to_s.downcase] = Array(value).map(&:to_s)
    end

    def add_field(name, value) = (@header[name.to_s.downcase] ||= []).concat(Array(value).map(&:to_s))
    def get_fields(name) = @header[name.to_s.downcase]&.dup
    def fetch(name, *default, &block) = @header.fetch(name.to_s.downcase, *default, &block).then { |found| found.is_a?(Array) ? found.join(", ") : found }
    def key?(name) = @header.key?(name.to_s.downcase)
    def delete(name) = @header.delete(name.to_s.downcase)
    def to_hash = @header.dup

    def each_header
      return enum_for(:each_header) { @header.size } unless block_given?
      @header.each { |name, values| yield name, values.join(", ") }
    end
    alias each each_header

    def each_name(&block)
      return enum_for(:each_name) { @header.size } unless block
      @header.each_key(&block)
    end
    alias each_key each_name

    def each_capitalized_name(&block)
      return enum_for(:each_capitalized_name) { @header.size } unless block
      @header.each_key { |name| block.call(capitalized(name)) }
    end

    def each_value(&block)
      return enum_for(:each_value) { @header.size } unless block
      @header.each_value { |values| block.call(values.join(", ")) }
    end

    def each_capitalized
      return enum_for(:each_capitalized) { @header.size } unless block_given?
      @header.each { |name, values| yield capitalized(name), values.join(", ") }
    end
    alias canonical_each each_capitalized
    def size = @header.size
    alias length size
    def content_length = self["content-length"]&.to_i
    def content_length=(length)
      self["content-length"] = length
    end

    def content_type = self["content-type"]&.split(";")&.first&.strip
    def main_type = self["content-type"] && content_type.split("/").first
    def sub_type = self["content-type"] && content_type.split("/", 2)[1]
    def type_params = self["content-type"].to_s.split(";").drop(1).to_h { |part| part.strip.split("=", 2) }
    def chunked? = self["transfer-encoding"].to_s.downcase.include?("chunked")

    def set_content_type(type, params = {})
      self["content-type"] = type + params.map { |name, value| "; #{name}=#{value}" }.join
    end
    alias content_type= set_content_type

    def set_form_data(params, separator = "&")
      self.body = URI.encode_www_form(params).gsub("&", separator)
      self.content_type = "application/x-www-form-urlencoded"
    end
    alias form_data= set_form_data

    def set_form(params, enctype = "application/x-www-form-urlencoded", form_options = {})
      if enctype.start_with?("multipart")
        mark = form_options[:boundary] || "----RubyFormBoundary#{rand(36**16).to_s(36)}"
        self.body = params.map do |name, value, options|
          file = value.respond_to?(:read)
          extra = file ? "; filename=\"#{options&.dig(:filename) || File.basename(value.path)}\"" : ""
          type = file ? "Content-Type: #{options&.dig(:content_type) || "application/octet-stream"}\r\n" : ""
          "--#{mark}\r\nContent-Disposition: form-data; name=\"#{name}\"#{extra}\r\n#{type}\r\n#{file ? value.read : value}\r\n"
        end.join + "--#{mark}--\r\n"
        self["content-type"] = "#{enctype}; boundary=#{mark}"
      else
        set_form_data(params)
      end
    end

    def basic_auth(user, password)
      self["authorization"] = "Basic #{["#{user}:#{password}"].pack("m0")}"
    end

    def proxy_basic_auth(user, password)
      self["proxy-authorization"] = "Basic #{["#{user}:#{password}"].pack("m0")}"
    end

    def set_range(range, length = nil)
      return @header.delete("range") if range.nil?
      range = range...(range + length) if length
      return self["range"] = "bytes=#{range}" if range.is_a?(Integer) && range.negative?
      range = 0..(range - 1) if range.is_a?(Integer)
      last = range.end && range.exclude_end? ? range.end - 1 : range.end
      self["range"] = "bytes=#{range.begin}-#{last unless last == -1}"
    end
    alias range= set_range

    def range
      return unless self["range"]
      self["range"].delete_prefix("bytes=").split(/\s*,\s*/).map do |part|
        first, last = part.split("-", 2)
        raise HTTPHeaderSyntaxError, "invalid byte-range-spec: '#{part}'" unless part.match?(/\A\d*-\d*\z/)
        first.empty? ? (-last.to_i..-1) : (first.to_i..(last.empty? ? -1 : last.to_i))
      end
    end

    def content_range
      found = %r{\Abytes\s+(\d+)-(\d+)/}i.match(self["content-range"].to_s)
      found && (found[1].to_i..found[2].to_i)
    end

    def range_length = content_range && content_range.end - content_range.begin + 1

    def connection_close? = self["connection"].to_s.downcase.include?("close")
    def connection_keep_alive? = self["connection"].to_s.downcase.include?("keep-alive")

    private def capitalized(name) = name.split("-").map(&:capitalize).join("-")
  end

  class HTTPGenericRequest
    include HTTPHeader
    attr_reader :method, :path, :uri, :decode_content
    attr_accessor :body, :body_stream

    def initialize(method, request_body, response_body, target, headers = nil)
      @method, @request_body, @response_body = method, request_body, response_body
      if target.is_a?(URI::Generic)
        raise ArgumentError, "not an HTTP URI" unless target.is_a?(URI::HTTP)
        raise ArgumentError, "no host component for URI" if target.hostname.to_s.empty?
        @uri = target.dup
        @path = target.request_uri
      else
        @path = target.to_s
        raise ArgumentError, "no HTTP request path given" if target.nil?
        raise ArgumentError, "HTTP request path is empty" if @path.empty?
      end
      initialize_http_header(headers)
      if response_body && self["accept-encoding"].nil? && self["range"].nil?
        self["accept-encoding"] = "gzip;q=1.0,deflate;q=0.6,identity;q=0.3"
        @decode_content = true
      end
      self["accept"] ||= "*/*"
      self["user-agent"] ||= "Ruby"
      self["host"] ||= host_text(@uri) if @uri
    end

    # Who asks for an encoding of his own gets it as it is.
    def []=(name, value)
      @decode_content = false if name.to_s.casecmp?("accept-encoding")
      super
    end

    def request_body_permitted? = @request_body
    def body_exist? = @response_body
    def response_body_permitted? = @response_body
    def inspect = "#<#{self.class} #{@method}>"

    private def host_text(uri) = uri.port == uri.default_port ? uri.host : "#{uri.host}:#{uri.port}"
  end

  class HTTPRequest < HTTPGenericRequest
    def initialize(target, headers = nil)
      super(self.class::METHOD, self.class::REQUEST_HAS_BODY, self.class::RESPONSE_HAS_BODY, target, headers)
    end
  end

  class HTTPResponse
    include HTTPHeader
    attr_reader :http_version, :code, :message
    attr_accessor :uri, :body
    alias msg message
    alias entity body
    alias body_entity body
    HAS_BODY = true

    def initialize(version, code, message)
      @http_version, @code, @message = version, code, message
      initialize_http_header(nil)
    end

    def read_body(dest = nil)
      if block_given?
        yield @body.to_s
      elsif dest
        dest << @body.to_s
      end
      @body
    end

    def value
      error! unless is_a?(HTTPSuccess)
    end

    def error_type = self.class::EXCEPTION_TYPE
    def error! = raise(error_type.new("#{code} #{message.dump}", self))
    def code_type = self.class
    def header = self
    def response = self
    def inspect = "#<#{self.class} #{code} #{message} readbody=true>"
  end

  { HTTPUnknownResponse: HTTPError, HTTPInformation: HTTPError, HTTPSuccess: HTTPError, HTTPRedirection: HTTPRetriableError,
    HTTPClientError: HTTPClientException, HTTPServerError: HTTPFatalError }.each do |name, failure|
    const_set(name, Class.new(HTTPResponse)).const_set(:EXCEPTION_TYPE, failure)
  end

  class HTTPResponse
    CODE_CLASS_TO_OBJ = { "1" => HTTPInformation, "2" => HTTPSuccess, "3" => HTTPRedirection, "4" => HTTPClientError,
                          "5" => HTTPServerError }.freeze
    CODE_TO_OBJ = {}
    { 100 => :Continue, 101 => :SwitchProtocol, 200 => :OK, 201 => :Created, 202 => :Accepted, 203 => :NonAuthoritativeInformation,
      204 => :NoContent, 205 => :ResetContent, 206 => :PartialContent, 207 => :MultiStatus, 208 => :AlreadyReported, 226 => :IMUsed, 300 => :MultipleChoices,
      301 => :MovedPermanently, 302 => :Found, 303 => :SeeOther, 304 => :NotModified, 305 => :UseProxy, 307 => :TemporaryRedirect,
      308 => :PermanentRedirect, 400 => :BadRequest, 401 => :Unauthorized, 402 => :PaymentRequired, 403 => :Forbidden,
      404 => :NotFound, 405 => :MethodNotAllowed, 406 => :NotAcceptable, 407 => :ProxyAuthenticationRequired,
      408 => :RequestTimeout, 409 => :Conflict, 410 => :Gone, 411 => :LengthRequired, 412 => :PreconditionFailed,
      413 => :PayloadTooLarge, 414 => :URITooLong, 415 => :UnsupportedMediaType, 416 => :RangeNotSatisfiable,
      417 => :ExpectationFailed, 421 => :MisdirectedRequest, 422 => :UnprocessableEntity, 423 => :Locked,
      424 => :FailedDependency, 426 => :UpgradeRequired, 428 => :PreconditionRequired, 429 => :TooManyRequests,
      431 => :RequestHeaderFieldsTooLarge, 451 => :UnavailableForLegalReasons,
      500 => :InternalServerError, 501 => :NotImplemented, 502 => :BadGateway, 503 => :ServiceUnavailable,
      504 => :GatewayTimeout, 505 => :VersionNotSupported,
      506 => :VariantAlsoNegotiates, 507 => :InsufficientStorage, 508 => :LoopDetected, 510 => :NotExtended,
      511 => :NetworkAuthenticationRequired }.each do |code, name|
      made = Class.new(CODE_CLASS_TO_OBJ[code.to_s[0]])
      made.const_set(:HAS_BODY, false) if [204, 205, 304].include?(code) || code < 200
      Net.const_set(:"HTTP#{name}", made)
      CODE_TO_OBJ[code.to_s] = made
    end
  end
  HTTPMovedTemporarily = HTTPFound
  HTTPMultipleChoice = HTTPMultipleChoices
  HTTPRequestTimeOut = HTTPRequestTimeout
  HTTPGatewayTimeOut = HTTPGatewayTimeout
  HTTPRequestEntityTooLarge = HTTPPayloadTooLarge
  HTTPRequestURITooLong = HTTPURITooLong
  HTTPRequestURITooLarge = HTTPURITooLong
  HTTPRequestedRangeNotSatisfiable = HTTPRangeNotSatisfiable

  class HTTP
    VERSION = "0.2.2"
    METHODS = { Get: [false, true], Head: [false, false], Post: [true, true], Put: [true, true], Delete: [false, true],
                Patch: [true, true], Options: [false, true], Propfind: [true, true], Trace: [false, true] }.freeze
    METHODS.each do |name, (request_body, response_body)|
      made = const_set(name, Class.new(HTTPRequest))
      made.const_set(:METHOD, name.to_s.upcase)
      made.const_set(:REQUEST_HAS_BODY, request_body)
      made.const_set(:RESPONSE_HAS_BODY, response_body)
    end

    def self.default_port = 80
    def self.http_default_port = 80
    def self.https_default_port = 443

    def self.start(address, *args, **options, &block)
      port, proxy_host, proxy_port, = args
      port ||= options[:use_ssl] ? 443 : 80
      made = new(address, port, *(args.size > 1 ? [proxy_host, proxy_port] : []))
      options.each { |name, value| made.public_send(:"#{name}=", value) if made.respond_to?(:"#{name}=") }
      made.start(&block)
    end

    def self.get(target, path_or_headers = nil, port = nil) = get_response(target, path_or_headers, port).body
    def self.get_print(*args) = $stdout.print(get(*args))

    def self.get_response(target, path_or_headers = nil, port = nil, &block)
      unless target.is_a?(URI::Generic)
        return start(target, port || 80) { |http| http.request_get(path_or_headers, &block) }
      end
      start(target.hostname, target.port, use_ssl: target.scheme == "https") { |http| http.request_get(target, path_or_headers, &block) }
    end

    def self.post(uri, data, headers = nil)
      start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") { |http| http.post(uri, data, headers) }
    end

    def self.post_form(uri, params)
      request = Post.new(uri)
      request.form_data = params
      request.basic_auth(uri.user, uri.password) if uri.user
      start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }
    end

    def self.Proxy(host = :ENV, port = nil, *)
      Class.new(self) do
        define_singleton_method(:new) { |address, own_port = nil| Net::HTTP.new(address, own_port, host == :ENV ? :ENV : host, port) }
      end
    end

    attr_reader :address, :port
    attr_accessor :open_timeout, :read_timeout, :write_timeout, :ssl_timeout, :continue_timeout, :keep_alive_timeout, :max_retries,
                  :verify_mode, :ca_file, :ca_path, :cert, :key, :cert_store, :ssl_version, :verify_depth, :verify_hostname,
                  :min_version, :max_version, :ciphers, :close_on_empty_response, :verify_callback, :local_host, :local_port
    attr_reader :proxy_user, :proxy_pass

    def initialize(address, port = nil, proxy_host = :ENV, proxy_port = nil, proxy_user = nil, proxy_pass = nil, *)
      @address, @port = address, (port || 80).to_i
      @proxy_host, @proxy_port, @proxy_user, @proxy_pass = proxy_host, proxy_port, proxy_user, proxy_pass
      @open_timeout = @read_timeout = @write_timeout = 60
      @keep_alive_timeout, @max_retries = 2, 1
      @use_ssl = false
      @started = false
    end

    def use_ssl? = @use_ssl

    def use_ssl=(on)
      raise IOError, "use_ssl value changed, but session already started" if started? && @use_ssl != !!on
      @use_ssl = !!on
    end

    def set_debug_output(_output) = nil
    alias debug_output= set_debug_output
    def started? = @started
    alias active? started?
    def proxy? = !!proxy_address
    def proxy_address = proxy_uri&.hostname
    def proxy_port = proxy_uri&.port
    def proxy_from_env? = @proxy_host == :ENV
    def peer_cert = nil

    def proxy_uri
      return if @proxy_host.nil?
      return URI.parse("http://#{@proxy_host}:#{@proxy_port || 80}") unless @proxy_host == :ENV
      URI::HTTP.new(use_ssl? ? "https" : "http", nil, address, port, nil, "", nil, nil, nil).find_proxy
    end

    def start
      raise IOError, "HTTP session already opened" if @started
      @started = true
      return self unless block_given?
      begin
        yield self
      ensure
        @started = false
      end
    end

    def finish
      raise IOError, "HTTP session not yet started" unless @started
      @started = false
    end

    def request(request, body = nil)
      request.body = body if body
      answer = exchange(request)
      yield answer if block_given?
      answer
    end

    def get(path, headers = nil, dest = nil, &block) = request(Get.new(path, headers)).tap { |found| found.read_body(dest, &block) if dest || block }
    def head(path, headers = nil) = request(Head.new(path, headers))
    def post(path, data, headers = nil) = request(Post.new(path, headers), data)
    def put(path, data, headers = nil) = request(Put.new(path, headers), data)
    def patch(path, data, headers = nil) = request(Patch.new(path, headers), data)
    def delete(path, headers = nil) = request(Delete.new(path, headers))
    def options(path, headers = nil) = request(Options.new(path, headers))
    def request_get(path, headers = nil, &block) = request(Get.new(path, headers), &block)
    def request_head(path, headers = nil, &block) = request(Head.new(path, headers), &block)
    def request_post(path, data, headers = nil, &block) = request(Post.new(path, headers), data, &block)
    def request_put(path, data, headers = nil, &block) = request(Put.new(path, headers), data, &block)
    alias get2 request_get
    alias head2 request_head
    alias post2 request_post

    def send_request(name, path, data = nil, headers = nil)
      made = HTTPGenericRequest.new(name, !data.nil?, name != "HEAD", path, headers)
      request(made, data)
    end

    def inspect = "#<#{self.class} #{address}:#{port} open=#{started?}>"

    private

    def exchange(request)
      body = request.body || request.body_stream&.read
      request["host"] ||= port == (use_ssl? ? 443 : 80) ? address : "#{address}:#{port}"
      request["connection"] ||= "close" unless started?
      request["content-type"] ||= "application/x-www-form-urlencoded" if body
      request["content-length"] ||= "0" if body.nil? && request.request_body_permitted?
      headers = {}
      request.each_capitalized { |name, value| headers[name] = value }
      proxy = proxy_uri
      options = { host: address, port: port, tls: use_ssl?, open_timeout: open_timeout, read_timeout: read_timeout, ca_file: ca_file,
                  verify: verify_mode != 0, proxy_host: proxy&.hostname, proxy_port: proxy&.port }
      version, code, message, fields, content = Net.__exchange(options, request.method, request.path, headers, body)
      kind = HTTPResponse::CODE_TO_OBJ[code] || HTTPResponse::CODE_CLASS_TO_OBJ[code[0]] || HTTPUnknownResponse
      answer = kind.new(version, code, message)
      fields.each { |name, value| answer.add_field(name, value) }
      answer.body = request.response_body_permitted? && kind::HAS_BODY ? decoded(answer, request, content) : nil
      answer.uri = request.uri
      answer
    end

    # The content as it was before the server squeezed it, where that was not asked for.
    def decoded(answer, request, content)
      return content unless request.decode_content && %w[gzip x-gzip deflate].include?(answer["content-encoding"].to_s.downcase)
      require "zlib"
      answer.delete("content-encoding")
      answer.delete("content-length")
      Zlib::Inflate.new(32 + Zlib::MAX_WBITS).inflate(content.b)
    end
  end
  HTTPSession = HTTP
end
