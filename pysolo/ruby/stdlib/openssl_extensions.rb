# OpenSSL::X509's extensions: what a certificate says beside its names and its key.
require "ipaddr"

module OpenSSL
  module X509
    class ExtensionError < OpenSSL::OpenSSLError
    end

    class Extension
      attr_reader :oid
      attr_writer :critical

      # One that a certificate holds: its parts in DER, and how the openssl program shows its value.
      def self.read(parts, shown)
        oid, *critical, value = parts.value.map(&:value)
        new(oid, value, critical.first || false).tap { |made| made.instance_variable_set(:@shown, shown) }
      end

      # `value` is the extension's own value in DER.
      def initialize(oid, value, critical = false)
        @oid, @value_der, @critical = oid, value, critical
      end

      attr_reader :value_der

      def value = @shown || value_der.unpack1("H*").upcase.scan(/../).join(":")
      def critical? = @critical ? true : false
      def to_a = [oid, value, critical?]
      def to_h = { "oid" => oid, "value" => value, "critical" => critical? }
      def to_s = "#{oid} = #{"critical, " if critical?}#{value}"

      def to_der
        parts = [OpenSSL::ASN1.ObjectId(oid), *(OpenSSL::ASN1.Boolean(true) if critical?), OpenSSL::ASN1.OctetString(value_der)]
        OpenSSL::ASN1.Sequence(parts).to_der
      end
    end

    # Makes extensions from the words of OpenSSL's configuration files.
    class ExtensionFactory
      USAGES = %w{digitalSignature nonRepudiation keyEncipherment dataEncipherment keyAgreement keyCertSign cRLSign encipherOnly decipherOnly}.freeze
      NAMES = { "email" => [1, "IA5String"], "DNS" => [2, "IA5String"], "URI" => [6, "IA5String"], "IP" => [7, "OctetString"], "RID" => [8, "ObjectId"] }.freeze
      private_constant :USAGES, :NAMES

      attr_accessor :subject_certificate, :issuer_certificate, :subject_request, :config

      def initialize(issuer = nil, subject = nil, request = nil, _crl = nil)
        @issuer_certificate, @subject_certificate, @subject_request = issuer, subject, request
      end

      def create_extension(oid, value = nil, critical = false)
        oid, value = oid.split(/\s*=\s*/, 2) unless value
        value, critical = $1, true if value =~ /\Acritical,\s*(.*)/m
        Extension.new(oid, encoded(oid, value).to_der, critical).tap { |made| made.instance_variable_set(:@shown, value) }
      end
      alias create_ext create_extension
      alias create_ext_from_string create_extension

      private

      def encoded(oid, value)
        words = value.split(",").map(&:strip)
        case oid
        when "basicConstraints" then constraints(words)
        when "keyUsage" then usage(words)
        when "extendedKeyUsage" then OpenSSL::ASN1.Sequence(words.map { |word| OpenSSL::ASN1.ObjectId(word) })
        when "subjectAltName", "issuerAltName" then OpenSSL::ASN1.Sequence(words.map { |word| general_name(word) })
        when "subjectKeyIdentifier" then OpenSSL::ASN1.OctetString(value == "hash" ? identifier(key_holder) : [value.delete(":")].pack("H*"))
        when "authorityKeyIdentifier" then authority(words)
        when "nsComment" then OpenSSL::ASN1.IA5String(value)
        else given(oid, value)
        end
      end

      def given(oid, value)
        raise ExtensionError, "#{oid} = #{value}: only DER:... is understood for this extension" unless value.start_with?("DER:")
        OpenSSL::ASN1.decode([value.delete_prefix("DER:").delete(":")].pack("H*"))
      end

      def constraints(words)
        given = words.to_h { |word| word.split(":", 2) }
        parts = given["CA"].to_s.casecmp?("true") ? [OpenSSL::ASN1.Boolean(true)] : []
        parts << OpenSSL::ASN1.Integer(given["pathlen"].to_i) if given["pathlen"]
        OpenSSL::ASN1.Sequence(parts)
      end

      # A bit a usage, the first one leftmost; trailing zeros are not written.
      def usage(words)
        places = words.map { |word| USAGES.index(word) || raise(ExtensionError, "keyUsage = #{word}: unknown bit string argument") }
        bits = (0..places.max).map { |place| places.include?(place) ? "1" : "0" }.join
        OpenSSL::ASN1.BitString([bits].pack("B*")).tap { |made| made.unused_bits = -bits.size % 8 }
      end

      def general_name(word)
        kind, value = word.split(":", 2)
        tag, type = NAMES[kind] || raise(ExtensionError, "unsupported option #{word}")
        value = IPAddr.new(value).hton if kind == "IP"
        OpenSSL::ASN1.const_get(type).new(value, tag, :IMPLICIT)
      end

      def key_holder = subject_certificate || subject_request || raise(ExtensionError, "subjectKeyIdentifier = hash: no public key")

      def identifier(holder)
        OpenSSL::Digest::SHA1.digest(OpenSSL::ASN1.decode(holder.public_key.public_to_der).value[1].value)
      end

      def authority(words)
        issuer = issuer_certificate || raise(ExtensionError, "authorityKeyIdentifier: no issuer certificate")
        own = issuer.extensions.find { |extension| extension.oid == "subjectKeyIdentifier" }
        key = own ? OpenSSL::ASN1.decode(own.value_der).value : identifier(issuer)
        parts = words.any? { |word| word.start_with?("keyid") } ? [OpenSSL::ASN1.OctetString(key, 0, :IMPLICIT)] : []
        if words.include?("issuer:always")
          parts << OpenSSL::ASN1::ASN1Data.new([OpenSSL::ASN1::ASN1Data.new([issuer.issuer], 4, :CONTEXT_SPECIFIC)], 1, :CONTEXT_SPECIFIC)
          parts << OpenSSL::ASN1.Integer(issuer.serial, 2, :IMPLICIT)
        end
        OpenSSL::ASN1.Sequence(parts)
      end
    end
  end
end
