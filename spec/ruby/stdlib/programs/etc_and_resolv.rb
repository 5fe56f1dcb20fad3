def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "etc"; require "resolv"; require "rbconfig"; require "tsort"
try { p1 = Etc.getpwnam("root"); [p1.name, p1.uid, p1.gid, p1.dir, p1.shell, p1.passwd, p1.gecos, p1.class, p1.to_a.size, p1.members.first(3)] }
try { Etc.getpwuid(0) .name }
try { Etc.getpwuid.name == Etc.getpwuid(Process.uid).name }
try { Etc.getpwnam("nope_x") }
try { Etc.getpwuid(999999) }
try { g = Etc.getgrnam("root"); [g.name, g.gid, g.mem, g.passwd, g.class] }
try { [Etc.getgrgid(0).name, Etc.getgrgid.class] }
try { Etc.getgrnam("nope_x") }
try { Etc.getgrgid(999999) }
try { [Etc.getlogin.class, Etc.nprocessors.class, Etc.systmpdir, Etc.sysconfdir, Etc.uname.keys.sort, Etc.uname[:sysname]] }
try { r = []; Etc.passwd { |u| r << u.name }; r.include?("root") }
try { r = []; Etc.group { |u| r << u.name }; r.include?("root") }
try { Etc.setpwent; a = Etc.getpwent.name; Etc.endpwent; a }
try { [Resolv.getaddress("localhost").class, Resolv.getaddresses("localhost").include?("127.0.0.1"), Resolv::IPv4::Regex.match?("1.2.3.4"), Resolv::IPv4::Regex.match?("1.2.3.400"), Resolv::IPv6::Regex.match?("::1"), Resolv::IPv6::Regex.match?("fe80::1%eth0"), Resolv::AddressRegex.match?("10.0.0.1"), "x" =~ Resolv::IPv4::Regex] }
try { Resolv.getaddress("no-such-host.invalid") }
try { Resolv.getname("1.2.3") rescue $!.class }
try { Resolv.getname("127.0.0.1").class }
try { [Resolv::ResolvError.superclass, Resolv::ResolvTimeout.superclass, Resolv::Hosts.new.getaddress("localhost"), Resolv::Hosts.new.getaddresses("nope-x"), Resolv::DNS.new.class] }
try { Resolv::IPv4.create("1.2.3.4").then { |a| [a.to_s, a.inspect, a.to_name.to_s, a.address.bytes, a == Resolv::IPv4.create("1.2.3.4")] } }
try { Resolv::IPv4.create("x") }
try { Resolv::IPv6.create("::1").to_s }
try { Resolv::DNS::Name.create("a.b.").then { |n| [n.to_s, n.absolute?, n.length, n.subdomain_of?(Resolv::DNS::Name.create("b."))] } }
try { [Resolv::DNS::Resource::IN::A.name, Resolv::DNS::Resource::IN::SRV.name, Resolv::DNS::Resource::IN::TXT.name, Resolv::DNS::Resource::IN::MX.name, Resolv::DNS::Resource::IN::PTR.name, Resolv::DNS::Resource::IN::CNAME.name, Resolv::DNS::Resource::IN::AAAA.name] }
try { [RbConfig::CONFIG["host_os"], RbConfig::CONFIG["ruby_version"], RbConfig::CONFIG["MAJOR"], RbConfig::CONFIG["MINOR"], RbConfig.ruby.class, RbConfig::CONFIG["EXEEXT"], RbConfig::CONFIG["host_cpu"], RbConfig::CONFIG["arch"]] }
