# OpenSSL::SSL: what a connection is told. The wire is in openssl_ssl.py.
require "openssl/x509"
require "socket"

module OpenSSL
  module SSL
    VERIFY_NONE = 0
    VERIFY_PEER = 1
    VERIFY_FAIL_IF_NO_PEER_CERT = 2
    VERIFY_CLIENT_ONCE = 4
    OP_ALL = 0x80000050
    OP_NO_SSLv2 = 0
    OP_NO_SSLv3 = 0x02000000
    OP_NO_TLSv1 = 0x04000000
    OP_NO_TLSv1_1 = 0x10000000
    OP_NO_COMPRESSION = 0x00020000
    SSL3_VERSION = 0x300
    TLS1_VERSION = 0x301
    TLS1_1_VERSION = 0x302
    TLS1_2_VERSION = 0x303
    TLS1_3_VERSION = 0x304

    class SSLErrorWaitReadable < SSLError
    end

    class SSLErrorWaitWritable < SSLError
    end

    class SSLContext
      DEFAULT_PARAMS = { verify_mode: VERIFY_PEER, verify_hostname: true, options: OP_ALL }.freeze
      METHODS = %i[TLS TLS_client TLS_server TLSv1_2 TLSv1_2_client TLSv1_2_server SSLv23 SSLv23_client SSLv23_server].freeze

      attr_accessor :cert, :key, :ca_file, :ca_path, :verify_mode, :verify_hostname, :verify_depth, :cert_store, :extra_chain_cert,
                    :min_version, :max_version, :ssl_version, :timeout, :ciphers, :options, :client_ca, :alpn_protocols, :servername_cb

      def initialize(version = nil) = @ssl_version = version
      def setup = freeze

      def set_params(params = {})
        DEFAULT_PARAMS.merge(params).each { |name, value| public_send("#{name}=", value) }
      end

      # What the wire needs to know.
      def __settings
        chain = [cert, *extra_chain_cert].compact.map(&:to_pem).join
        { "cert" => (chain unless chain.empty?), "key" => key&.to_pem, "ca_file" => ca_file, "ca_path" => ca_path,
          "verify" => verify_mode.to_i & VERIFY_PEER == VERIFY_PEER, "hostname" => verify_hostname != false, "ciphers" => Array(ciphers).flatten.grep(String).join(":") }
      end
    end

    class SSLSocket
      attr_reader :io, :context, :hostname
      attr_accessor :sync_close
      alias to_io io

      def self.open(host, port, context: SSLContext.new) = new(TCPSocket.new(host, port), context).tap { |made| made.sync_close = true }

      def initialize(io, context = SSLContext.new)
        @io, @context, @sync_close = io, context, false
      end

      def hostname=(name)
        @hostname = name
      end

      def connect = tap { __handshake(io, false, hostname, context.__settings) }
      def accept = tap { __handshake(io, true, nil, context.__settings) }
      def peer_cert = __peer_certificate&.then { |der| OpenSSL::X509::Certificate.new(der) }
      def cert = context.cert
      def peeraddr(...) = io.peeraddr(...)
      def addr(...) = io.addr(...)
      def sysclose = close

      def post_connection_check(name)
        cert = peer_cert or return true
        names = cert.extensions.select { |extension| extension.oid == "subjectAltName" }.flat_map { |extension| extension.value.scan(/(?:DNS|IP Address|IP):([^,\s]+)/).flatten }
        names = cert.subject.to_a.select { |key, _| key == "CN" }.map { |_, value| value } if names.empty?
        return true if names.any? { |pattern| File.fnmatch(pattern, name, File::FNM_CASEFOLD) }
        raise SSLError, "hostname \"#{name}\" does not match the server certificate"
      end

      def close
        __close
        io.close if sync_close && !io.closed?
      end
    end

    class SSLServer
      attr_accessor :start_immediately

      def initialize(server, context)
        @server, @context, @start_immediately = server, context, true
      end

      def to_io = @server
      def addr(...) = @server.addr(...)
      def listen(count = 5) = @server.listen(count)
      def close = @server.close
      def closed? = @server.closed?

      def accept
        made = SSLSocket.new(@server.accept, @context)
        made.sync_close = true
        start_immediately ? made.accept : made
      end
    end
  end
end
