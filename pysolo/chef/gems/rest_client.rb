# RestClient on Net::HTTP: requests, responses that are text with headers, an exception class for each status.
require 'net/http'
require 'uri'
require 'tempfile'

module RestClient
  class Exception < RuntimeError
    attr_reader :response
    attr_writer :message

    def initialize(response = nil, code = nil)
      @response = response
      @code = code
      super()
    end

    def http_code
      @code || (@response && @response.code.to_i)
    end

    def http_body
      @response && @response.body
    end

    def http_headers
      @response && @response.headers
    end

    def message
      @message || [http_code, self.class.default_message].compact.join(' ')
    end
    alias to_s message

    def self.default_message
      name.split('::').last.gsub(/(?<=[a-z])(?=[A-Z])/, ' ')
    end
  end

  class ExceptionWithResponse < Exception; end
  class RequestFailed < ExceptionWithResponse; end
  class ServerBrokeConnection < Exception; end
  class RequestTimeout < RequestFailed; end

  module Exceptions
    EXCEPTIONS_MAP = {
      301 => 'MovedPermanently', 302 => 'Found', 303 => 'SeeOther', 304 => 'NotModified', 307 => 'TemporaryRedirect',
      400 => 'BadRequest', 401 => 'Unauthorized', 402 => 'PaymentRequired', 403 => 'Forbidden', 404 => 'ResourceNotFound',
      405 => 'MethodNotAllowed', 406 => 'NotAcceptable', 409 => 'Conflict', 410 => 'Gone', 412 => 'PreconditionFailed',
      422 => 'UnprocessableEntity', 429 => 'TooManyRequests', 500 => 'InternalServerError', 501 => 'NotImplemented',
      502 => 'BadGateway', 503 => 'ServiceUnavailable', 504 => 'GatewayTimeout'
    }.transform_values { |name| RestClient.const_set(name, Class.new(RequestFailed)) }
    Timeout = RequestTimeout
  end
  NotFound = ResourceNotFound

  # What both kinds of response know.
  module Reply
    attr_reader :net_http_res, :request

    def code
      net_http_res.code.to_i
    end

    def headers
      net_http_res.to_hash.to_h { |name, values| [name.tr('-', '_').downcase.to_sym, values.join(', ')] }
    end

    def raw_headers
      net_http_res.to_hash
    end

    def header
      net_http_res
    end
  end

  class Response < String
    include Reply

    def initialize(reply, request)
      @net_http_res = reply
      @request = request
      super(reply.body.to_s)
    end

    def body
      String.new(self)
    end
  end

  # `raw_response: true`: the body stands in a temporary file.
  class RawResponse
    include Reply
    attr_reader :file

    def initialize(reply, request)
      @net_http_res = reply
      @request = request
      @file = Tempfile.new('rest-client')
      @file.binmode
      @file.write(reply.body.to_s)
      @file.close
    end

    def to_s
      ::File.binread(@file.path)
    end
    alias body to_s
  end

  class Request
    attr_reader :method, :url, :headers, :args

    def self.execute(args, &block)
      new(args).execute(&block)
    end

    def initialize(args)
      @args = args
      @method = args[:method].to_s.downcase
      @url = args[:url]
      @headers = args[:headers] || {}
    end

    def execute
      uri = URI.parse(url.include?('://') ? url : "http://#{url}")
      params = headers[:params]
      uri.query = [uri.query, URI.encode_www_form(params)].compact.join('&') if params
      request = made(uri)
      RestClient.before_execution_procs.each { |hook| hook.call(request, args) }
      answer = reply(uri, request)
      return yield(answer, self, answer.net_http_res) if block_given?
      return answer if (200..207).cover?(answer.code)

      raise((Exceptions::EXCEPTIONS_MAP[answer.code] || RequestFailed).new(answer, answer.code))
    end

    private

    def made(uri)
      request = Net::HTTP.const_get(method.capitalize).new(uri)
      headers.each { |name, value| request[name.to_s.tr('_', '-')] = value.to_s unless name == :params }
      request.basic_auth(args[:user], args[:password]) if args[:user]
      payload = args[:payload]
      payload.is_a?(Hash) ? request.set_form_data(payload) : request.body = payload unless payload.nil?
      request
    end

    def reply(uri, request)
      http = Net::HTTP.new(uri.host, uri.port)
      http.use_ssl = uri.scheme == 'https'
      http.verify_mode = OpenSSL::SSL::VERIFY_NONE if args[:verify_ssl] == false
      limit = args[:timeout]
      http.open_timeout = http.read_timeout = limit if limit
      answer = http.start { |connection| connection.request(request) }
      (args[:raw_response] ? RawResponse : Response).new(answer, self)
    end
  end

  # One address with the headers and the account that go with it.
  class Resource
    attr_reader :url, :options

    def initialize(url, options = {})
      @url = url
      @options = options
    end

    def [](path)
      self.class.new("#{url.chomp('/')}/#{path.to_s.delete_prefix('/')}", options)
    end

    %w(get head delete options).each do |verb|
      define_method(verb) { |headers = {}, &block| ask(verb, nil, headers, &block) }
    end

    %w(post put patch).each do |verb|
      define_method(verb) { |payload, headers = {}, &block| ask(verb, payload, headers, &block) }
    end

    private

    def ask(verb, payload, headers, &block)
      all = (options[:headers] || {}).merge(headers)
      Request.execute({ **options, method: verb, url: url, payload: payload, headers: all }, &block)
    end
  end

  class << self
    attr_accessor :proxy

    def before_execution_procs
      @before_execution_procs ||= []
    end

    def add_before_execution_proc(&hook)
      before_execution_procs << hook
    end

    def reset_before_execution_procs
      @before_execution_procs = []
    end

    %w(get head delete options).each do |verb|
      define_method(verb) { |url, headers = {}, &block| Request.execute({ method: verb, url: url, headers: headers }, &block) }
    end

    %w(post put patch).each do |verb|
      define_method(verb) do |url, payload, headers = {}, &block|
        Request.execute({ method: verb, url: url, payload: payload, headers: headers }, &block)
      end
    end
  end
end
