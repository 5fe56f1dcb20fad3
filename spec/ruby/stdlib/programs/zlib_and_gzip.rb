def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "zlib"; require "stringio"; require "tmpdir"
s = "hello world " * 20
try { [Zlib.crc32("abc"), Zlib.crc32, Zlib.crc32("c", Zlib.crc32("ab")), Zlib.adler32("abc"), Zlib.adler32, Zlib.adler32("c", Zlib.adler32("ab")), Zlib.crc_table.size] }
try { d = Zlib::Deflate.deflate(s); [d.bytesize, Zlib::Inflate.inflate(d) == s, Zlib.inflate(d) == s, Zlib.deflate(s) == d, Zlib::Deflate.deflate(s, 9).bytesize, Zlib::Deflate.deflate(s, Zlib::NO_COMPRESSION).bytesize, Zlib::Deflate.deflate(s, Zlib::BEST_SPEED).bytesize] }
try { Zlib::Deflate.deflate("abc").unpack1("H*") }
try { g = Zlib.gzip("abc", level: 9); [g[0, 2].bytes, Zlib.gunzip(g), g.bytesize] }
try { Zlib.gunzip("notgzip") }
try { Zlib.inflate("garbage") }
try { Zlib.inflate(Zlib.deflate("abc")[0..-3]) }
try { Zlib.gunzip(Zlib.gzip("abcabc")[0..-4]) }
try { z = Zlib::Deflate.new; z << "ab"; z << "c"; r = z.finish; z.close; [Zlib.inflate(r), z.closed?] }
try { z = Zlib::Deflate.new(9, 15, 8, Zlib::DEFAULT_STRATEGY); r = z.deflate("abc", Zlib::FINISH); [r.bytesize, z.total_in, z.total_out, z.finished?, z.adler] }
try { z = Zlib::Inflate.new; d = Zlib.deflate("hello"); r = +""; d.each_char { |c| r << z.inflate(c) }; r << z.finish; [r, z.finished?, z.total_out, z.close] }
try { Zlib::Inflate.new(-Zlib::MAX_WBITS).inflate(Zlib::Deflate.new(nil, -Zlib::MAX_WBITS).deflate("raw", Zlib::FINISH)) }
try { Zlib::Inflate.new(Zlib::MAX_WBITS + 32).inflate(Zlib.gzip("auto")) }
try { io = StringIO.new; gz = Zlib::GzipWriter.new(io); gz.mtime = 1; gz.orig_name = "n.txt"; gz.comment = "c"; gz.write("l1\n"); gz << "l2\n"; gz.puts "l3"; gz.print "l4"; gz.printf("%d", 5); gz.putc "z"; gz.close; $b = io.string; $b.bytesize > 20 }
try { r = Zlib::GzipReader.new(StringIO.new($b)); [r.mtime.to_i, r.orig_name, r.comment, r.os_code.class, r.level, r.gets, r.lineno, r.read(3), r.getc, r.readline, r.eof?, r.pos, r.rewind, r.read, r.eof?, r.crc, r.close.class] }
try { Zlib::GzipReader.new(StringIO.new($b)).each_line.to_a }
try { Zlib::GzipReader.wrap(StringIO.new($b)) { |r| r.readlines } }
try { r = Zlib::GzipReader.new(StringIO.new($b)); [r.each_byte.first(2), r.readchar, r.readbyte, r.ungetc("Q"), r.read(2), r.readpartial(100), r.read, r.read(1)] }
try { Zlib::GzipReader.new(StringIO.new("plain text here")) }
try { Zlib::GzipReader.new(StringIO.new("")) }
Dir.mktmpdir do |d|
  f = File.join(d, "a.gz")
  try { Zlib::GzipWriter.open(f) { |g| g.write("file") }; [Zlib::GzipReader.open(f) { |g| g.read }, Zlib::GzipReader.open(f, &:read), File.binread(f)[0, 2].bytes] }
  try { Zlib::GzipWriter.open(f, 9, nil) { |g| g << "x" }; `gzip -dc #{f}` }
  try { `printf abc | gzip > #{f}`; Zlib::GzipReader.open(f).read }
  try { File.open(f, "wb") { |io| z = Zlib::GzipWriter.new(io); z.write("q"); z.finish }; Zlib::GzipReader.zcat(File.open(f)) }
  try { Zlib::GzipReader.open(File.join(d, "nope")) rescue $!.class }
end
try { Zlib::GzipReader.new(StringIO.new(Zlib.gzip("a") + Zlib.gzip("b"))).then { |r| [r.read, r.unused&.bytesize] } }
try { Zlib::GzipReader.zcat(StringIO.new(Zlib.gzip("a") + Zlib.gzip("b"))) }
try { Zlib::GzipReader.new(StringIO.new(Zlib.gzip("é"))).read.encoding }
try { Zlib::GzipReader.new(StringIO.new(Zlib.gzip("é")), external_encoding: "UTF-8").read.encoding }
try { [Zlib::Error.superclass, Zlib::DataError.superclass, Zlib::BufError.superclass, Zlib::GzipFile::Error.superclass, Zlib::GzipReader.superclass, Zlib::Deflate.superclass, Zlib::BEST_COMPRESSION, Zlib::DEFAULT_COMPRESSION, Zlib::MAX_WBITS, Zlib::SYNC_FLUSH, Zlib::HUFFMAN_ONLY] }
try { Zlib.inflate("x\x9C\x03\x00\x00\x00\x00\x01".b) }

try { z = Zlib::GzipWriter.new(StringIO.new); z.close; z.write("x") }
