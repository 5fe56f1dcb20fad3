# OpenSSL::ASN1: values in DER, the encoding of certificates and requests.
module OpenSSL
  module ASN1
    class ASN1Error < OpenSSL::OpenSSLError
    end

    # Where a name stands in the tree of identifiers: [short name, long name, number].
    NAMES = [
      ["CN", "commonName", "2.5.4.3"], ["SN", "surname", "2.5.4.4"], ["serialNumber", "serialNumber", "2.5.4.5"],
      ["C", "countryName", "2.5.4.6"], ["L", "localityName", "2.5.4.7"], ["ST", "stateOrProvinceName", "2.5.4.8"],
      ["street", "streetAddress", "2.5.4.9"], ["O", "organizationName", "2.5.4.10"],
      ["OU", "organizationalUnitName", "2.5.4.11"], ["title", "title", "2.5.4.12"], ["GN", "givenName", "2.5.4.42"],
      ["emailAddress", "emailAddress", "1.2.840.113549.1.9.1"], ["UID", "userId", "0.9.2342.19200300.100.1.1"],
      ["DC", "domainComponent", "0.9.2342.19200300.100.1.25"], ["extReq", "Extension Request", "1.2.840.113549.1.9.14"],
      ["subjectKeyIdentifier", "X509v3 Subject Key Identifier", "2.5.29.14"], ["keyUsage", "X509v3 Key Usage", "2.5.29.15"],
      ["subjectAltName", "X509v3 Subject Alternative Name", "2.5.29.17"], ["issuerAltName", "X509v3 Issuer Alternative Name", "2.5.29.18"],
      ["basicConstraints", "X509v3 Basic Constraints", "2.5.29.19"],
      ["authorityKeyIdentifier", "X509v3 Authority Key Identifier", "2.5.29.35"],
      ["extendedKeyUsage", "X509v3 Extended Key Usage", "2.5.29.37"], ["nsComment", "Netscape Comment", "2.16.840.1.113730.1.13"],
      ["serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"],
      ["clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"], ["codeSigning", "Code Signing", "1.3.6.1.5.5.7.3.3"],
      ["emailProtection", "E-mail Protection", "1.3.6.1.5.5.7.3.4"], ["timeStamping", "Time Stamping", "1.3.6.1.5.5.7.3.8"],
      ["OCSPSigning", "OCSP Signing", "1.3.6.1.5.5.7.3.9"], ["RSA-MD5", "md5WithRSAEncryption", "1.2.840.113549.1.1.4"],
      ["RSA-SHA1", "sha1WithRSAEncryption", "1.2.840.113549.1.1.5"], ["RSA-SHA256", "sha256WithRSAEncryption", "1.2.840.113549.1.1.11"],
      ["RSA-SHA384", "sha384WithRSAEncryption", "1.2.840.113549.1.1.12"], ["RSA-SHA512", "sha512WithRSAEncryption", "1.2.840.113549.1.1.13"],
      ["ecdsa-with-SHA1", "ecdsa-with-SHA1", "1.2.840.10045.4.1"], ["ecdsa-with-SHA256", "ecdsa-with-SHA256", "1.2.840.10045.4.3.2"],
      ["ecdsa-with-SHA384", "ecdsa-with-SHA384", "1.2.840.10045.4.3.3"], ["ecdsa-with-SHA512", "ecdsa-with-SHA512", "1.2.840.10045.4.3.4"],
    ].freeze
    private_constant :NAMES

    def self.__name(name)
      NAMES.find { |row| row.include?(name) }
    end

    def self.__length(size)
      return [size].pack("C") if size < 128
      hex = size.to_s(16)
      bytes = [hex.size.odd? ? "0#{hex}" : hex].pack("H*")
      [0x80 | bytes.bytesize].pack("C") + bytes
    end

    class ASN1Data
      attr_accessor :value, :tag, :tag_class

      def initialize(value, tag, tag_class)
        @value, @tag, @tag_class = value, tag, tag_class
      end

      def to_der = wrapped(value.is_a?(::Array), value.is_a?(::Array) ? value.map(&:to_der).join : value.b)

      private

      def wrapped(constructed, body, tag = @tag, tag_class = @tag_class)
        bits = { UNIVERSAL: 0, APPLICATION: 0x40, CONTEXT_SPECIFIC: 0x80, PRIVATE: 0xC0 }.fetch(tag_class || :UNIVERSAL)
        [bits | (constructed ? 0x20 : 0) | tag].pack("C") + ASN1.__length(body.bytesize) + body
      end
    end

    # A value of a universal type; an implicit tag replaces the type's own, an explicit one goes around it.
    class Typed < ASN1Data
      attr_accessor :tagging

      def initialize(value, tag = nil, tagging = nil, tag_class = nil)
        @value, @tagging = value, tagging || (:EXPLICIT if tag)
        @tag, @tag_class = tag || self.class::TAG, tag_class || (tag ? :CONTEXT_SPECIFIC : :UNIVERSAL)
      end

      def to_der
        constructed = is_a?(Constructive)
        return wrapped(constructed, body) unless @tagging == :EXPLICIT
        wrapped(true, wrapped(constructed, body, self.class::TAG, :UNIVERSAL))
      end
    end

    class Primitive < Typed
      private

      def body = value.to_s.b
    end

    class Constructive < Typed
      include Enumerable

      def each(&block) = value.each(&block)

      private

      def body = value.map(&:to_der).join.b
    end

    TYPES = {
      Boolean: 1, Integer: 2, BitString: 3, OctetString: 4, Null: 5, ObjectId: 6, Enumerated: 10, UTF8String: 12,
      PrintableString: 19, T61String: 20, IA5String: 22, UTCTime: 23, GeneralizedTime: 24, BMPString: 30,
    }.freeze
    private_constant :TYPES
    TYPES.each { |name, tag| const_set(name, Class.new(Primitive)).const_set(:TAG, tag) }
    { Sequence: 16, Set: 17 }.each { |name, tag| const_set(name, Class.new(Constructive)).const_set(:TAG, tag) }
    [*TYPES.keys, :Sequence, :Set].each { |name| define_singleton_method(name) { |*arguments| const_get(name).new(*arguments) } }

    class Boolean
      private

      def body = value ? "\xFF".b : "\x00".b
    end

    class Null
      def initialize(value = nil, *rest) = super

      private

      def body = "".b
    end

    class Integer
      private

      def body
        number = value.to_i
        size = number.bit_length / 8 + 1
        [(number % (1 << 8 * size)).to_s(16).rjust(size * 2, "0")].pack("H*")
      end
    end

    class Enumerated
      private

      def body = Integer.new(value).to_der.byteslice(2..)
    end

    class BitString
      attr_writer :unused_bits

      def unused_bits = @unused_bits || 0

      private

      def body = [unused_bits].pack("C") + value.b
    end

    class ObjectId
      def oid = value.match?(/\A[\d.]+\z/) ? value : (ASN1.__name(value) || raise(ASN1Error, "invalid OBJECT ID #{value}"))[2]
      def sn = ASN1.__name(value)&.first
      def ln = ASN1.__name(value)&.at(1)
      alias short_name sn
      alias long_name ln

      private

      def body
        first, second, *rest = oid.split(".").map(&:to_i)
        [first * 40 + second, *rest].pack("w*")
      end
    end

    class UTCTime
      private

      def body = value.getutc.strftime("%y%m%d%H%M%SZ").b
    end

    class GeneralizedTime
      private

      def body = value.getutc.strftime("%Y%m%d%H%M%SZ").b
    end

    # One value of DER, and what it holds.
    def self.decode(der)
      der = (der.respond_to?(:to_der) ? der.to_der : der).b
      found, size = __read(der, 0)
      raise ASN1Error, "Type mismatch. Total bytes read: #{size} Bytes available: #{der.bytesize}" unless size == der.bytesize
      found
    end

    def self.decode_all(der)
      der, at, found = der.b, 0, []
      while at < der.bytesize
        value, at = __read(der, at)
        found << value
      end
      found
    end

    def self.__read(der, at)
      first, size, at = der.getbyte(at), der.getbyte(at + 1), at + 2
      raise ASN1Error, "header too long" unless size
      if size > 127
        digits = size & 0x7F
        size, at = der.byteslice(at, digits).unpack1("H*").to_i(16), at + digits
      end
      raise ASN1Error, "too long" if at + size > der.bytesize
      [__value(first, der.byteslice(at, size)), at + size]
    end

    def self.__value(first, body)
      tag, tag_class = first & 0x1F, %i[UNIVERSAL APPLICATION CONTEXT_SPECIFIC PRIVATE][first >> 6]
      held = first & 0x20 != 0 ? decode_all(body) : nil
      return ASN1Data.new(held || body, tag, tag_class) unless tag_class == :UNIVERSAL
      return (tag == 17 ? Set : Sequence).new(held) if held
      type = TYPES.key(tag) or return ASN1Data.new(body, tag, tag_class)
      const_get(type).new(__primitive(type, body)).tap { |made| made.unused_bits = body.getbyte(0) if type == :BitString }
    end

    def self.__primitive(type, body)
      case type
      when :Boolean then body != "\x00".b
      when :Integer, :Enumerated then OpenSSL::BN.new(__integer(body))
      when :BitString then body.byteslice(1..)
      when :Null then nil
      when :ObjectId then __identifier(body)
      when :UTCTime, :GeneralizedTime then __time(body)
      else body
      end
    end

    def self.__integer(body)
      number = body.unpack1("H*").to_i(16)
      body.getbyte(0).to_i > 127 ? number - (1 << 8 * body.bytesize) : number
    end

    def self.__identifier(body)
      first, *rest = body.unpack("w*")
      leading = [first / 40, 2].min
      number = [leading, first - leading * 40, *rest].join(".")
      __name(number)&.first || number
    end

    def self.__time(body)
      digits = body.delete("Z")
      digits = (digits[0, 2].to_i < 50 ? "20" : "19") + digits if digits.size == 12
      Time.utc(digits[0, 4].to_i, *digits[4..].scan(/../).map(&:to_i))
    end
  end
end
