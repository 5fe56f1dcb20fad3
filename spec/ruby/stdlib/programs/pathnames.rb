def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "pathname"; require "tmpdir"; require "fileutils"
["/a/b/c.rb", "a/b", "/", "", ".", "..", "../x", "a//b/", "/a/../b", "./a/./b", "a/..", "c.tar.gz", ".bashrc", "a.", "/a/b/..", "a/b/../../..", "~/x", "//a"].each { |s| q = Pathname.new(s); try { [s, q.to_s, q.cleanpath.to_s, q.dirname.to_s, q.basename.to_s, q.extname, q.parent.to_s, q.absolute?, q.relative?, q.root?, q.each_filename.to_a, q.descend.map(&:to_s), q.ascend.map(&:to_s), q.split.map(&:to_s), (q + "z").to_s, (q / "../y").to_s, (q.join("k", "l")).to_s, q.sub_ext(".py").to_s, q.inspect, q.basename(".rb").to_s, q.cleanpath(true).to_s] } }
try { Pathname.new("a\0b") }
try { Pathname.new(nil) }
try { Pathname.new(5) }
try { [Pathname("x"), Pathname(Pathname("x")), Pathname.new("a") == Pathname.new("a"), Pathname("a") <=> Pathname("b"), Pathname("a").eql?(Pathname("a")), Pathname("a").hash == Pathname("a").hash, Pathname("a") == "a", Pathname("a") === Pathname("a"), { Pathname("a") => 1 }[Pathname("a")]] }
[%w[/a/b /a], %w[/a /a/b], %w[/a/b /c/d], %w[a b], %w[a a], %w[. a], %w[../a b], %w[/a/b/../c /a]].each { |a, b| try { Pathname(a).relative_path_from(Pathname(b)).to_s } }
try { Pathname("a").relative_path_from(Pathname("/b")) }
try { Pathname("a").relative_path_from(Pathname("../b")) }
try { [Pathname("/a").join("/b").to_s, Pathname("a").join.to_s, (Pathname("/a") + "/b").to_s, (Pathname("a") + "..").to_s, (Pathname("a") + "../..").to_s, Pathname("a/b").sub("a", "x").to_s, Pathname("a/b").sub(/b/) { |m| m.upcase }.to_s] }
Dir.mktmpdir do |d|
  Dir.chdir(d) do
    q = Pathname("sub/dir")
    try { [q.mkpath, q.exist?, q.directory?, q.file?, (q / "f.txt").write("hi\nyo\n"), (q / "f.txt").read, (q / "f.txt").readlines, (q / "f.txt").each_line.to_a, (q / "f.txt").binread, (q / "f.txt").size, (q / "f.txt").file?, (q / "f.txt").zero?, (q / "f.txt").readable?, (q / "f.txt").empty?] }
    f = q + "f.txt"
    try { [q.children.map(&:to_s), q.children(false).map(&:to_s), q.entries.map(&:to_s).sort, q.each_child.map(&:to_s), q.glob("*").map(&:to_s), Pathname.glob("sub/**/*").map(&:to_s).sort, Pathname.glob("*", base: "sub").map(&:to_s), q.find.map(&:to_s).sort, Pathname("sub").each_entry.map(&:to_s).sort, q.empty?] }
    try { [f.rename("sub/g.txt"), f.exist?, Pathname("sub/g.txt").delete, Pathname("sub/g.txt").exist?] }
    try { f.read }
    try { q.rmdir.to_s }
    try { q.children }
    try { [(f = Pathname("x")).binwrite("ab"), f.chmod(0600), f.stat.mode.to_s(8), f.ftype, f.symlink?, Pathname("l").make_symlink("x"), Pathname("l").readlink.to_s, Pathname("l").symlink?, Pathname("l").lstat.symlink?, Pathname("l").realpath.to_s == File.realpath("x"), f.mtime.class, f.utime(0, 0), f.mtime.to_i, f.open { |z| z.read }, f.open("a") { |z| z << "c" }, f.read, f.truncate(1), f.read, f.executable?, f.world_readable?, f.owned?, f.fnmatch("?"), f.fnmatch?("y"), f.expand_path.to_s == File.expand_path("x"), f.realdirpath.to_s == File.realdirpath("x"), f.unlink] }
    try { Pathname("nope").realpath }
    try { Pathname("a/b/c").mkpath; Pathname("a").rmtree.to_s }
    try { Pathname("m").mkdir; Pathname("m").mkdir }
    try { [Pathname.pwd.to_s == Dir.pwd, Pathname.getwd.class, Pathname("m").mountpoint?, Pathname("m").directory?, Pathname("m").unlink] }
    try { Pathname("z").write("1", mode: "w"); Pathname("z").each_line { |l| p l }; Pathname("z").sysopen.class }
    try { Pathname("z").opendir }
    try { File.read(Pathname("z")) + File.join(Pathname("a"), "b") + File.basename(Pathname("/x/y")) }
    try { [Pathname("z").birthtime.class, Pathname("z").atime.class, Pathname("z").ctime.class, Pathname("z").blockdev?, Pathname("z").pipe?, Pathname("z").socket?, Pathname("z").sticky?, Pathname("z").setuid?, Pathname("z").size?] }
    try { FileUtils.cp(Pathname("z"), Pathname("zz")); Dir[Pathname("z*")].sort }
  end
end
try { [Pathname("a").frozen?, Pathname("a").to_path, "#{Pathname("a")}", Pathname("b").to_s + "x", Pathname("x").sub_ext("").to_s, Pathname("/usr/bin/ruby").ascend.first(2), Pathname("a/b").each_filename { |z| print z }, Pathname("x").freeze.frozen?] }
try { Pathname::SEPARATOR_PAT }
try { Pathname("a").instance_variables }
