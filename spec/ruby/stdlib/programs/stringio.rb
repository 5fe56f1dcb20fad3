def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "stringio"
s = StringIO.new("line1\nline2\r\n\nlast é")
try { [s.gets, s.gets(chomp: true), s.gets(nil), s.gets, s.eof?, s.lineno, s.rewind, s.lineno] }
try { [s.gets(""), s.gets(3), s.gets("n"), s.gets("i", 2), s.pos, s.read(2), s.read, s.read, s.read(1), s.read(0)] }
s.rewind
try { [s.getc, s.getbyte, s.ungetc("xy"), s.read(3), s.ungetbyte(65), s.getc, s.readchar, s.readbyte, s.readline, s.pos = 3, s.seek(-2, IO::SEEK_END), s.pos, s.tell, s.seek(1, IO::SEEK_CUR), s.pos] }
try { s.seek(-1) }
try { s.seek(0, 9) }
try { s.pos = -1 }
s.read
try { s.readline }
try { s.readchar }
try { s.readbyte }
try { s.sysread(1) }
try { s.read_nonblock(1) }
try { s.readpartial(1) }
try { [s.getc, s.getbyte, s.gets, s.each_line.to_a] }
s.rewind
try { [s.each_line.to_a, s.rewind, s.each_line(chomp: true).to_a, s.rewind, s.readlines("e"), s.rewind, s.each_line(4).to_a, s.rewind, s.each_line("").to_a] }
s.rewind
try { [s.each_char.first(3), s.rewind, s.each_byte.first(3), s.rewind, s.each_codepoint.first(2), s.rewind, s.readlines(nil)] }
try { s.each_line(0).to_a }
w = StringIO.new
try { w.write("a", :b, 1); w.print("x", nil); w.puts("p", ["q", ["r"]], nil, "s\n"); w << "t" << 5; w.printf("%03d", 4); w.putc("zz"); w.putc(65); w.syswrite("y"); [w.string, w.pos, w.size, w.length] }
try { w.rewind; w.write("OVER"); w.string }
try { w.pos = 40; w.write("gap"); w.string }
try { w.truncate(3); [w.string, w.pos] }
try { w.reopen(+"new"); [w.string, w.read] }
try { w.string = "set"; [w.pos, w.read, w.string] }
try { [w.closed?, w.close, w.closed?, w.close] }
try { w.read }
try { w.write("x") }
try { StringIO.new("x".freeze).write("y") }
try { StringIO.new("x", "r").write("y") }
try { x = StringIO.new("x", "w"); [x.string, (x.read rescue $!.message)] }
try { x = StringIO.new(+"ab", "a"); x.write("c"); x.string }
try { x = StringIO.new(+"abc", "r+"); x.write("Z"); [x.string, x.read] }
try { StringIO.new("x", "q") }
try { StringIO.new(nil) }
try { StringIO.new(5) }
try { StringIO.open("abc") { |z| z.read(2) } }
try { x = StringIO.new("abc"); x.close_write; (x.write("z") rescue $!.message) }
try { x = StringIO.new("abc"); x.close_read; [(x.read rescue $!.message), x.closed_read?, x.closed_write?] }
try { [StringIO.new.tty?, StringIO.new.isatty, StringIO.new.sync, StringIO.new.sync = true, StringIO.new.fsync, StringIO.new.flush.class, StringIO.new.fileno, StringIO.new.pid, StringIO.new.binmode.class, StringIO.new.external_encoding, StringIO.new.internal_encoding] }
try { x = StringIO.new("abcdef"); b = +""; [x.read(3, b), b, x.read(9, b), b, x.read(1, b), b] }
try { x = StringIO.new("a\nb\n"); x.each_line.with_index(1).map { |l, i| "#{i}#{l}" } }
try { x = StringIO.new("a\nb\n"); [x.map(&:chomp), x.rewind, x.to_a, x.rewind, x.first, x.each_line.include?("b\n")] }
try { x = StringIO.new("a\nb"); [x.gets, $_, x.lineno] }
try { x = StringIO.new; $stdout = x; puts "hi"; print 1; p 2; $stdout = STDOUT; x.string }
try { x = StringIO.new; $stderr = x; $stderr.puts "e"; $stderr = STDERR; x.string }
try { x = StringIO.new("1 2\n"); $stdin = x; v = gets; $stdin = STDIN; v }
try { StringIO.new("é").read.encoding.to_s + StringIO.new("é").read(1).encoding.to_s }
try { StringIO.new("éa").getc + StringIO.new("éa").read(2).inspect }
try { [StringIO.new("abc").set_encoding("ASCII-8BIT").read.encoding] }
try { x = StringIO.new("abc"); x.ungetc("é"); x.read }
try { x = StringIO.new("abc"); x.ungetbyte(nil); x.ungetc(nil); x.read }
try { StringIO.new("a,b,c").each(",").to_a }
try { StringIO.new("ab").each_char { |c| print c }; puts; StringIO.new("a") .eof }
try { x = StringIO.new(+"hello"); x.lineno = 10; x.gets; x.lineno }
try { x = StringIO.new; x.puts; x.puts []; x.puts [[], nil]; x.string }

try { StringIO.new("abc").inspect =~ /#<StringIO:0x/ }

try { IO.copy_stream(StringIO.new("copy"), (o = StringIO.new)); o.string }
try { StringIO.new("x y").read.split }
