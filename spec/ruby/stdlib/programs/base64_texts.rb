def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "base64"
["", "a", "ab", "abc", "x" * 60, "é", "\xff\xfe".b, "a\nb"].each { |s| try { [Base64.encode64(s), Base64.strict_encode64(s), Base64.urlsafe_encode64(s), Base64.urlsafe_encode64(s, padding: false), Base64.decode64(Base64.encode64(s)), Base64.decode64(Base64.encode64(s)).encoding] } }
["aGk=", "aGk", "aG k=\n", "!!", "YQ==x", "aGk=aGk=", "====", "a", "_-8="].each { |s| try { [Base64.decode64(s)] }; try { Base64.strict_decode64(s) }; try { Base64.urlsafe_decode64(s) } }
try { Base64.encode64(nil) }
try { Base64.strict_encode64(5) }
include Base64
try { encode64("x") + ["x"].pack("m0") + ["xyz" * 30].pack("m30") }
