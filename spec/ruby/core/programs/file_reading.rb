require "tmpdir"
Dir.mktmpdir do |d|
  Dir.chdir(d)
  def t; r = yield; p r; rescue Exception => e; puts "#{e.class}: #{e.message.gsub(/\/tmp\/\S+/, 'TMP')}"; end
  t { File.write("a", "one\ntwo\nthree\n") }
  t { File.write("a", "XX", 4) }
  t { File.read("a") }
  t { File.write("a", "one\ntwo\nthree\n", mode: "w") }
  t { File.write("b", "x", mode: "a") }
  t { File.write("b", "y", mode: "a", perm: 0600) }
  t { File.read("b") }
  t { File.read("a", 3) }
  t { File.read("a", 3, 4) }
  t { File.read("a", -1) }
  t { File.read("a", nil, 4) }
  t { File.read("a", 100, 100) }
  t { File.read("a", 0) }
  t { File.binread("a").encoding }
  t { File.binread("a", 2, 1) }
  t { File.binwrite("c", "\xff\x00".b) }
  t { File.binread("c") }
  t { File.read("c").valid_encoding? }
  t { File.read("a", encoding: "ISO-8859-1").encoding }
  t { File.read("a", mode: "rb").encoding }
  t { File.readlines("a") }
  t { File.readlines("a", chomp: true) }
  t { File.readlines("a", 2) }
  t { File.readlines("a", "w") }
  t { File.readlines("a", nil) }
  t { File.readlines("a", "") }
  t { File.readlines("a", 0) }
  t { File.foreach("a").to_a }
  t { File.foreach("a", chomp: true).map(&:upcase) }
  t { File.foreach("a") { |l| print l } }
  t { IO.readlines("a", chomp: true) }
  f = File.open("a")
  t { f.gets }
  t { f.lineno }
  t { $. }
  t { f.pos }
  t { f.read(2) }
  t { f.getc }
  t { f.readchar }
  t { f.ungetc("Z") }
  t { f.getc }
  t { f.getbyte }
  t { f.readbyte }
  t { f.readline }
  t { f.gets }
  t { f.gets }
  t { f.readline }
  t { f.eof? }
  t { f.read }
  t { f.read(1) }
  t { f.getc }
  t { f.readchar }
  t { f.readbyte }
  t { f.rewind }
  t { f.lineno }
  t { f.each_line.with_index.map { |l, i| [i, l.chomp] } }
  t { f.seek(-6, IO::SEEK_END); f.read }
  t { f.seek(4); f.gets }
  t { f.seek(1, IO::SEEK_CUR); f.read(3) }
  t { f.seek(-1) }
  t { f.seek(0, :SET) ; f.tell }
  t { f.seek(0, :END) ; f.tell }
  t { f.seek(0, :FOO) }
  t { f.pos = 2; f.read(2) }
  t { f.rewind; f.gets(nil) }
  t { f.rewind; f.gets("") }
  t { f.rewind; f.gets(2) }
  t { f.gets("t") }
  t { f.gets("t", 1) }
  t { f.gets(chomp: true) }
  t { f.rewind; f.readlines.size }
  t { f.rewind; f.each_char.first(3) }
  t { f.rewind; f.each_byte.first(3) }
  t { f.rewind; f.readpartial(5) }
  t { f.rewind; f.sysread(3) }
  t { f.pread(3, 4) }
  t { f.write("x") }
  t { f.puts("x") }
  t { f << "x" }
  t { f.path }
  t { f.to_path }
  t { f.size }
  t { f.closed? }
  t { f.inspect.sub(d, "D") }
  t { f.fileno.class }
  t { f.tty? }
  t { f.sync }
  t { f.binmode? }
  t { f.external_encoding }
  t { f.internal_encoding }
  t { f.close }
  t { f.close }
  t { f.closed? }
  t { f.read }
  t { f.gets }
  t { f.inspect.sub(d, "D") }
  t { f.eof? }
  t { f.each_line { } }
  t { f.path }
end
