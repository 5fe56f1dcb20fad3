# OpenURI: URI.open and URI#read.
require "net/http"
require "stringio"
require "tempfile"
require "time"

module OpenURI
  class HTTPError < StandardError
    attr_reader :io

    def initialize(message, io)
      super(message)
      @io = io
    end
  end

  class HTTPRedirect < HTTPError
    attr_reader :uri

    def initialize(message, io, uri)
      super(message, io)
      @uri = uri
    end
  end

  module Meta
    attr_accessor :status, :base_uri, :meta, :metas

    def content_type = meta["content-type"]&.split(";")&.first || "application/octet-stream"

    # Without one, texts over HTTP are Latin 1, unless the block knows better.
    def charset
      given = meta["content-type"].to_s[/charset="?([^;"\s]+)/i, 1]
      return given.downcase if given
      return yield if block_given?
      "utf-8" if meta["content-type"].to_s.start_with?("text/") && base_uri&.scheme.to_s.match?(/\Ahttps?\z/i)
    end
    def last_modified = meta["last-modified"] && Time.httpdate(meta["last-modified"])
    def content_encoding = meta["content-encoding"].to_s.split(/\s*,\s*/)
  end

  module OpenRead
    def open(*rest, &block) = OpenURI.open_uri(self, *rest, &block)
    def read(options = {}) = self.open(options) { |io| io.read }
  end

  def self.open_uri(target, *rest, &block)
    uri = target.is_a?(URI::Generic) ? target : URI.parse(target)
    options = rest.last.is_a?(Hash) ? rest.last : {}
    io = fetch(uri, options)
    return io unless block
    begin
      yield io
    ensure
      io.close unless io.closed?
    end
  end

  def self.fetch(uri, options, seen = [])
    headers = options.select { |name, _| name.is_a?(String) }
    http = Net::HTTP.new(uri.hostname, uri.port, *(options.key?(:proxy) && !options[:proxy] ? [nil] : []))
    http.use_ssl = uri.scheme == "https"
    http.verify_mode = options[:ssl_verify_mode] if options.key?(:ssl_verify_mode)
    http.ca_file = options[:ssl_ca_cert] if options[:ssl_ca_cert].is_a?(String)
    http.read_timeout = options[:read_timeout] if options[:read_timeout]
    http.open_timeout = options[:open_timeout] if options[:open_timeout]
    request = Net::HTTP::Get.new(uri, headers)
    request.basic_auth(*options[:http_basic_authentication]) if options[:http_basic_authentication]
    answer = http.request(request)
    io = with_meta(answer, uri)
    case answer
    when Net::HTTPSuccess
      options[:content_length_proc]&.call(answer.content_length)
      options[:progress_proc]&.call(io.size)
      io
    when Net::HTTPRedirection
      target = uri.merge(answer["location"])
      raise HTTPRedirect.new("#{answer.code} #{answer.message}", io, target) if options[:redirect] == false
      raise "redirection forbidden: #{uri} -> #{target}" unless uri.scheme == target.scheme || target.scheme == "https"
      raise "HTTP redirection loop: #{target}" if [*seen, uri].include?(target)
      fetch(target, options.reject { |name, _| name == :http_basic_authentication }, [*seen, uri])
    else raise HTTPError.new("#{answer.code} #{answer.message}", io)
    end
  end

  def self.with_meta(answer, uri)
    io = StringIO.new(answer.body.to_s.dup)
    io.extend(Meta)
    io.status = [answer.code, answer.message]
    io.base_uri = uri
    io.meta = {}
    answer.each_header { |name, value| io.meta[name] = value }
    io.metas = answer.to_hash
    named = io.charset
    io.string.force_encoding(named || "UTF-8")
    io
  rescue ArgumentError # a charset that nobody knows
    io
  end
end

module URI
  def self.open(target, *rest, &block)
    return OpenURI.open_uri(target, *rest, &block) if target.to_s.match?(%r{\Ahttps?://})
    ::File.open(target.to_s, *rest, &block)
  end

  class HTTP
    include OpenURI::OpenRead
  end
end
