def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "uri"
["http://example.com", "http://user:pa%20ss@example.com:8080/a/b.html?x=1&y=2#frag", "https://example.com/", "ftp://ftp.x.y/path;type=a", "mailto:a@b.c?subject=hi", "file:///etc/passwd", "urn:isbn:123", "/rel/path?q", "//host/x", "?q", "#f", "", "http://[::1]:80/x", "ldap://h/dc=x?cn?sub?(a=b)", "HTTP://EXAMPLE.com/A", "http://a b", "http://exa_mple.com/", "http://x/%zz", "http://é.com", "http://x:abc/", "s3://bucket/key", "jdbc:mysql://h/db", "http:", "http:///x", "a:b", "1:b", "http://x?y", "http://x/a//b/../c", "ssh://git@github.com/x.git", "git@github.com:x/y.git", "http://x/a b", "http://x/[a]", "tcp://0.0.0.0:2375", "unix:///var/run/docker.sock", "http://user@h", "http://:p@h", "ws://x/", "data:text/plain,hi", "http://h:/x", "http://h:0/", "http://1.2.3.4/"].each { |s| try { u = URI.parse(s); [s, u.class, u.scheme, u.userinfo, u.user, u.password, u.host, u.hostname, u.port, u.path, u.query, u.fragment, u.opaque, u.to_s, u.absolute?, u.relative?, u.hierarchical?, u.default_port, u.inspect] } }
u = URI("http://u:p@h:81/a/b?q=1#z")
try { [u.request_uri, URI("http://h").request_uri, URI("http://h?x").request_uri, u.select(:scheme, :host), u.component, u.normalize.to_s, URI("HTTP://H/").normalize.to_s, URI("http://h").normalize.to_s, u.authority, u.origin] }
try { u.host = "new"; u.port = 9; u.path = "/p"; u.query = "a=b"; u.fragment = nil; u.scheme = "https"; u.user = "me"; u.password = "x"; u.to_s }
try { u.userinfo = "a:b"; u.to_s }
try { u.path = "no slash" }
try { u.port = "x" }
try { u.scheme = "1x" }
try { u.host = "a b" }
try { u.query = "a b"; u.to_s }
try { u.opaque = "x" }
[["http://a/b/c/d;p?q", %w[g ./g g/ /g //g ?y g?y #s g#s ;x . ./ .. ../ ../g ../.. ../../g ../../../g /./g g. ..g http:g g;x=1/../y] + [""]]].each { |b, l| l.each { |r| try { [r, URI.join(b, r).to_s] }; try { (URI(b) + r).to_s } } }
try { URI.join("http://x/y/", "z", "w").to_s }
try { URI.join("http://x", "/a/", "b").to_s }
try { URI.join("x", "y") }
try { [URI("http://a/b/c").route_to("http://a/b/d").to_s, URI("http://a/b/c/d").route_from("http://a/b/").to_s, (URI("http://a/b/d") - URI("http://a/b/c")).to_s, URI("http://a/").route_to("http://b/").to_s] }
try { [URI("http://a/b") == URI("http://a/b"), URI("http://A/b") == URI("http://a/b"), URI("http://a/b").eql?(URI("http://a/b")), URI("http://a").hash == URI("http://a").hash, { URI("http://a") => 1 }[URI("http://a")]] }
try { [URI.encode_www_form(a: 1, "b c" => "d&e", x: [1, 2], n: nil), URI.encode_www_form([["a", "b"], ["c", nil], ["d"]]), URI.encode_www_form("k" => "é ~*-._"), URI.encode_www_form({})] }
try { [URI.decode_www_form("a=1&b+c=d%26e&x&y="), URI.decode_www_form(""), URI.decode_www_form("a=1;b=2")] }
try { URI.decode_www_form("%zz=1") }
try { [URI.encode_www_form_component("a b&c/é~*"), URI.decode_www_form_component("a+b%26%C3%A9"), URI.encode_uri_component("a b")] }
try { URI.decode_www_form_component("%zz") }
try { URI.escape("a b") }
try { [URI::DEFAULT_PARSER.escape("a b/é?"), URI::DEFAULT_PARSER.unescape("a%20b"), URI::Parser.new.escape("x y")] }
try { [URI.extract("see http://a.b/c and mailto:x@y.z ok"), URI.extract("http://a https://b", "https")] }
try { URI.regexp.class }
try { "x http://a.b/c y" =~ URI.regexp(%w[http https]) }
try { [URI.split("http://u@h:1/p?q#f"), URI.scheme_list.keys.sort] }
try { [URI::HTTP.build(host: "h", path: "/p", query: "q=1", port: 81).to_s, URI::HTTPS.build(host: "h").to_s, URI::Generic.build(scheme: "x", host: "h", path: "/z").to_s, URI::HTTP.build(["u", "h", 80, "/p", "q", "f"]).to_s] }
try { URI::HTTP.build(host: "h", path: "p") }
try { URI::MailTo.build(["a@b.c", "subject=x"]).to_s }
try { m = URI("mailto:a@b.c?subject=hi&cc=x"); [m.to, m.headers] }
try { URI::FTP.build(host: "h", path: "p").to_s }
try { [URI(URI("http://x")), URI.parse("http://x").class, (URI(nil) rescue $!.message), (URI.parse(nil) rescue $!.class), (URI(5) rescue $!.message)] }
try { [URI::InvalidURIError.superclass, URI::Error.superclass, URI::InvalidComponentError.superclass, URI::BadURIError.superclass] }
try { [URI("http://h/p").merge("?x").to_s, URI("http://h/p").merge(URI("q")).to_s] }
try { URI("p") + "x" }
try { [URI("http://h/").find_proxy, URI("http://h/?a=1&b").query] }
try { ENV["http_proxy"] = "http://px:3128"; [URI("http://h/").find_proxy.to_s, (ENV["no_proxy"] = "h"; URI("http://h/").find_proxy)] }
try { "#{URI('http://x/y')}" + URI("http://x/y").to_s.sub("x", "z") }
try { URI("http://x").dup.tap { |q| q.path = "/1" }.to_s }
try { case URI("https://x") when URI::HTTPS then :s when URI::HTTP then :h end }
try { [URI::HTTPS.superclass, URI::HTTP.superclass, URI::HTTP::DEFAULT_PORT, URI::HTTPS::DEFAULT_PORT, URI::HTTP.default_port, URI::File.superclass] }
try { URI("file:///a/b c") }
try { URI("http://x/é").to_s }
try { URI("http://x/?q=é").to_s }
try { URI.for("http", nil, "h", nil, nil, "/", nil, nil, nil).to_s }
try { URI("http://h/p").tap { |u| u.user = "a"; u.password = "p@ss" }.to_s }
try { URI("http://h/p").tap { |u| u.password = "x" }.to_s }
try { URI("http://h/p").tap { |u| u.userinfo = "a b" } }
try { URI("http://h/p").select(:nope) }
try { [URI("http://h?a b").query] }
try { URI("http://h/?a={b}|c").to_s }
try { URI("http://h/#a{b}").to_s }
try { URI("http://h/#frag").fragment = "x y"; u = URI("http://h/"); u.fragment = "x y"; u.to_s }
try { URI::Generic.build(["http", nil, "h", 80, nil, "/p", nil, "q", nil]).to_s }
try { URI::Generic.build(host: "h").to_s }
try { URI::HTTP.build({}).to_s }
try { URI::HTTP.build(host: "h", query: "a=1&b=ü").to_s }
try { URI::HTTPS.build(host: "example.com", port: 8443, path: "/x", fragment: "f", userinfo: "u:p").to_s }
try { URI::HTTP.build(host: "::1").to_s }
try { URI("http://[::1]/").then { |u| [u.host, u.hostname] } }
try { u = URI("http://x/"); u.hostname = "::1"; u.to_s }
try { URI("ldap://h:1/dc=a?cn,sn?sub?(x=1)?ext").then { |u| [u.dn, u.attributes, u.scope, u.filter, u.extensions] } }
try { URI("mailto:a@b,c@d?subject=x%20y&body=hi").then { |u| [u.to, u.headers, u.to_mailtext, u.to_s] } }
try { URI("mailto:nope") }
try { URI("mailto:") }
try { URI("file:///a/b").then { |u| [u.host, u.path, u.to_s] } }
try { URI("file://host/a").host }
try { URI("file:/a").to_s }
try { URI::File.build(path: "/x").to_s }
try { URI("ws://h/c?x").request_uri }
try { URI("a/b").route_to("c") }
try { [URI("http://h/a/b/c").route_to("http://h/a/x/y").to_s, URI("http://h/a").route_to("http://h/a?q").to_s, URI("http://h/a/").route_to("http://h/a/").to_s, URI("http://u@h/a").route_to("http://h/a").to_s, URI("http://h/a/b").route_to("http://h/c:d").to_s] }
try { URI("http://h/a").merge!("/z").to_s }
try { URI.join("http://h/a/b/", "../c/./d", "e?x#y").to_s }
try { URI.join("http://h", "a").to_s }
try { URI.join("http://h/x?y", "?z").to_s + URI.join("http://h/x?y", "#z").to_s + URI.join("http://h/x", "//k/z").to_s }
try { URI.parse("http://h:80/") == URI.parse("http://h/") }
try { URI("http://h:99999/").port }
try { URI("http://h:-1/") }
try { URI("http://h/ ") }
try { URI(" http://h/") }
try { URI("http://h/\n") }
try { URI("http://u:@h/").then { |u| [u.user, u.password, u.to_s] } }
try { URI("http://@h/").then { |u| [u.user, u.userinfo, u.to_s] } }
try { URI("http://h//a//b").path }
try { URI("foo:bar:baz").then { |u| [u.opaque, u.path, u.to_s] } }
try { URI("foo:/bar").then { |u| [u.opaque, u.path, u.to_s] } }
try { URI("foo://bar").then { |u| [u.opaque, u.path, u.host, u.to_s] } }
try { URI("HTTP://Ex.Com:80/%7Efoo").normalize.to_s }
try { URI("http://h").then { |u| [u.path, u.request_uri, u.to_s] } }
try { URI.encode_www_form([[:a, 1], ["b", [1, "2", nil]], [:c, true]]) }
try { URI.encode_www_form("a" => "x y", :b => :sym, 3 => 4.5) }
try { URI.encode_www_form_component("\u{1F600} %") }
try { URI.decode_www_form_component("%F0%9F%98%80+%25") }
try { URI.decode_www_form("a=b=c&d") }
try { URI.decode_www_form("a=%E3%81%82&b=1") }
try { URI::DEFAULT_PARSER.make_regexp.class }
try { "http://a.b".match?(URI::DEFAULT_PARSER.make_regexp(%w[http])) }
try { "x" =~ /\A#{URI::DEFAULT_PARSER.make_regexp(%w[http https])}\z/ }
try { "https://foo.bar/baz" =~ /\A#{URI::DEFAULT_PARSER.make_regexp(%w[http https])}\z/ }
try { URI.extract("a http://x.y/z?q=1#f b ftp://q/ c mailto:a@b.c d foo:bar e") }
try { URI::Generic.default_port.inspect + URI::FTP.default_port.inspect }
try { URI("http://a").instance_of?(URI::HTTP) && URI("http://a").is_a?(URI::Generic) }
try { URI("http://h/").dup.tap { |u| u.host = "z" }.to_s }
try { URI("http://a").frozen? }
try { u = URI("http://h/x"); u.scheme = "https"; [u.to_s, u.class, u.port] }
try { u = URI("http://h/x"); u.port = nil; u.to_s }
try { u = URI("http://h:8080/x"); u.port = "9090"; u.to_s }
try { u = URI("http://h/x"); u.query = URI.encode_www_form(a: "b c"); u.to_s }
try { u = URI("http://h/x"); u.path = "/a b" }
try { u = URI("http://h/x"); u.path = ""; u.to_s }
try { u = URI("http://h/x"); u.host = nil; u.to_s }
try { [URI.scheme_list["HTTP"], URI::HTTP::COMPONENT, URI::VERSION.class] }
class URI::Foo < URI::Generic; DEFAULT_PORT = 7; end
URI.register_scheme("FOO", URI::Foo)
try { [URI("foo://h").class, URI("foo://h").port, URI("foo://h:7").to_s] }
