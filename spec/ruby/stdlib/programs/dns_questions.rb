require "resolv"; require "socket"
srv = UDPSocket.new; srv.bind("127.0.0.1", 0); port = srv.addr[1]
lab = ->(n) { n.split(".").map { |l| [l.size].pack("C") + l }.join + "\0" }
Thread.new do
  loop do
    q, from = srv.recvfrom(512)
    id = q[0, 2]; at = 12; labels = []
    while (n = q.getbyte(at)) > 0; labels << q[at + 1, n]; at += n + 1; end
    type = q[at + 1, 2].unpack1("n"); name = labels.join(".")
    rr = ->(t, d, ttl = 60) { "\xC0\x0C".b + [t, 1, ttl, d.bytesize].pack("nnNn") + d }
    ans = case [name, type]
          in ["a.test", 1] then [rr[1, [1, 2, 3, 4].pack("C4")], rr[1, [5, 6, 7, 8].pack("C4")]]
          in ["a.test", 28] then [rr[28, "\0".b * 15 + "\x01".b]]
          in [_, 33] then [rr[33, [10, 5, 8080].pack("nnn") + lab["h1.test"]], rr[33, [20, 5, 8081].pack("nnn") + lab["h2.test"]]]
          in [_, 16] then [rr[16, "\x03abc\x02de".b], rr[16, "\x01x".b]]
          in [_, 15] then [rr[15, [10].pack("n") + lab["mx.test"]]]
          in [_, 12] then [rr[12, lab["ptr.test"]]]
          in [_, 6] then [rr[6, lab["ns.t"] + lab["adm.t"] + [1, 2, 3, 4, 5].pack("N5")]]
          in [_, 2] then [rr[2, lab["ns1.t"]]]
          in ["c.test", 1] then [rr[5, "\x01a\x04test\0".b]] + ["\x01a\x04test\0".b + [1, 1, 9, 4].pack("nnNn") + [9, 9, 9, 9].pack("C4")]
          else nil
          end
    srv.send(id + [ans ? 0x8180 : 0x8183, 1, (ans || []).size, 0, 0].pack("n5") + q[12..at + 4] + (ans || []).join, 0, from[3], from[1])
  end
end
d = Resolv::DNS.new(nameserver_port: [["127.0.0.1", port]], search: [], ndots: 1)
IN = Resolv::DNS::Resource::IN
def try; p yield; rescue => e; puts "#{e.class}: #{e.message}"; end
try { d.getresources("a.test", IN::A).map { |r| [r.address.to_s, r.ttl] } }
try { d.getaddress("a.test").to_s }
try { d.getaddresses("a.test").map(&:to_s) }
try { d.getresources("_s._tcp.test", IN::SRV).map { |r| [r.priority, r.weight, r.port, r.target.to_s] } }
try { d.getresource("x.test", IN::TXT).then { |r| [r.strings, r.data, r.class] } }
try { d.getresources("x.test", IN::TXT).map(&:data) }
try { d.getresource("x.test", IN::MX).then { |r| [r.preference, r.exchange.to_s] } }
try { d.getname("1.2.3.4").to_s }
try { d.getnames("::1").map(&:to_s) }
try { d.getresource("x", IN::SOA).then { |r| [r.mname.to_s, r.rname.to_s, r.serial, r.minimum] } }
try { d.getresource("x", IN::NS).name.to_s }
try { d.getresources("c.test", IN::A).map { |r| r.address.to_s } }
try { d.getresources("none.test", IN::A) }
try { d.getaddress("none.test") }
try { d.getresource("none.test", IN::A) }
try { r = []; d.each_resource("a.test", IN::A) { |x| r << x.class }; r }
try { Resolv::DNS.open(nameserver_port: [["127.0.0.1", port]]) { |x| x.getresources("a.test.", IN::AAAA).map { |y| y.address.to_s } } }
d.close
