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
  end

  module Meta
    attr_accessor :status, :base_uri, :meta, :metas

    def content_type = meta["content-type"]&.split(";")&.first || "application/octet-stream"
    def charset = meta["content-type"].to_s[/charset=([^;]+)/i, 1]
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

  def self.fetch(uri, options, hops = 10)
    headers = options.select { |name, _| name.is_a?(String) }
    http = Net::HTTP.new(uri.hostname, uri.port, *(options.key?(:proxy) && !options[:proxy] ? [nil] : []))
    http.use_ssl = uri.scheme == "https"
    http.verify_mode = options[:ssl_verify_mode] if options.key?(:ssl_verify_mode)
    http.read_timeout = options[:read_timeout] if options[:read_timeout]
    http.open_timeout = options[:open_timeout] if options[:open_timeout]
    request = Net::HTTP::Get.new(uri, headers)
    request.basic_auth(*options[:http_basic_authentication]) if options[:http_basic_authentication]
    answer = http.request(request)
    io = with_meta(answer, uri)
    case answer
    when Net::HTTPSuccess then io
    when Net::HTTPRedirection
      raise HTTPRedirect.new("#{answer.code} #{answer.message}", io) if options[:redirect] == false
      target = uri.merge(answer["location"])
      raise "redirection forbidden: #{uri} -> #{target}" unless uri.scheme == target.scheme || target.scheme == "https"
      raise HTTPError.new("Too many redirects", io) if hops.zero?
      fetch(target, options.reject { |name, _| name == :http_basic_authentication }, hops - 1)
    else raise HTTPError.new("#{answer.code} #{answer.message}", io)
    end
  end

  def self.with_meta(answer, uri)
    io = StringIO.new(answer.body.to_s)
    io.extend(Meta)
    io.status = [answer.code, answer.message]
    io.base_uri = uri
    io.meta = {}
    answer.each_header { |name, value| io.meta[name] = value }
    io.metas = answer.to_hash
    io
  end
end

module URI
  def self.open(target, *rest, &block)
    return OpenURI.open_uri(target, *rest, &block) if target.to_s.match?(%r{\Ahttps?://})
    File.open(target.to_s, *rest, &block)
  end

  class HTTP
    include OpenURI::OpenRead
  end
end
