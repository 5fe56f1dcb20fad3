# Certificates, requests and TLS made by a program itself.
require 'openssl'
require 'socket'
require 'tmpdir'
path = File.join(Dir.tmpdir, "pysolo-certificates-#{$$}.pem")
key = OpenSSL::PKey::RSA.new(2048)
cert = OpenSSL::X509::Certificate.new
cert.version = 2
cert.serial = 77
cert.subject = OpenSSL::X509::Name.parse("/C=BE/O=Köln/CN=localhost")
cert.issuer = cert.subject
cert.public_key = key.public_key
cert.not_before = Time.at(1700000000)
cert.not_after = Time.at(1900000000)
ef = OpenSSL::X509::ExtensionFactory.new
ef.subject_certificate = cert
ef.issuer_certificate = cert
cert.add_extension(ef.create_extension("basicConstraints", "CA:TRUE, pathlen:0", true))
cert.add_extension(ef.create_extension("keyUsage", "keyCertSign, cRLSign, digitalSignature, keyEncipherment", true))
cert.add_extension(ef.create_extension("extendedKeyUsage", "serverAuth,clientAuth", false))
cert.add_extension(ef.create_extension("subjectKeyIdentifier", "hash", false))
cert.add_extension(ef.create_extension("authorityKeyIdentifier", "keyid:always,issuer:always", false))
cert.add_extension(ef.create_extension("subjectAltName", "DNS:localhost,IP:127.0.0.1,IP:::1,email:a@b.c,URI:http://x", false))
cert.sign(key, OpenSSL::Digest.new("SHA256"))
puts cert.to_text.lines.grep_v(/^ +\h\h(:\h\h)*$/).grep_v(/\h\h:\h\h:/).grep_v(/DirName|Ko/)
File.write(path, cert.to_pem)
c2 = OpenSSL::X509::Certificate.new(cert.to_pem)
p c2.serial.to_i, c2.not_before, c2.version, c2.verify(key), c2.verify(OpenSSL::PKey::RSA.new(1024)), c2.to_der == cert.to_der
p c2.extensions.map { |e| [e.oid, e.critical?] }
p c2.extensions[0].value, c2.extensions[1].value, c2.extensions[5].value
ek = OpenSSL::PKey::EC.generate("prime256v1")
r = OpenSSL::X509::Request.new
r.version = 0
r.subject = OpenSSL::X509::Name.new([["CN", "x.example.com"]])
r.public_key = ek
r.add_attribute OpenSSL::X509::Attribute.new("extReq", OpenSSL::ASN1::Set([OpenSSL::ASN1::Sequence([ef.create_extension("subjectAltName", "DNS:y", false)])]))
r.sign(ek, "SHA256")
r2 = OpenSSL::X509::Request.new(r.to_pem)
p r2.verify(ek), r2.subject.to_s
server = TCPServer.new("127.0.0.1", 0)
ctx = OpenSSL::SSL::SSLContext.new
ctx.cert, ctx.key = cert, key
ssl = OpenSSL::SSL::SSLServer.new(server, ctx)
t = Thread.new { 2.times { begin; s = ssl.accept; l = s.gets; s.puts "got #{l}"; s.close; rescue OpenSSL::SSL::SSLError; nil; end } }
cctx = OpenSSL::SSL::SSLContext.new
cctx.verify_mode = OpenSSL::SSL::VERIFY_PEER
cctx.ca_file = path
s = OpenSSL::SSL::SSLSocket.new(TCPSocket.new("127.0.0.1", server.addr[1]), cctx)
s.sync_close = true
s.hostname = "localhost"
s.connect
s.puts "hello"
puts s.gets
p s.peer_cert.serial.to_i, s.post_connection_check("localhost")
s.close
begin
  cctx = OpenSSL::SSL::SSLContext.new
  cctx.verify_mode = OpenSSL::SSL::VERIFY_PEER
  s = OpenSSL::SSL::SSLSocket.new(TCPSocket.new("127.0.0.1", server.addr[1]), cctx)
  s.connect
rescue OpenSSL::SSL::SSLError => e
  puts e.message[/certificate verify failed/]
end
t.join
File.unlink(path)
