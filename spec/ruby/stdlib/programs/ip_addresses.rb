def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "ipaddr"; require "socket"
["10.0.0.1", "10.0.0.1/8", "10.0.0.1/255.255.0.0", "::1", "2001:db8::/32", "fe80::1%eth0", "::ffff:1.2.3.4", "1.2.3", "1.2.3.256", "", "abc", "1.2.3.4/33", "::1/129", "01.2.3.4", "1.2.3.4/x", "[::1]", "2001:DB8::A", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "::", "0.0.0.0/0", "255.255.255.255", "1.2.3.4/255.0.255.0", "10.1/16", "::1.2.3.4", "g::1", "1.2.3.4 ", "/8", "2001:db8::1/ffff::"].each { |s| try { i = IPAddr.new(s); [s, i.to_s, i.to_string, i.inspect, i.prefix, i.ipv4?, i.ipv6?, i.to_i, i.to_range.first.to_s, i.to_range.last.to_s, i.hton, i.reverse, i.loopback?, i.private?, i.link_local?, i.succ.to_s] } }
a = IPAddr.new("192.168.1.0/24")
try { [a.include?("192.168.1.77"), a.include?(IPAddr.new("192.168.2.1")), a === "192.168.1.1", a.include?(IPAddr.new("192.168.1.0/25")), a.include?(3232235777), a.netmask, a.mask(16).to_s, a.mask("255.0.0.0").inspect, (a & 255).to_s, (a | 255).to_s, (~a).to_s, (a << 8).to_s, (a >> 8).to_s, a == "192.168.1.0/24", a <=> IPAddr.new("10.0.0.1"), a.eql?(IPAddr.new("192.168.1.0/24")), a.to_range.count, a.family, a.ipv4_mapped.to_s, a.ipv4_compat.to_s] }
try { a.include?("::1") }
try { a.include?("zz") }
try { a.mask(33) }
try { a.mask("x") }
try { a.prefix = 8; [a.to_s, a.inspect] }
try { a.prefix = 99 }
try { IPAddr.new("1.2.3.4").ip6_arpa }
try { [IPAddr.new("::1").ip6_arpa, IPAddr.new("::1").ip6_int, IPAddr.new("::ffff:1.2.3.4").ipv4_mapped?, IPAddr.new("::1.2.3.4").ipv4_compat?, IPAddr.new("::ffff:1.2.3.4").native.to_s, IPAddr.new("::1").native.to_s] }
try { IPAddr.new(5) }
try { [IPAddr.new(5, Socket::AF_INET).to_s, IPAddr.new(5, Socket::AF_INET6).to_s, IPAddr.ntop("\x01\x02\x03\x04".b), IPAddr.new_ntoh("\x00".b * 15 + "\x01".b).to_s] }
try { IPAddr.ntop("xx") }
try { [%w[10.0.0.2 10.0.0.10 9.9.9.9].map { |x| IPAddr.new(x) }.sort.map(&:to_s), %w[10.0.0.2 10.0.0.10].max_by { |x| IPAddr.new(x).to_i }] }
try { (IPAddr.new("10.0.0.1")..IPAddr.new("10.0.0.4")).map(&:to_s) }
try { [IPAddr.new("10.0.0.1") == nil, IPAddr.new("10.0.0.1") <=> "x", IPAddr.new("10.0.0.1") == 5, IPAddr.new("10.0.0.1").hash == IPAddr.new("10.0.0.1").hash] }
try { [IPAddr.new("fe80::1%eth0").zone_id, IPAddr.new("172.16.0.1").private?, IPAddr.new("fc00::1").private?, IPAddr.new("169.254.0.1").link_local?, IPAddr.new("127.5.5.5").loopback?] }
try { [IPAddr::Error.superclass, IPAddr::InvalidAddressError.superclass, IPAddr::AddressFamilyError.superclass, IPAddr::InvalidPrefixError.superclass] }
try { IPAddr.new("10.0.0.1", Socket::AF_INET6) }
try { IPAddr.new("10.0.0.0/30").to_range.to_a.map(&:to_s) }
try { IPAddr.new("10.0.0.0/8").to_range.include?(IPAddr.new("10.5.5.5")) }
try { (IPAddr.new("10.0.0.1") + 1) }
try { IPAddr.new("10.0.0.255").succ.to_s }
try { IPAddr.new("255.255.255.255").succ.to_s }
try { "#{IPAddr.new("1.2.3.4/16")}" }
try { IPAddr.new("10.0.0.0/24").mask(28).to_range.last.to_s }
try { IPAddr.new("1.2.3.4").set(5) rescue $!.class }
