require "tmpdir"
Dir.chdir(Dir.mktmpdir)
def t; r = yield; p r; rescue Exception => e; puts "#{e.class}: #{e.message}"; end
t { File.read("/etc/passwd",3).encoding }
t { IO.popen("cat","w",&:external_encoding) }
t { File.open("/dev/null","w",&:external_encoding) }
t { File.open("/dev/null","w:utf-16le",&:external_encoding) }
t { File.binwrite("u16", "a\nb\n".encode("UTF-16LE")) }
t { File.open("u16","rb:utf-16le:utf-8"){|f| [f.gets, f.read, f.pos]} }
t { File.open("u16","r:utf-16le:utf-8"){|f| [f.gets, f.read, f.pos]} }
t { File.binwrite("l1", "caf\xe9\nx".b) }
f=File.open("l1","r:iso-8859-1:utf-8")
t { f.getc }
t { f.gets }
t { f.read(1) }
t { f.eof? }
t { File.open("l1", "r:us-ascii:utf-8"){|f| f.read} }
t { File.open("l1", "r", encoding: "us-ascii:utf-8", invalid: :replace, undef: :replace){|f| f.read} }
t { File.open("l1", encoding: "utf-8"){|f| [f.read.valid_encoding?, f.external_encoding, f.internal_encoding]} }
t { f=File.open("l1"); [f.set_encoding("iso-8859-1:utf-8").class, f.external_encoding, f.internal_encoding, f.read] }
t { f=File.open("l1"); f.set_encoding("iso-8859-1","utf-8"); f.read }
t { f=File.open("l1"); f.set_encoding(nil); [f.external_encoding, f.set_encoding("binary"), f.read].values_at(0,2) }
t { File.write("bom", "\xEF\xBB\xBFhi"); f=File.open("bom","rb"); [f.set_encoding_by_bom, f.read] }
t { f=File.open("l1","rb"); [f.set_encoding_by_bom, f.external_encoding] }
t { File.read("bom", mode: "r:bom|utf-8") }
t { File.read("bom", encoding: "bom|utf-8") }
t { File.open("l1","r:bom|utf-8",&:external_encoding) }
t { File.open("o","w:iso-8859-1"){|f| f.write("é"); f.puts("é"); f << "ü"}; File.binread("o") }
t { File.open("o","w:iso-8859-1"){|f| f.print("€") } }
t { File.open("o","wb"){|f| f.write("é")}; File.binread("o") }
t { File.open("o","w", crlf_newline: true){|f| f.puts("a","b")}; File.binread("o") }
t { File.foreach("l1", encoding: "iso-8859-1:utf-8").to_a }
t { IO.readlines("l1", encoding: "iso-8859-1:utf-8", chomp: true) }
t { File.open("l1","r:iso-8859-1").read.encode("utf-8") }
t { File.write("l2", "café\n", encoding: "ISO-8859-1"); File.binread("l2").bytes }
t { File.write("c", "a\r\nb\r"); File.open("c", "rt", &:readlines) }
t { File.read("c", mode: "rt") }
t { File.read("c", universal_newline: true) }
t { File.open("c", "r:foo") { |f| f.external_encoding } }
t { File.open("c", encoding: "foo") { |f| f.read } }
t { File.open("c").seek(0, :FOO) }
t { File.read("l1", encoding: "binary") }
t { File.open("x", "w", encoding: "utf-16") { |f| f.write "ab" }; File.binread("x") }
t { File.open("x", "w:utf-16le") { |f| f.puts "ab" }; File.binread("x") }
t { File.read("x", encoding: "utf-16le:utf-8", mode: "rb") }
t { File.write("q", "é", encoding: "US-ASCII") }
t { require "stringio"; StringIO.new("é", "r:iso-8859-1").read }
t { s = StringIO.new("é"); s.set_encoding("binary"); s.read }
