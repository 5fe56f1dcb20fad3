# A web server and its clients in one process.
require 'webrick'
require 'webrick/https'
require 'net/http'
require 'tmpdir'
dir = Dir.mktmpdir
File.write(dir + "/a.txt", "text" * 50000)
s = WEBrick::HTTPServer.new(Port: 0, BindAddress: "127.0.0.1", Logger: WEBrick::Log.new(File::NULL), AccessLog: [], DocumentRoot: dir)
port = s.config[:Port]
port = s.listeners[0].addr[1] if port == 0
s.mount_proc("/hi") { |req, res| res.body = "#{req.request_method} #{req.path} #{req.path_info} #{req.query.inspect} #{req.body.inspect} #{req["x-a"]}"; res["X-B"] = "b"; res.content_type = "text/x" }
s.mount_proc("/bad") { |req, res| raise "boom" }
s.mount_proc("/gone") { |req, res| res.set_redirect(WEBrick::HTTPStatus::Found, "/hi") }
class Own < WEBrick::HTTPServlet::AbstractServlet
  def do_GET(req, res)
    res.status = 202
    res.body = @options[0]
  end
end
s.mount("/own", Own, "mine")
t = Thread.new { s.start }
def show(r) = puts([r.code, r.body.to_s[0, 60], r["x-b"], r["content-type"], r["location"].to_s.sub(/:\d+/, "")].inspect)
Net::HTTP.start("127.0.0.1", port) do |h|
  show h.get("/hi/there?a=1&b=x+y", { "X-A" => "1" })
end
show Net::HTTP.post(URI("http://127.0.0.1:#{port}/hi"), "q=1", { "Content-Type" => "application/x-www-form-urlencoded" })
show Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/own/x"))
r = Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/bad")); p r.code, r.body.include?("boom")
r = Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/none")); p r.code
r = Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/gone")); p r.code
r = Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/a.txt")); p r.code, r.body.size, r["content-type"]
r = Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/../../../etc/passwd")); p r.code
s.shutdown
p t.join.equal?(t), s.status
