def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "tempfile"; require "tmpdir"; require "fileutils"
try { t = Tempfile.new("pre"); r = [File.basename(t.path) =~ /\Apre/, t.path.start_with?(Dir.tmpdir), File.exist?(t.path), t.write("hi"), t.flush.class, t.size, t.length, t.rewind, t.read, t.close, t.closed?, t.path.nil?, t.open.class, t.read, t.close(true), t.path, t.class, File.stat(__FILE__).class]; r }
try { t = Tempfile.new(["a", ".txt"]); [t.path.end_with?(".txt"), File.stat(t.path).mode.to_s(8), t.unlink, t.path, t.unlink, t.close] }
try { t = Tempfile.new; pth = t.path; t.close!; [File.exist?(pth), t.path, t.closed?] }
try { Tempfile.open("x") { |f| f.puts "q"; f.path }.then { |q| File.exist?(q) } }
try { Tempfile.create("x") { |f| [f.class, f.path.class, f.write("z")] } }
try { Tempfile.create(["x", ".rb"], Dir.tmpdir) { |f| File.extname(f.path) } }
try { f = Tempfile.create; q = f.path; f.close; [File.exist?(q), File.unlink(q)] }
try { t = Tempfile.new("x", mode: File::APPEND); t << "a" << 1; t.puts "b"; t.print "c"; t.close; File.read(t.path) }
try { t = Tempfile.new("x", encoding: "ascii-8bit"); t.external_encoding }
try { t = Tempfile.new("x"); File.write(t.path, "w"); [IO.read(t.path), t.read, File.exist?(t), t.respond_to?(:fileno), t.to_path == t.path, t.is_a?(File), Tempfile === t, t.delete] }
try { t = Tempfile.new("a/b") ; File.basename(t.path) =~ /\Aab/ }
try { Tempfile.new("x", "/nonexistent") rescue $!.class }
try { Tempfile.new("x").inspect =~ /\A#<Tempfile:/ }
try { Tempfile.new("x").tap(&:close).inspect =~ /\(closed\)>\z/ }
try { Dir.mktmpdir { |d| [File.directory?(d), File.stat(d).mode.to_s(8), File.write(File.join(d, "f"), "x")] } }
try { d = Dir.mktmpdir("pre"); r = [File.basename(d).start_with?("pre"), File.directory?(d)]; FileUtils.remove_entry(d); r + [File.exist?(d)] }
try { Dir.mktmpdir(["p", "s"]) { |d| [File.basename(d)[0], d[-1]] } }
try { Dir.mktmpdir("x", "/nonexistent") rescue $!.class }
try { Dir.mktmpdir(nil, Dir.tmpdir) { |d| File.basename(d) =~ /\Ad\d{8}-\d+-/ } }
try { [Dir.tmpdir, Dir::Tmpname.class] }
try { ENV["TMPDIR"] = "/var/tmp"; Dir.tmpdir }
try { ENV["TMPDIR"] = "/nonexistent"; Dir.tmpdir }
try { t = Tempfile.new("x"); t.chmod(0644); [File.stat(t.path).mode.to_s(8), t.lstat.class, t.mtime.class] }
try { t = Tempfile.new("x"); t.write("l1\nl2\n"); t.rewind; [t.readlines, t.eof?, t.pos, t.lineno, t.each_line.class, t.fsync, t.sync] }
