def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "net/http"; require "open-uri"; require "socket"; require "zlib"; require "stringio"; require "json"
srv = TCPServer.new("127.0.0.1", 0); PORT = srv.addr[1]
def gz(s) = StringIO.new.tap { |i| z = Zlib::GzipWriter.new(i); z.write(s); z.finish }.string
Thread.new do
  loop do
    c = srv.accept
    Thread.new(c) do |s|
      begin
        while (line = s.gets)
          meth, path, ver = line.split
          hd = {}
          while (l = s.gets) && l != "\r\n"; k, v = l.chomp.split(": ", 2); hd[k.downcase] = v; end
          body = hd["content-length"] ? s.read(hd["content-length"].to_i) : nil
          if hd["transfer-encoding"] == "chunked"
            body = +""; while (n = s.gets.to_i(16)) > 0; body << s.read(n); s.gets; end; s.gets
          end
          r = ->(st, h, b) { h = { "Content-Length" => b.bytesize.to_s }.merge(h); s.write("HTTP/1.1 #{st}\r\n" + h.compact.map { |k, v| "#{k}: #{v}\r\n" }.join + "\r\n" + (meth == "HEAD" ? "" : b)) }
          case path
          when "/echo", /\A\/echo\?/ then r["200 OK", { "Content-Type" => "application/json", "X-M" => meth }, JSON.generate("m" => meth, "p" => path, "b" => body, "h" => hd.reject { |k, _| %w[host user-agent accept-encoding connection].include?(k) }.sort.to_h)]
          when "/redir" then r["302 Found", { "Location" => "/echo?r=1" }, "moved"]
          when "/redirabs" then r["301 Moved Permanently", { "Location" => "http://127.0.0.1:#{PORT}/echo" }, ""]
          when "/loop" then r["302 Found", { "Location" => "/loop" }, ""]
          when "/gz" then r["200 OK", { "Content-Encoding" => "gzip", "Content-Type" => "text/plain; charset=utf-8" }, gz("zipped é")]
          when "/chunk" then s.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")
          when "/404" then r["404 Not Found", {}, "nope"]
          when "/500" then r["500 Internal Server Error", {}, "err"]
          when "/204" then s.write("HTTP/1.1 204 No Content\r\n\r\n")
          when "/cookie" then s.write("HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Multi: x\r\nx-multi: y\r\nContent-Length: 2\r\n\r\nok")
          when "/auth" then hd["authorization"] == "Basic " + ["u:p"].pack("m0") ? r["200 OK", {}, "in"] : r["401 Unauthorized", { "WWW-Authenticate" => "Basic realm=\"x\"" }, "out"]
          when "/slow" then sleep 1.5; r["200 OK", {}, "late"]
          when "/close" then s.write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil close"); s.close; break
          when "/last" then r["200 OK", { "Last-Modified" => "Thu, 04 Mar 2021 05:06:07 GMT", "Content-Type" => "text/html; charset=ISO-8859-1", "ETag" => "\"x\"" }, "caf\xe9"]
          when "/junk" then s.write("garbage\r\n\r\n"); s.close; break
          else r["200 OK", {}, path]
          end
          break if hd["connection"] == "close"
        end
      rescue IOError, SystemCallError
      ensure
        s.close unless s.closed?
      end
    end
  end
end
U = "http://127.0.0.1:#{PORT}"; u = URI(U)
def cl(x) = x.gsub(PORT.to_s, "PORT")
try { cl Net::HTTP.get(URI("#{U}/echo")) }
try { Net::HTTP.get("127.0.0.1", "/x", PORT) }
try { r = Net::HTTP.get_response(URI("#{U}/echo")); [r.class, r.code, r.message, r.msg, r.http_version, r["content-type"], r["X-M"], r.content_type, r.is_a?(Net::HTTPSuccess), r.body.class, r.value, r.uri.to_s == "#{U}/echo", r.content_length, r.key?("x-m"), r.to_hash.keys.sort, r.main_type, r.sub_type, r.type_params, r.each_header.to_a.size, r.body.encoding] }
try { %w[/404 /500 /204 /redir].map { |q| r = Net::HTTP.get_response(URI(U + q)); [r.class, r.code, r.body, r.class.superclass] } }
try { Net::HTTP.get_response(URI("#{U}/500")).value }
try { Net::HTTP.get_response(URI("#{U}/redir")).value }
try { cl Net::HTTP.post(URI("#{U}/echo"), "data", "Content-Type" => "text/x").body }
try { cl Net::HTTP.post_form(URI("#{U}/echo"), "a" => "1 2", "b" => "é").body }
try { Net::HTTP.start(u.host, u.port) { |h| [h.started?, h.get("/echo").code, h.head("/echo").body, h.post("/echo", "x=1").code, h.put("/echo", "p")["x-m"], h.delete("/echo")["x-m"], h.patch("/echo", "q")["x-m"], h.options("/echo")["x-m"], h.request_get("/a").body, h.get2("/b").body, h.address, h.use_ssl?, h.request_post("/echo", "z").code] } }
try { Net::HTTP.start(u.host, u.port) { |h| q = Net::HTTP::Post.new("/echo", "X-A" => "b"); q.body = "bo"; q["X-C"] = "d"; q.add_field("X-C", "e"); q.content_type = "text/plain"; q.set_form_data("k" => "v w"); r = h.request(q); [cl(r.body), q.method, q.path, q.body, q["x-c"], q.get_fields("x-c"), q.request_body_permitted?, q.response_body_permitted?, q.to_hash["x-a"]] } }
try { Net::HTTP.new(u.host, u.port).request(Net::HTTP::Get.new("/auth").tap { |q| q.basic_auth("u", "p") }).body }
try { h = Net::HTTP.new(u.host, u.port); h.read_timeout = 0.3; h.max_retries = 0; h.get("/slow") }
try { h = Net::HTTP.new("127.0.0.1", 1); h.get("/") }
try { Net::HTTP.get(URI("http://no-such-host-zz.invalid/")) rescue $!.class }
try { Net::HTTP.get(URI("#{U}/junk")) }
try { Net::HTTP.get(URI("#{U}/gz")) }
try { Net::HTTP.start(u.host, u.port) { |h| r = h.request(Net::HTTP::Get.new("/gz", "Accept-Encoding" => "gzip")); [r.body.bytes.first(2), r["content-encoding"]] } }
try { Net::HTTP.get(URI("#{U}/chunk")) }
try { Net::HTTP.get(URI("#{U}/close")) }
try { r = Net::HTTP.get_response(URI("#{U}/cookie")); [r["set-cookie"], r.get_fields("set-cookie"), r["x-multi"], r.to_hash["set-cookie"]] }
try { Net::HTTP.start(u.host, u.port) { |h| a = []; h.request_get("/chunk") { |r| r.read_body { |s| a << s } }; a.join } }
try { Net::HTTP.start(u.host, u.port) { |h| h.get("/chunk") { |s| print s }; puts } }
try { q = Net::HTTP::Get.new(URI("#{U}/echo?a=1")); [q.path, q["host"] == "127.0.0.1:#{PORT}", q.uri.class, q["accept"], q["user-agent"], q["accept-encoding"]] }
try { q = Net::HTTP::Post.new("/echo"); q.body_stream = StringIO.new("strm"); q["Transfer-Encoding"] = "chunked"; q.content_type = "a/b"; Net::HTTP.start(u.host, u.port) { |h| JSON.parse(h.request(q).body)["b"] } }
try { q = Net::HTTP::Post.new("/echo"); q.set_form([["f", "v"], ["g", StringIO.new("file"), { filename: "x.txt" }]], "multipart/form-data", boundary: "BB"); Net::HTTP.start(u.host, u.port) { |h| JSON.parse(h.request(q).body)["b"] } }
try { h = Net::HTTP.new(u.host, u.port); [h.open_timeout, h.read_timeout, h.keep_alive_timeout, h.proxy?, h.use_ssl?, h.inspect.gsub(PORT.to_s, "P"), h.started?, (h.finish rescue $!.message)] }
try { Net::HTTP.new("h").port }
try { h = Net::HTTP.new("h", 80, "px", 3128, "u", "p"); [h.proxy?, h.proxy_address, h.proxy_port, h.proxy_user, h.proxy_pass] }
try { ENV["http_proxy"] = "http://px:99"; h = Net::HTTP.new("example.com"); r = [h.proxy?, h.proxy_address, h.proxy_port]; ENV.delete("http_proxy"); r }
try { Net::HTTPResponse::CODE_TO_OBJ.values_at("200", "301", "404", "500", "503", "418") }
try { Net::HTTP::Get::METHOD + Net::HTTP::Head::METHOD }
try { q = Net::HTTP::Get.new("/"); q["X"] = nil; q["A-b"] = "c"; q.delete("a-b"); [q["x"], q.key?("A-B"), q.fetch("zz", 1)] }
try { q = Net::HTTP::Get.new("/"); q.range = 0..9; q.set_range(5, 3); [q["range"], q.range] }
try { Net::HTTP::Get.new("") }
try { Net::HTTP::Get.new("/a b") }
puts "-- open-uri"
try { URI.open("#{U}/last") { |f| [f.read.bytes.last, f.status, f.base_uri.to_s == "#{U}/last", f.content_type, f.charset, f.last_modified, f.meta["etag"], f.class, f.content_encoding] } }
try { URI.open("#{U}/redir").read[0, 20] }
try { URI.open("#{U}/redirabs").then { |f| [f.base_uri.path, f.status] } }
try { URI.open("#{U}/404") }
begin; URI.open("#{U}/500"); rescue OpenURI::HTTPError => e; p e.message, e.io.status, e.io.read, e.class.superclass; end
try { cl((URI.open("#{U}/loop") rescue $!.message)) }
try { cl URI.open("#{U}/echo", "X-H" => "v", "User-Agent" => "q").read }
try { URI.open("#{U}/auth", http_basic_authentication: %w[u p]).read }
try { URI.open("#{U}/auth") }
try { URI.open("#{U}/gz").read }
try { u2 = URI("#{U}/x"); [u2.read, u2.open.read, u2.open { |f| f.read }] }
try { URI.open("#{U}/slow", read_timeout: 0.3) }
try { URI.open("#{U}/redir", redirect: false) }
try { URI.open(__FILE__) { |f| f.gets[0, 3] } }
try { URI.open("#{U}/x", "rb").read.encoding }
try { a = []; URI.open("#{U}/x", content_length_proc: ->(n) { a << n }, progress_proc: ->(n) { a << [:p, n] }).read; a }
try { URI.open("nosuchfile_x") }
try { URI.open("http://127.0.0.1:1/") rescue $!.class }
