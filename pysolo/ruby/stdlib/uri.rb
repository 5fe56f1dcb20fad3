# URI: texts taken apart, joined and written.
module URI
  # Scheme, user, host, port, path, query and fragment, by RFC 3986; a query may hold anything.
  URI_PARTS = %r{\A
    (?:(?<scheme>[A-Za-z][A-Za-z0-9+\-.]*):)?
    (?://(?<authority>
      (?:(?<userinfo>(?:%\h\h|[!$&-.0-;=A-Z_a-z~])*)@)?
      (?<host>\[[0-9A-Fa-f:.v]+\]|(?:%\h\h|[!$&-.0-9;=A-Z_a-z~])+)?
      (?::(?<port>\d*))?
    )(?=[/?\#]|\z))?
    (?<path>(?:%\h\h|[!$&-;=@-Z_a-z~])*)
    (?:\?(?<query>[^\#]*))?
    (?:\#(?<fragment>(?:%\h\h|[!$&-;=@-Z_a-z~/?])*))?
  \z}x
  UNSAFE_DEFAULT = /[^\-_.!~*'()a-zA-Z\d;\/?:@&=+$,\[\]]/
  private_constant :URI_PARTS

  SCHEMES = {
    "HTTP" => HTTP, "HTTPS" => HTTPS, "FTP" => FTP, "FILE" => File, "LDAP" => LDAP, "LDAPS" => LDAPS, "MAILTO" => MailTo,
    "WS" => WS
  }
  private_constant :SCHEMES

  def self.scheme_list = SCHEMES.dup
  def self.register_scheme(name, cls) = SCHEMES[name.to_s.upcase] = cls

  def self.for(scheme, *args, default: Generic)
    (SCHEMES[scheme.to_s.upcase] || default).new(scheme, *args)
  end

  def self.split(uri)
    uri = uri.to_str
    raise InvalidURIError, "URI must be ascii only #{uri.dump}" unless uri.ascii_only?
    found = URI_PARTS.match(uri)
    refused = found.nil? || (found[:authority].nil? && found[:path].start_with?("//"))
    refused ||= found[:scheme].nil? && found[:authority].nil? && found[:path].match?(%r{\A[^/]*:})
    raise InvalidURIError, "bad URI(is not URI?): #{uri.inspect}" if refused
    scheme, path, query, fragment = found.values_at(:scheme, :path, :query, :fragment)
    if scheme && found[:authority].nil? && !path.empty? && !path.start_with?("/")
      return [scheme, nil, nil, nil, nil, nil, query ? "#{path}?#{query}" : path, nil, fragment]
    end
    [scheme, found[:userinfo], found[:host], found[:port], nil, path, nil, query, fragment]
  end

  def self.parse(uri)
    scheme, *rest = split(uri.respond_to?(:to_str) ? uri.to_str : refuse(uri))
    self.for(scheme, *rest)
  end

  private_class_method def self.refuse(uri) = raise(InvalidURIError, "bad URI(is not URI?): #{uri.inspect}")

  def self.join(*texts)
    texts.map { |text| text.is_a?(Generic) ? text : parse(text) }.inject(:merge)
  end

  def self.merged_path(base, relative)
    return without_dots(relative) if relative.start_with?("/")
    kept = base[0..(base.rindex("/") || -1)]
    kept = "/" if kept.empty? || !base.include?("/")
    without_dots(kept + relative)
  end

  # From one path to another.
  def self.route(from, to)
    own, theirs = to.split("/", -1), from.split("/", -1)
    file = own.pop || ""
    theirs.pop
    while own.first && own.first == theirs.first
      own.shift
      theirs.shift
    end
    text = (theirs.map { ".." } + own + [file]).join("/")
    text = "./" if text.empty?
    text.match?(%r{\A[^/]*:}) ? "./#{text}" : text
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
    decoded(text)
  end

  def self.encode_www_form(enum, _enc = nil)
    enum.map do |key, value|
      if value.nil?
        encode_www_form_component(key)
      elsif value.respond_to?(:to_ary)
        value.to_ary.map { |item| item.nil? ? "" : "#{encode_www_form_component(key)}=#{encode_www_form_component(item)}" }.join("&")
      else
        "#{encode_www_form_component(key)}=#{encode_www_form_component(value)}"
      end
    end.join("&")
  end

  def self.decode_www_form(text, _enc = nil, separator: "&", **_rest)
    text.split(separator).map do |pair|
      key, _, value = pair.partition("=")
      [decoded(key), decoded(value)]
    end
  end

  private_class_method def self.decoded(text)
    text.b.gsub(/\+|%\h\h/n) { |found| found == "+" ? " " : found[1..].hex.chr }.force_encoding("UTF-8")
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
