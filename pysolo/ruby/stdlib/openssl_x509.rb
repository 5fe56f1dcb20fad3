# OpenSSL::X509: certificates and requests, read through the openssl program, written as DER and signed by a key.
require "openssl/keys"
require "openssl/asn1"
require "time"

module OpenSSL
  module X509
    V_OK = 0

    class CertificateError < OpenSSL::OpenSSLError
    end

    class RequestError < OpenSSL::OpenSSLError
    end

    class NameError < OpenSSL::OpenSSLError
    end

    class StoreError < OpenSSL::OpenSSLError
    end

    class Name
      COMPAT = 0
      RFC2253 = 17_892_119
      ONELINE = 8_520_479
      KINDS = { "C" => :PrintableString, "serialNumber" => :PrintableString, "emailAddress" => :IA5String, "DC" => :IA5String }.freeze
      private_constant :KINDS
      include Comparable

      def self.parse(text)
        new(text.split(text.start_with?("/") ? "/" : ",").map(&:strip).reject(&:empty?).map { |part| part.split("=", 2) })
      end

      def initialize(parts = [])
        @parts = parts
      end

      def add_entry(key, value, *) = tap { @parts << [key, value] }
      def to_a = @parts.map { |key, value| [key, value, 12] }

      def to_s(format = COMPAT)
        case format
        when RFC2253 then @parts.reverse.map { |part| part.join("=") }.join(",")
        when ONELINE then @parts.map { |part| part.join(" = ") }.join(", ")
        else @parts.map { |part| "/#{part.join("=")}" }.join
        end
      end

      def to_der
        OpenSSL::ASN1.Sequence(@parts.map do |key, value|
          kind = KINDS.fetch(key, :UTF8String)
          OpenSSL::ASN1.Set([OpenSSL::ASN1.Sequence([OpenSSL::ASN1.ObjectId(key), OpenSSL::ASN1.const_get(kind).new(value)])])
        end).to_der
      end

      def inspect = "#<OpenSSL::X509::Name #{to_s(RFC2253)}>"
      def <=>(other) = other.is_a?(Name) ? to_s <=> other.to_s : nil
      def ==(other) = other.is_a?(Name) && to_s == other.to_s
      alias eql? ==
      def hash = to_s.hash
    end

    # What is signed: written from what the setters were given, or read from a text.
    module Signed
      attr_reader :to_pem

      def to_s = to_pem
      def to_der = to_pem && to_pem.lines.grep_v(/^-/).join.unpack1("m")
      def ==(other) = other.class == self.class && to_der == other.to_der

      def sign(key, digest)
        raise self.class::FAILURE, "private key needed" unless key.private?
        name = (digest.respond_to?(:name) ? digest.name : digest.to_s).upcase.delete("-")
        algorithm = algorithm_of(key, name)
        body = signed_part(algorithm)
        whole = OpenSSL::ASN1.Sequence([body, algorithm, OpenSSL::ASN1.BitString(key.sign(name, body.to_der))])
        @to_pem = "-----BEGIN #{self.class::LABEL}-----\n#{[whole.to_der].pack("m48")}-----END #{self.class::LABEL}-----\n"
        @text = nil
        self
      end

      private

      def read(source)
        source = source.read if source.respond_to?(:read)
        source = source.to_pem if source.respond_to?(:to_pem)
        @to_pem = OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, "-inform", source.include?("-----BEGIN") ? "PEM" : "DER", data: source)
      end

      def algorithm_of(key, digest)
        return OpenSSL::ASN1.Sequence([OpenSSL::ASN1.ObjectId("ecdsa-with-#{digest}")]) if key.is_a?(OpenSSL::PKey::EC)
        OpenSSL::ASN1.Sequence([OpenSSL::ASN1.ObjectId("RSA-#{digest}"), OpenSSL::ASN1.Null])
      end

      def ask(option) = OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, "-noout", option, data: to_pem)
      def text = @text ||= OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, "-noout", "-text", "-nameopt", "compat", data: to_pem)

      def name_from(option)
        line = OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, "-noout", option, "-nameopt", "sep_multiline,utf8", data: to_pem)
        Name.new(line.lines.drop(1).map { |part| part.strip.split("=", 2) })
      end
    end

    class Certificate
      FAILURE = CertificateError
      PROGRAM = "x509"
      LABEL = "CERTIFICATE"
      include Signed

      attr_writer :version, :serial, :subject, :issuer, :not_before, :not_after, :public_key, :extensions

      def initialize(source = nil)
        source ? read(source) : @extensions = []
      end

      def subject = @subject ||= to_pem ? name_from("-subject") : Name.new
      def issuer = @issuer ||= to_pem ? name_from("-issuer") : Name.new
      def serial = OpenSSL::BN.new(@serial ||= to_pem ? ask("-serial")[/=(\h+)/, 1].to_i(16) : 0)
      def not_before = (@not_before ||= to_pem && Time.parse(ask("-startdate")[/=(.*)/, 1]))&.getutc&.floor
      def not_after = (@not_after ||= to_pem && Time.parse(ask("-enddate")[/=(.*)/, 1]))&.getutc&.floor
      def version = @version ||= to_pem ? text[/Version: (\d+)/, 1].to_i - 1 : 0
      def signature_algorithm = text[/Signature Algorithm: (\S+)/, 1]
      def public_key = @public_key ||= OpenSSL::PKey.new_from(ask("-pubkey"), nil)
      def check_private_key(key) = key.public_pem == public_key.public_pem
      def inspect = "#<OpenSSL::X509::Certificate subject=#{subject.inspect}, issuer=#{issuer.inspect}, serial=#{serial}, not_before=#{not_before}, not_after=#{not_after}>"
      def to_text = text
      def add_extension(extension) = extension.tap { |added| self.extensions += [added] }

      def extensions
        @extensions ||= begin
          body = text[/X509v3 extensions:\n(.*?)\n    Signature Algorithm/m, 1].to_s
          encoded = OpenSSL::ASN1.decode(to_der).value[0].value.find { |part| part.tag == 3 && part.tag_class == :CONTEXT_SPECIFIC }
          shown = body.scan(/^ {12}(?:X509v3 )?[^:\n]+:[^\n]*\n((?: {16}.*\n?)*)/).map { |(value)| value.strip.gsub(/\n\s*/, ", ") }
          (encoded ? encoded.value[0].value : []).each_with_index.map { |parts, index| Extension.read(parts, shown[index]) }
        end
      end

      def verify(key)
        return false unless key.is_a?(OpenSSL::PKey::PKey)
        body, algorithm, signature = OpenSSL::ASN1.decode(to_der).value
        key.verify(algorithm.value[0].ln[/sha\d+|md5/i], signature.value, body.to_der)
      end

      private

      def signed_part(algorithm)
        parts = [OpenSSL::ASN1.Integer(version, 0, :EXPLICIT), OpenSSL::ASN1.Integer(serial), algorithm, issuer,
                 OpenSSL::ASN1.Sequence([moment(not_before), moment(not_after)]), subject, OpenSSL::ASN1.decode(public_key.public_to_der)]
        parts << OpenSSL::ASN1::ASN1Data.new([OpenSSL::ASN1.Sequence(extensions)], 3, :CONTEXT_SPECIFIC) unless extensions.empty?
        OpenSSL::ASN1.Sequence(parts)
      end

      def moment(time)
        raise CertificateError, "a certificate needs not_before and not_after" unless time
        time.year < 2050 ? OpenSSL::ASN1.UTCTime(time) : OpenSSL::ASN1.GeneralizedTime(time)
      end
    end

    class Attribute
      attr_accessor :oid, :value

      def initialize(oid, value = nil)
        @oid, @value = oid, value
      end

      def to_der = OpenSSL::ASN1.Sequence([OpenSSL::ASN1.ObjectId(oid), value]).to_der
    end

    class Request
      FAILURE = RequestError
      PROGRAM = "req"
      LABEL = "CERTIFICATE REQUEST"
      include Signed

      attr_accessor :attributes
      attr_writer :version, :subject, :public_key

      def initialize(source = nil)
        @attributes = []
        read(source) if source
      end

      def subject = @subject ||= to_pem ? name_from("-subject") : Name.new
      def version = @version ||= to_pem ? text[/Version: (\d+)/, 1].to_i - 1 : 0
      def public_key = @public_key ||= OpenSSL::PKey.new_from(ask("-pubkey"), nil)
      def add_attribute(attribute) = attribute.tap { |added| attributes << added }
      def to_text = text

      def verify(key)
        key.public_pem == public_key.public_pem && !!OpenSSL.__run(["req", "-noout", "-verify"], to_pem)[0]
      end

      private

      def signed_part(_algorithm)
        OpenSSL::ASN1.Sequence([OpenSSL::ASN1.Integer(version), subject, OpenSSL::ASN1.decode(public_key.public_to_der),
                                OpenSSL::ASN1::ASN1Data.new(attributes, 0, :CONTEXT_SPECIFIC)])
      end
    end

    class Store
      def initialize = @files = []
      def add_file(path) = tap { @files << path }
      def add_path(_path) = self
      def add_cert(_cert) = self
      def set_default_paths = self
    end
  end
end

require "openssl/x509/extensions"
