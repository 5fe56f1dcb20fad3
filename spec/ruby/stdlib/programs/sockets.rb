def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "socket"; require "tmpdir"; require "timeout"; require "io/wait"
srv = TCPServer.new("127.0.0.1", 0); port = srv.addr[1]
t = Thread.new { c = srv.accept; r = c.gets; c.puts "got #{r}"; c.write "more"; c.close; r }
try { s = TCPSocket.new("127.0.0.1", port); s.puts "hello"; [s.gets, s.read, s.peeraddr[3], s.peeraddr[0], s.addr[0], s.addr.size, s.closed?, s.close, s.closed?] }
try { t.value }
try { [srv.addr[0], srv.addr[3], srv.local_address.ip_address, srv.local_address.ip_port == port, srv.local_address.ipv4?, srv.class.ancestors.include?(IO)] }
t = Thread.new { 2.times { c = srv.accept; c << c.readpartial(100).upcase; c.close } }
try { TCPSocket.open("127.0.0.1", port) { |s| s.write("abc"); s.close_write; s.read } }
try { s = TCPSocket.new("127.0.0.1", port); s.send("xyz", 0); r = s.recv(10); s.close; r }
t.join
try { TCPSocket.new("127.0.0.1", 1) }
try { TCPSocket.new("no-such-host.invalid", 80) rescue $!.class }
try { TCPServer.new("127.0.0.1", port) rescue $!.class }
try { Socket.tcp("127.0.0.1", 1, connect_timeout: 1) }
Dir.mktmpdir do |d|
  f = File.join(d, "s")
  us = UNIXServer.new(f); th = Thread.new { c = us.accept; c.puts c.gets.reverse; c.close }
  try { s = UNIXSocket.new(f); s.puts "abc"; r = [s.gets, s.path, s.peeraddr[0]]; s.close; r }
  th.join; us.close
  try { [File.socket?(f), File.exist?(f)] }
  try { UNIXSocket.new(File.join(d, "no")) rescue $!.class }
end
try { a, b = UNIXSocket.pair; a.write("p"); a.close; b.read }
try { a, b = Socket.pair(:UNIX, :STREAM, 0); a.puts "q"; b.gets }
try { u1 = UDPSocket.new; u1.bind("127.0.0.1", 0); u2 = UDPSocket.new; u2.send("dg", 0, "127.0.0.1", u1.addr[1]); m, from = u1.recvfrom(10); [m, from[0], from[3]] }
try { [Socket.gethostname.class, Socket.getservbyname("http"), Socket.getservbyname("domain", "udp"), Socket.getservbyport(80)] }
try { Socket.getservbyname("nosuchservice") }
try { Addrinfo.tcp("127.0.0.1", 80).then { |a| [a.ip_address, a.ip_port, a.ipv4?, a.ipv6?, a.ip?, a.unix?, a.afamily == Socket::AF_INET, a.socktype == Socket::SOCK_STREAM, a.ipv4_loopback?, a.inspect, a.inspect_sockaddr, a.ip_unpack] } }
try { Addrinfo.ip("10.1.2.3").then { |a| [a.ipv4_private?, a.ipv4_loopback?, a.ipv4_multicast?, a.inspect] } }
try { Addrinfo.ip("::1").then { |a| [a.ipv6_loopback?, a.ipv6?, a.inspect, a.ipv6_linklocal?] } }
try { Addrinfo.unix("/x").then { |a| [a.unix_path, a.unix?, a.inspect] } }
try { Addrinfo.udp("127.0.0.1", 53).inspect }
try { Addrinfo.getaddrinfo("127.0.0.1", 80, nil, :STREAM).map(&:inspect_sockaddr) }
try { Socket.getaddrinfo("127.0.0.1", 80, nil, :STREAM).map { |x| x[0..3] } }
try { TCPSocket.gethostbyname("127.0.0.1").last }
try { Socket.ip_address_list.map(&:ip_address).include?("127.0.0.1") }
try { Socket.getifaddrs.map(&:name).include?("lo") }
try { Socket.unpack_sockaddr_in(Socket.pack_sockaddr_in(80, "127.0.0.1")) }
try { Socket.unpack_sockaddr_un(Socket.sockaddr_un("/tmp/x")) }
try { s = Socket.new(:INET, :STREAM); s.setsockopt(:SOCKET, :REUSEADDR, true); s.bind(Addrinfo.tcp("127.0.0.1", 0)); s.listen(1); pt = s.local_address.ip_port; c = Socket.new(Socket::AF_INET, Socket::SOCK_STREAM, 0); c.connect(Socket.sockaddr_in(pt, "127.0.0.1")); k, ai = s.accept; c.write("raw"); c.close; [k.read, ai.class, s.getsockopt(:SOCKET, :REUSEADDR).bool] }
try { Socket.tcp("127.0.0.1", port, connect_timeout: 2) { |s| [s.class, s.remote_address.ip_port == port] } }
try { s = TCPSocket.new("127.0.0.1", port); r = IO.select([s], nil, nil, 0.05); s.close; r }
try { s = TCPSocket.new("127.0.0.1", port); (s.read_nonblock(5) rescue $!.class) }
try { s = TCPSocket.new("127.0.0.1", port); s.read_nonblock(5, exception: false) }
try { srv2 = TCPServer.new("127.0.0.1", 0); (srv2.accept_nonblock rescue $!.class) }
try { s = TCPSocket.new("127.0.0.1", port); s.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1); s.getsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY).int != 0 }
try { [Socket::AF_INET, Socket::SOCK_STREAM, Socket::SOCK_DGRAM, Socket::SOL_SOCKET, Socket::SO_REUSEADDR, Socket::IPPROTO_TCP, Socket::AF_UNIX, Socket::SOMAXCONN.class, Socket::INADDR_ANY, SocketError.superclass, Socket::AF_INET6, Socket::TCP_NODELAY, Socket::MSG_PEEK, Socket::SHUT_WR, Socket::Constants::AF_INET] }
try { Timeout.timeout(0.1) { TCPServer.new("127.0.0.1", 0).accept } }
try { srv.close; srv.accept }
