def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "digest"; require "openssl"
%w[MD5 SHA1 SHA256 SHA384 SHA512 RMD160].each { |n| c = Digest.const_get(n); try { [c.hexdigest("abc"), c.digest("abc").bytesize, c.base64digest("abc"), c.new.digest_length, c.new.block_length, c.new.length, c.new.size, c.name, c.new.inspect] } }
d = Digest::SHA256.new
try { d << "a"; d.update("b"); [d.hexdigest, d.to_s, d.digest.bytesize, d.hexdigest!, d.hexdigest, d.base64digest, d.digest!.bytesize, d == Digest::SHA256.new, d == d.hexdigest, d.dup.update("x") == d, d.inspect, d.reset.class] }
try { [Digest::SHA2.new.hexdigest("x"), Digest::SHA2.new(512).inspect, Digest::SHA2.hexdigest("a")] }
try { Digest::SHA2.new(1) }
try { [Digest.hexencode("\x01\xff"), Digest::MD5.file(__FILE__).hexdigest.size, Digest::SHA256.file(__FILE__) == Digest::SHA256.hexdigest(File.read(__FILE__)), Digest::MD5.new.file(__FILE__).to_s.size] }
try { Digest::MD5.file("/nonexistent") }
try { Digest::MD5.hexdigest(nil) }
try { Digest::MD5.hexdigest(5) }
try { Digest::Nope }
try { [Digest::SHA256.ancestors.take(4), Digest::Base.class, Digest::Class.superclass] }
try { Digest::SHA256.new.hexdigest("é") }
try { Digest(:SHA256) }

try { [OpenSSL::Digest.new("SHA256").hexdigest("a"), OpenSSL::Digest::SHA256.new.name, OpenSSL::Digest.hexdigest("SHA1", "x"), OpenSSL::Digest.digest("MD5", "x").size, OpenSSL::Digest::MD5.hexdigest("x"), OpenSSL::Digest.new("sha512").digest_length, OpenSSL::Digest.new("SHA384").block_length, OpenSSL::Digest::SHA1.base64digest("x"), OpenSSL::Digest.new("SHA256").update("a").to_s, (OpenSSL::Digest.new("SHA256") << "a").hexdigest] }
try { OpenSSL::Digest.new("nope") }
try { [OpenSSL::HMAC.hexdigest("SHA256", "k", "d"), OpenSSL::HMAC.digest(OpenSSL::Digest.new("SHA1"), "k", "d").unpack1("H*"), OpenSSL::HMAC.base64digest("MD5", "k", "d"), OpenSSL::HMAC.new("k", "SHA256").update("d").hexdigest, OpenSSL::HMAC.new("k", OpenSSL::Digest.new("SHA256")).update("d").to_s, (OpenSSL::HMAC.new("k", "SHA1") << "x").inspect] }
try { [OpenSSL::KDF.pbkdf2_hmac("p", salt: "s", iterations: 10, length: 16, hash: "sha256").unpack1("H*"), OpenSSL::KDF.scrypt("p", salt: "s", N: 16, r: 1, p: 1, length: 8).unpack1("H*"), OpenSSL::KDF.hkdf("k", salt: "s", info: "i", length: 16, hash: "SHA256").unpack1("H*"), OpenSSL::PKCS5.pbkdf2_hmac_sha1("p", "s", 5, 8).unpack1("H*")] }
%w[aes-256-cbc AES-128-CBC aes-192-ecb aes-256-ctr aes-128-gcm aes-256-gcm des-ede3-cbc aes-128-cfb aes-128-ofb].each { |n| try { c = OpenSSL::Cipher.new(n); c.encrypt; c.key = "k" * c.key_len; c.iv = "i" * c.iv_len if c.iv_len > 0; c.auth_data = "" if c.authenticated?; x = c.update("hello world, this is text") + c.final; [n, c.name, c.key_len, c.iv_len, c.block_size, c.authenticated?, x.unpack1("H*"), c.authenticated? ? c.auth_tag.unpack1("H*") : nil] } }
try { c = OpenSSL::Cipher.new("aes-256-cbc").encrypt; c.key = "short" }
try { c = OpenSSL::Cipher.new("aes-256-cbc").encrypt; c.iv = "short" }
try { c = OpenSSL::Cipher.new("aes-256-cbc").decrypt; c.key = "k" * 32; c.iv = "i" * 16; c.update("x" * 16) + c.final }
try { c = OpenSSL::Cipher.new("aes-256-cbc").decrypt; c.key = "k" * 32; c.iv = "i" * 16; c.update("xyz") + c.final }
try { c = OpenSSL::Cipher.new("aes-256-gcm").decrypt; c.key = "k" * 32; c.iv = "i" * 12; c.auth_tag = "t" * 16; c.update("xyz") + c.final }
try { c = OpenSSL::Cipher.new("aes-256-cbc").encrypt; c.pkcs5_keyivgen("pass", "saltsalt"); (c.update("x") + c.final).unpack1("H*") }
try { c = OpenSSL::Cipher.new("aes-256-cbc").encrypt; c.padding = 0; c.key = "k" * 32; c.update("abc") + c.final }
try { c = OpenSSL::Cipher::AES.new(256, :CBC); [c.name, c.random_key.size, c.random_iv.size] }
try { c = OpenSSL::Cipher::AES256.new(:CBC); c.name }
try { OpenSSL::Cipher.new("aes-256-cbc").encrypt.update("") }
try { OpenSSL::Cipher.new("nope") }
try { OpenSSL::Cipher.ciphers.include?("aes-256-cbc") }
try { [OpenSSL::BN.new("255").to_s(16), OpenSSL::BN.new("ff", 16).to_i, (OpenSSL::BN.new(5) + 3).to_i, (OpenSSL::BN.new("10") * OpenSSL::BN.new("3")).to_s, OpenSSL::BN.new("7").prime?, OpenSSL::BN.new("2").mod_exp(10, 1000).to_s, OpenSSL::BN.new("100").num_bits] }
try { [OpenSSL.secure_compare("a", "a"), OpenSSL.fixed_length_secure_compare("ab", "ab")] }
try { OpenSSL.fixed_length_secure_compare("ab", "a") }
try { [OpenSSL::Random.random_bytes(4).size, OpenSSL::VERSION.class, OpenSSL::OPENSSL_VERSION.class, OpenSSL::OpenSSLError.superclass, OpenSSL::Cipher::CipherError.superclass] }
