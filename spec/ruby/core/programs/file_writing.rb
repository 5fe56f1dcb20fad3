require "tmpdir"
Dir.mktmpdir do |d|
  Dir.chdir(d)
  def t; r = yield; p r; rescue Exception => e; puts "#{e.class}: #{e.message.gsub(/\/tmp\/\S+/, 'TMP')}"; end
  t { File.open("x", "w") { |f| f.puts "a", ["b", ["c"]]; f.print "d", 1; f.write("e", :f); f << "g" << 2; f.printf("%03d\n", 7); f.putc "hi"; f.putc 65; f.pos } }
  t { File.read("x") }
  t { File.open("x", "r+") { |f| f.write("ZZ"); f.seek(0, 2); f.write("!"); f.rewind; f.read } }
  t { File.open("x", "a+") { |f| f.write("END"); f.rewind; f.read } }
  t { File.open("x", "w+") { |f| f.write("new"); f.rewind; f.read } }
  t { File.open("x", "wx") { } }
  t { File.open("y", "wx") { |f| f.write "q" } }
  t { File.open("x", "r") { |f| f.write "q" } }
  t { File.open("x", "w") { |f| f.read } }
  t { File.open("x", "a") { |f| f.read } }
  t { File.open("x", File::RDWR | File::CREAT, 0600) { |f| f.write("abc"); f.stat.mode.to_s(8) } }
  t { File.open("x", File::WRONLY | File::TRUNC) { |f| f.size } }
  t { File.open("z", File::RDONLY) }
  t { File.open("x", "r:utf-8") { |f| f.external_encoding } }
  t { File.open("x", "r:iso-8859-1:utf-8") { |f| [f.external_encoding, f.internal_encoding] } }
  t { File.open("x", "rb") { |f| [f.external_encoding, f.binmode?] } }
  t { File.open("x", "rt") { |f| f.external_encoding } }
  t { File.open("x", "q") }
  t { File.open("x", "r:foo") { |f| f.external_encoding } }
  t { File.open("x", mode: "w", perm: 0644) { |f| f.class } }
  t { File.open("x", "w", external_encoding: "ascii") { |f| f.external_encoding } }
  t { File.write("l1", "caf\u00e9\n", encoding: "ISO-8859-1"); File.binread("l1").bytes }
  t { File.read("l1", encoding: "ISO-8859-1:UTF-8") }
  t { File.read("l1").valid_encoding? }
  t { File.open("l1", "r:iso-8859-1:utf-8", &:read) }
  t { File.write("crlf", "a\r\nb\r\n"); File.open("crlf", "rt", &:read) }
  t { File.open("crlf", "r", universal_newline: true, &:read) }
  t { File.write("bom", "\uFEFFabc"); File.read("bom", encoding: "bom|utf-8") }
  t { File.open("bom", "r:BOM|UTF-8", &:read) }
  t { File.exist?("x") }
  t { File.file?("x") }
  t { File.directory?(".") }
  t { File.zero?("x") }
  t { File.empty?("x") }
  t { File.size?("x") }
  t { File.size?("nope") }
  t { File.size("y") }
  t { File.chmod(0400, "y") }
  t { File.stat("y").mode.to_s(8) }
  t { "%o" % File.stat("y").mode }
  t { File.readable?("y") }
  t { File.executable?("y") }
  t { File.world_readable?("y") }
  t { File.chmod(0644, "y"); File.world_readable?("y").to_s(8) }
  t { File.symlink("y", "ly") }
  t { File.symlink?("ly") }
  t { File.readlink("ly") }
  t { File.lstat("ly").symlink? }
  t { File.stat("ly").symlink? }
  t { File.lstat("ly").ftype }
  t { File.ftype("ly") }
  t { File.ftype("y") }
  t { File.ftype(".") }
  t { File.ftype("/dev/null") }
  t { File.symlink("y", "ly") }
  t { File.link("y", "hy") }
  t { File.stat("y").nlink }
  t { File.identical?("y", "hy") }
  t { File.realpath("ly") == File.realpath("y") }
  t { File.realdirpath("nope") == File.join(Dir.pwd, "nope") }
  t { File.rename("hy", "hz") }
  t { File.delete("hz", "ly") }
  t { File.unlink("nope") }
  t { File.truncate("y", 5) }
  t { File.binread("y") }
  t { File.open("y", "r+") { |f| f.truncate(1); f.size } }
  t { File.utime(1000, 2000, "y") }
  t { [File.atime("y").to_i, File.mtime("y").to_i] }
  t { File.utime(Time.at(5), Time.at(6), "y"); File.mtime("y") }
  t { File.stat("y") <=> File.stat("x") }
  t { File.stat("y").size }
  t { File.stat("y").file? }
  t { File.stat("y").directory? }
  t { File.stat("y").zero? }
  t { File.stat("y").size? }
  t { File.stat("y").owned? }
  t { File.stat("y").uid }
  t { File.stat("y").blksize.class }
  t { File.stat("y").readable? }
  t { File.stat("y").pipe? }
  t { File.stat("y").setuid? }
  t { File.stat("y").sticky? }
  t { File.stat("/tmp").sticky? }
  t { File.stat("y").mtime.class }
  t { File::Stat.new("y").size }
  t { File::Stat.new("nope") }
  t { File.umask.class }
  t { File.umask(022); File.umask }
  t { File.mkfifo("ff"); File.ftype("ff") }
  t { File.pipe?("ff") }
  t { File.open("y") { |f| f.flock(File::LOCK_EX) } }
  t { File.open("y") { |f| f.flock(File::LOCK_EX); File.open("y") { |g| g.flock(File::LOCK_EX | File::LOCK_NB) } } }
  t { File.open("y") { |f| f.stat.size } }
  t { File.open("y") { |f| f.lstat.size } }
  t { File.open("y") { |f| f.mtime.to_i } }
  t { File.open("y") { |f| f.chmod(0600) } }
  t { File.new("y").path }
  t { File.new("nope") }
  t { File.new("n2", "w").close }
  t { File.open("y").read.size }
  t { IO.copy_stream("y", "y2") }
  t { IO.copy_stream("y", "y2", 1, 0) }
  t { File.open("y") { |a| File.open("y3", "w") { |b| IO.copy_stream(a, b) } } }
  t { File.exists?("y") }
  t { File.exist?(nil) }
  t { File.exist?(1) }
  t { File.read(nil) }
  t { File.open(:a) }
  t { File.join("a", nil) }
  t { File.open("y") { |f| f.each_line(chomp: true).to_a } }
  t { File.open("a\0b") }
  t { File.open("") }
  t { File.rename("nope", "x2") }
  t { File.open("dir/nope", "w") }
  t { File.chown(nil, nil, "y") }
  t { File.lutime(1, 2, "y") }
  t { File.open("new", "w", 0640) { }; File.stat("new").mode & 0777 }
end
