# OpenSSL::PKey, through the openssl program: what the other parts of the library stand on.
require "tmpdir"

module OpenSSL
  # What MRI says where the program has other words.
  WORDS = { "OpenSSL::PKey::RSAError" => "Neither PUB key nor PRIV key: unsupported",
            "OpenSSL::X509::CertificateError" => "PEM_read_bio_X509: no start line" }.freeze
  private_constant :WORDS

  def self.__program(failure, *words, data: nil)
    output, complaint = __run(words, data)
    return output if output
    raise failure, WORDS.fetch(failure.name) { complaint.lines.last.to_s.split(":").last(2).join(":").strip }
  end

  def self.__files(*contents)
    Dir.mktmpdir("openssl") do |folder|
      paths = contents.each_with_index.map do |content, index|
        File.join(folder, index.to_s).tap { |path| File.open(path, "wb", 0o600) { |file| file.write(content) } }
      end
      yield(*paths)
    end
  end

  class BNError < OpenSSL::OpenSSLError
  end

  class BN < Numeric
    attr_reader :to_i

    def initialize(number, base = 10)
      @to_i = number.is_a?(String) ? number.to_i(base) : number.to_i
    end

    def to_s(base = 10) = base == 2 ? [@to_i.to_s(16).then { |hex| hex.size.odd? ? "0#{hex}" : hex }].pack("H*") : @to_i.to_s(base).upcase
    def <=>(other) = @to_i <=> other.to_i
    def ==(other) = @to_i == other.to_i
    def num_bits = @to_i.bit_length
    def coerce(other) = [other, @to_i]
    alias to_int to_i
    alias cmp <=>
    def hash = @to_i.hash
    def eql?(other) = other.is_a?(BN) && @to_i == other.to_i
    def to_bn = self
    def num_bytes = (num_bits + 7) / 8
    def bit_set?(bit) = @to_i[bit] == 1
    def zero? = @to_i.zero?
    def one? = @to_i == 1
    def odd? = @to_i.odd?
    def negative? = @to_i.negative?
    def prime?(*) = OpenSSL.__run(["prime", @to_i.to_s])[0].include?("is prime")
    def -@ = BN.new(-@to_i)
    def +@ = self
    %i[+ - * % ** << >> gcd].each { |name| define_method(name) { |other| BN.new(@to_i.public_send(name, other.to_i)) } }
    def /(other) = (@to_i.abs.divmod(other.to_i.abs)).map { |part| BN.new(part) }
    def sqr = self * self
    def mod_exp(exponent, modulus) = BN.new(@to_i.pow(exponent.to_i, modulus.to_i))
    { mod_add: :+, mod_sub: :-, mod_mul: :* }.each do |name, sign|
      define_method(name) { |other, modulus| BN.new(@to_i.public_send(sign, other.to_i) % modulus.to_i) }
    end

    # By the extended Euclidean algorithm.
    def mod_inverse(modulus)
      old, rest, factor, following = @to_i, modulus.to_i, 1, 0
      until rest.zero?
        whole = old / rest
        old, rest, factor, following = rest, old - whole * rest, following, factor - whole * following
      end
      raise OpenSSL::BNError, "no inverse" unless old == 1
      BN.new(factor % modulus.to_i)
    end
  end

  module PKey
    class PKeyError < OpenSSL::OpenSSLError
    end

    class RSAError < PKeyError
    end

    class ECError < PKeyError
    end

    class DSAError < PKeyError
    end

    def self.read(data, pass = nil)
      data = data.read if data.respond_to?(:read)
      OpenSSL::PKey.new_from(data, pass)
    end

    def self.new_from(data, pass)
      text = OpenSSL.__run(["pkey", "-noout", "-text", *OpenSSL::PKey.password(pass)], data)[0] ||
             OpenSSL.__program(PKeyError, "pkey", "-pubin", "-noout", "-text", data: data)
      (text.match?(/ASN1 OID|NIST CURVE|pub:/) && !text.match?(/modulus/i) ? EC : RSA).new(data, pass)
    end

    def self.password(pass) = ["-passin", "pass:#{pass}"]

    class PKey
      attr_reader :pem

      def private? = @private

      def to_pem(cipher = nil, pass = nil)
        return public_pem unless @private
        return @pem unless cipher
        name = cipher.respond_to?(:name) ? cipher.name : cipher.to_s
        OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, "-#{name.downcase}", "-passout", "pass:#{pass}", data: @pem)
      end
      alias to_s to_pem
      alias export to_pem

      def to_der = OpenSSL.__program(self.class::FAILURE, "pkey", *("-pubin" unless @private), "-outform", "DER", *("-pubout" unless @private), data: @pem)
      def public_to_pem = public_pem
      def public_to_der = public_pem.lines.grep_v(/^-/).join.unpack1("m")

      def public_pem
        @private ? OpenSSL.__program(self.class::FAILURE, "pkey", "-pubout", data: @pem) : @pem
      end

      def sign(digest, data)
        raise self.class::FAILURE, "private key needed" unless @private
        OpenSSL.__files(@pem, data) do |key, file|
          OpenSSL.__program(self.class::FAILURE, "dgst", "-#{digest_name(digest)}", "-sign", key, file)
        end
      end

      def verify(digest, signature, data)
        OpenSSL.__files(public_pem, signature, data) do |key, sign, file|
          !!OpenSSL.__run(["dgst", "-#{digest_name(digest)}", "-verify", key, "-signature", sign, file])[0]
        end
      end

      def inspect = "#<#{self.class}>"

      private

      def digest_name(digest) = (digest.respond_to?(:name) ? digest.name : digest.to_s).downcase.delete("-")

      def read(data, pass)
        data = data.read if data.respond_to?(:read)
        @private = !data.include?("PUBLIC KEY") && !data.include?("BEGIN CERTIFICATE")
        if data.include?("BEGIN CERTIFICATE")
          @pem = OpenSSL.__program(self.class::FAILURE, "x509", "-noout", "-pubkey", data: data)
        elsif @private
          format = data.include?("-----BEGIN") ? "PEM" : "DER"
          @pem = OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, "-inform", format, *OpenSSL::PKey.password(pass), *traditional, data: data)
        else
          flag = data.include?("BEGIN RSA PUBLIC KEY") ? "-RSAPublicKey_in" : "-pubin"
          @pem = OpenSSL.__program(self.class::FAILURE, self.class::PROGRAM, flag, "-pubout", data: data)
        end
      end

      def traditional = []
    end

    class RSA < PKey
      FAILURE = RSAError
      PROGRAM = "rsa"
      PKCS1_PADDING = 1
      PKCS1_OAEP_PADDING = 4

      def self.generate(bits, _exponent = nil) = new(bits)

      def initialize(source = 2048, pass = nil)
        if source.is_a?(Integer)
          @private = true
          @pem = OpenSSL.__program(FAILURE, "genrsa", *traditional, source.to_s)
        else
          read(source, pass)
        end
      end

      def private_key? = private?
      def public_key? = true
      alias public? public_key?
      def public_key = RSA.new(public_pem)

      def n
        BN.new(OpenSSL.__program(FAILURE, "rsa", *("-pubin" unless private?), "-noout", "-modulus", data: @pem)[/=(\h+)/, 1], 16)
      end

      def e = BN.new(OpenSSL.__program(FAILURE, "rsa", *("-pubin" unless private?), "-noout", "-text", data: @pem)[/xponent: (\d+)/, 1])

      def public_encrypt(data, padding = PKCS1_PADDING) = crypt("-encrypt", public_pem, data, padding, true)
      def private_decrypt(data, padding = PKCS1_PADDING) = crypt("-decrypt", @pem, data, padding, false)

      private

      def traditional = OpenSSL.__run(["genrsa", "-help"])[1].include?("-traditional") ? ["-traditional"] : []

      def crypt(action, pem, data, padding, public)
        mode = padding == PKCS1_OAEP_PADDING ? "oaep" : "pkcs1"
        OpenSSL.__files(pem) do |key|
          OpenSSL.__program(FAILURE, "pkeyutl", action, *("-pubin" if public), "-inkey", key, "-pkeyopt", "rsa_padding_mode:#{mode}", data: data)
        end
      end
    end

    class EC < PKey
      FAILURE = ECError
      PROGRAM = "ec"

      def self.generate(curve) = new(OpenSSL.__program(FAILURE, "ecparam", "-genkey", "-noout", "-name", curve))

      def initialize(source, pass = nil)
        source = OpenSSL.__program(FAILURE, "ecparam", "-genkey", "-noout", "-name", source) unless source.include?("-----")
        read(source, pass)
      end

      def private_key? = private?
      def public_key = EC.new(public_pem)
    end
  end
end
