# WEBrick: a small web server in a program's own process. Servlets stand in webrick_servlets.rb.
require "socket"
require "time"
require "uri"
require "stringio"

module WEBrick
  VERSION = "1.7.0"
  CRLF = "\r\n"

  class ServerError < StandardError
  end

  class BasicLog
    FATAL, ERROR, WARN, INFO, DEBUG = 1, 2, 3, 4, 5
    attr_accessor :level

    def initialize(log_file = nil, level = nil)
      @level = level || INFO
      @log = log_file.is_a?(String) ? File.open(log_file, "a") : log_file || $stderr
    end

    def log(level, data)
      @log << "#{data.to_s.chomp}\n" if @log && level <= @level
    end

    def <<(data) = log(INFO, data)
    def close = @log = nil

    %w[fatal error warn info debug].each do |name|
      rank = const_get(name.upcase)
      define_method(name) { |message| log(rank, "#{name.upcase.ljust(5)} #{message}") }
      define_method("#{name}?") { rank <= level }
    end
  end

  class Log < BasicLog
    def log(level, data) = super(level, "[#{Time.now.strftime("%Y-%m-%d %H:%M:%S")}] #{data}")
  end

  module HTTPStatus
    REASONS = {
      100 => "Continue", 200 => "OK", 201 => "Created", 202 => "Accepted", 204 => "No Content", 206 => "Partial Content",
      301 => "Moved Permanently", 302 => "Found", 303 => "See Other", 304 => "Not Modified", 307 => "Temporary Redirect",
      400 => "Bad Request", 401 => "Unauthorized", 403 => "Forbidden", 404 => "Not Found", 405 => "Method Not Allowed",
      408 => "Request Timeout", 409 => "Conflict", 411 => "Length Required", 500 => "Internal Server Error", 501 => "Not Implemented",
      502 => "Bad Gateway", 503 => "Service Unavailable",
    }.freeze
    private_constant :REASONS

    class Status < StandardError
      attr_reader :code, :reason_phrase

      def initialize(*)
        super
        @code, @reason_phrase = self.class::CODE, self.class::REASON
      end
      alias to_i code
    end

    class Info < Status
    end

    class Success < Status
    end

    class Redirect < Status
    end

    class Error < Status
    end

    class ClientError < Error
    end

    class ServerError < Error
    end

    REASONS.each do |code, reason|
      kind = Class.new([Info, Success, Redirect, ClientError, ServerError][code / 100 - 1])
      kind.const_set(:CODE, code)
      kind.const_set(:REASON, reason)
      const_set(reason.delete(" "), kind)
      const_set("RC_#{reason.upcase.tr(" ", "_")}", code)
    end

    def self.[](code) = const_get(REASONS.fetch(code).delete(" "))
    def self.reason_phrase(code) = REASONS[code.to_i].to_s
  end

  class HTTPRequest
    attr_reader :request_method, :unparsed_uri, :path, :query_string, :header, :body, :http_version, :peeraddr, :request_line
    attr_accessor :path_info, :script_name, :user

    # False when the other side hung up without asking.
    def parse(socket)
      @peeraddr = socket.peeraddr
      @request_line = socket.gets or return false
      @request_method, @unparsed_uri, version = request_line.split
      raise HTTPStatus::BadRequest, "bad Request-Line '#{request_line.chomp}'." unless version&.start_with?("HTTP/")
      @http_version = version.delete_prefix("HTTP/")
      target = unparsed_uri[%r{\Ahttps?://[^/]+(.*)}, 1] || unparsed_uri
      path, @query_string = target.split("?", 2)
      @path = @path_info = normalized(URI.decode_www_form_component((path || "/").gsub("+", "%2B")))
      read_header(socket)
      @body = read_body(socket)
      true
    end

    def [](name) = header[name.downcase]&.join(", ")
    def each = header.each { |name, values| yield name, values.join(", ") }
    def content_length = self["content-length"].to_i
    def content_type = self["content-type"]
    def query = @query ||= URI.decode_www_form(form? ? body.to_s : query_string.to_s).to_h
    def request_uri = URI.parse("http://#{self["host"] || "localhost"}#{unparsed_uri}")
    def to_s = "#{request_line}#{header.map { |name, values| "#{name}: #{values.join(", ")}\r\n" }.join}\r\n#{body}"

    private

    # A path without dots; one that leaves the site is refused.
    def normalized(path)
      kept = path.split("/", -1).drop(1).each_with_object([]) do |part, parts|
        next if part == "."
        next parts << part unless part == ".."
        parts.pop or raise HTTPStatus::BadRequest, "abnormal path `#{path}'"
      end
      "/#{kept.join("/")}"
    end

    def form? = content_type.to_s.start_with?("application/x-www-form-urlencoded")

    def read_header(socket)
      @header = Hash.new { |hash, name| hash[name] = [] }
      while (line = socket.gets&.chomp) && !line.empty?
        name, value = line.split(":", 2)
        raise HTTPStatus::BadRequest, "bad header '#{line}'." unless value
        @header[name.downcase] << value.strip
      end
      @header.default = nil
    end

    def read_body(socket)
      return read_chunks(socket) if self["transfer-encoding"].to_s.casecmp?("chunked")
      content_length.positive? ? socket.read(content_length) : nil
    end

    def read_chunks(socket)
      body = +""
      while (size = socket.gets.to_s.to_i(16)).positive?
        body << socket.read(size)
        socket.gets
      end
      socket.gets
      body
    end
  end

  class HTTPResponse
    attr_accessor :status, :reason_phrase, :body, :header, :keep_alive, :cookies

    def initialize(_config = nil)
      @status, @body, @header, @cookies = 200, "", {}, []
    end

    def [](name) = header[name.downcase]

    def []=(name, value)
      header[name.downcase] = value.to_s
    end

    def content_type = self["content-type"]
    def content_type=(type) = self["content-type"] = type
    def content_length=(length) = self["content-length"] = length

    def set_redirect(status, url)
      self["location"] = url
      raise status
    end

    def set_error(error, _backtrace = false)
      self.status = error.is_a?(HTTPStatus::Status) ? error.code : 500
      return unless error.is_a?(HTTPStatus::Error) || !error.is_a?(HTTPStatus::Status)
      self.content_type = "text/html; charset=ISO-8859-1"
      self.body = "<HTML>\n  <BODY>\n    <H1>#{HTTPStatus.reason_phrase(status)}</H1>\n    #{error.message}\n  </BODY>\n</HTML>\n"
    end

    def send_response(socket, bodiless)
      content = body.respond_to?(:read) ? body.read : body.to_s
      self["server"] ||= "WEBrick/#{VERSION}"
      self["date"] ||= Time.now.httpdate
      self["connection"] = "close"
      self["content-length"] ||= content.bytesize unless status == 204 || status == 304
      lines = header.map { |name, value| "#{name.split("-").map(&:capitalize).join("-")}: #{value}" } + cookies.map { |cookie| "Set-Cookie: #{cookie}" }
      socket.write("HTTP/1.1 #{status} #{reason_phrase || HTTPStatus.reason_phrase(status)} \r\n#{lines.join("\r\n")}\r\n\r\n")
      socket.write(content) unless bodiless || status == 204 || status == 304
    end
  end

  class HTTPServer
    attr_reader :config, :status, :logger, :listeners

    def initialize(config = {}, _default = nil)
      @config = { BindAddress: nil, Port: 80, AccessLog: [], DocumentRoot: nil, MaxClients: 100 }.merge(config)
      @logger = @config[:Logger] ||= Log.new
      @mounts, @status, @threads = {}, :Stop, []
      @listeners = @config[:DoNotListen] ? [] : [TCPServer.new(@config[:BindAddress] || "0.0.0.0", @config[:Port])]
      @config[:Port] = @listeners[0].addr[1] if @listeners[0] && @config[:Port] == 0
      @tls = tls if @config[:SSLEnable]
      mount("/", HTTPServlet::FileHandler, @config[:DocumentRoot]) if @config[:DocumentRoot]
    end

    def [](key) = config[key]

    def mount(place, servlet, *options)
      @mounts[place.chomp("/")] = [servlet, options]
    end

    def mount_proc(place, proc = nil, &block)
      mount(place, HTTPServlet::ProcHandler.new(proc || block))
    end

    def unmount(place) = @mounts.delete(place.chomp("/"))
    alias umount unmount

    def start
      raise ServerError, "already started." unless status == :Stop
      @status = :Running
      logger.info("#{self.class}#start: pid=#{Process.pid} port=#{config[:Port]}")
      config[:StartCallback]&.call
      serve(@listeners[0]) while status == :Running
    ensure
      @listeners.each { |listener| listener.close unless listener.closed? }
      @status = :Stop
      config[:StopCallback]&.call
    end

    # Whoever waits for a connection is woken by the end of the listening socket.
    def stop
      return unless status == :Running
      @status = :Shutdown
      @listeners.each(&:shutdown)
    end
    alias shutdown stop

    def service(request, response)
      place, (servlet, options) = @mounts.select { |name, _| name.empty? || request.path == name || request.path.start_with?("#{name}/") }.max_by { |name, _| name.size }
      raise HTTPStatus::NotFound, "`#{request.path}' not found." unless servlet
      request.script_name, request.path_info = place, request.path.delete_prefix(place)
      servlet.get_instance(self, *options).service(request, response)
    end

    private

    def tls
      require "openssl"
      OpenSSL::SSL::SSLContext.new.tap do |context|
        context.cert, context.key = config[:SSLCertificate], config[:SSLPrivateKey]
        context.ca_file, context.verify_mode = config[:SSLCACertificateFile], config[:SSLVerifyClient] || OpenSSL::SSL::VERIFY_NONE
        context.extra_chain_cert = config[:SSLExtraChainCert]
      end
    end

    def serve(listener)
      client = listener.accept
      Thread.new { answer(client) }
    rescue Errno::EINVAL, IOError
      raise if status == :Running
    end

    def answer(client)
      socket = @tls ? OpenSSL::SSL::SSLSocket.new(client, @tls).accept : client
      request, response = HTTPRequest.new, HTTPResponse.new(config)
      reply(request, response, socket)
    rescue SystemCallError, IOError => error
      logger.error("#{error.class} #{error.message}")
    rescue StandardError => error
      logger.error(error.message)
    ensure
      socket&.close
      client.close unless client.closed?
    end

    def reply(request, response, socket)
      begin
        return unless request.parse(socket)
        service(request, response)
      rescue HTTPStatus::Status => error
        response.set_error(error)
      rescue StandardError => error
        logger.error("#{error.class} #{error.message}")
        response.set_error(error)
      end
      response.send_response(socket, request.request_method == "HEAD")
      config[:AccessLog].each { |log, _format| log << "#{request.request_line&.chomp} -> #{response.status}\n" }
    end
  end
end

require "webrick/httpservlet"
