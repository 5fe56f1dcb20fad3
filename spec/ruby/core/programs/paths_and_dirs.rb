def t; r = yield; p r; rescue Exception => e; puts "#{e.class}: #{e.message}"; end
t { File.join("a", "b") }
t { File.join("a/", "/b") }
t { File.join("a", ["b", ["c"]]) }
t { File.join }
t { File.join("", "a") }
t { File.join("a", "") }
t { File.join("a//", "b") }
t { File.basename("/a/b.rb") }
t { File.basename("/a/b.rb", ".rb") }
t { File.basename("/a/b.rb", ".*") }
t { File.basename("/a/b.tar.gz", ".*") }
t { File.basename("/") }
t { File.basename("") }
t { File.basename("a/b/") }
t { File.basename(".bashrc", ".*") }
t { File.basename("a.rb", "rb") }
t { File.basename("a.rb", "a.rb") }
t { File.dirname("/a/b/c") }
t { File.dirname("/a/b/c", 2) }
t { File.dirname("/a/b/c", 0) }
t { File.dirname("/a/b/c", -1) }
t { File.dirname("a") }
t { File.dirname("/") }
t { File.dirname("//a") }
t { File.dirname("a/b/") }
t { File.dirname("") }
t { File.extname("a.rb") }
t { File.extname("a.tar.gz") }
t { File.extname(".bashrc") }
t { File.extname("a.") }
t { File.extname("a") }
t { File.extname("a.b/c") }
t { File.extname(".a.b") }
t { File.extname("a.rb ") }
t { File.split("/a/b") }
t { File.split("a") }
t { File.split("/") }
t { File.expand_path("a", "/x") }
t { File.expand_path("../a", "/x/y") }
t { File.expand_path("/a/../b/./c//d") }
t { File.expand_path("~") == ENV["HOME"] }
t { File.expand_path("~/x") == ENV["HOME"] + "/x" }
t { File.expand_path("~root") }
t { File.expand_path("~nope_user/x") }
t { File.expand_path("..", "/") }
t { File.expand_path("a", "~") == ENV["HOME"] + "/a" }
t { File.absolute_path("~", "/x") }
t { File.absolute_path("../a", "/x") }
t { File.absolute_path?("/a") }
t { File.absolute_path?("a") }
t { File.path("a/b") }
t { File.path(1) }
t { File.fnmatch("*.rb", "a.rb") }
t { File.fnmatch("*.rb", ".a.rb") }
t { File.fnmatch("*.rb", ".a.rb", File::FNM_DOTMATCH) }
t { File.fnmatch("*", "a/b") }
t { File.fnmatch("*", "a/b", File::FNM_PATHNAME) }
t { File.fnmatch("**/*.rb", "a/b/c.rb", File::FNM_PATHNAME) }
t { File.fnmatch("**.rb", "a/b.rb") }
t { File.fnmatch("a?c", "abc") }
t { File.fnmatch("a[bc]d", "abd") }
t { File.fnmatch("a[!bc]d", "abd") }
t { File.fnmatch("a[^b]d", "acd") }
t { File.fnmatch("a[a-c]d", "abd") }
t { File.fnmatch("{a,b}", "a") }
t { File.fnmatch("{a,b}", "a", File::FNM_EXTGLOB) }
t { File.fnmatch("A", "a", File::FNM_CASEFOLD) }
t { File.fnmatch("\\*", "*") }
t { File.fnmatch("\\*", "\\*", File::FNM_NOESCAPE) }
t { File.fnmatch?("ca*", "cat") }
t { File.fnmatch("", "") }
t { File.fnmatch(nil, "") }
t { File.identical?("/etc/passwd", "/etc/../etc/passwd") }
t { File::SEPARATOR }
t { File::PATH_SEPARATOR }
t { File::ALT_SEPARATOR }
t { [File::RDONLY, File::WRONLY, File::RDWR, File::APPEND, File::CREAT, File::EXCL, File::TRUNC] }
t { [File::LOCK_SH, File::LOCK_EX, File::LOCK_NB, File::LOCK_UN] }
t { File::Constants.constants.include?(:RDONLY) }
t { IO::SEEK_SET }
t { [IO::SEEK_CUR, IO::SEEK_END] }
require "tmpdir"
Dir.mktmpdir do |d|
  Dir.chdir(d) do
    t { Dir.mkdir("s") }
    t { Dir.mkdir("s") rescue puts($!.message); Dir.mkdir("s/t", 0700) }
    t { Dir.mkdir("q/r") }
    t { File.write("s/a.rb", "1"); File.write("s/t/b.rb", "22"); File.write("s/.hid", ""); File.write("c.txt", "") }
    t { Dir["*"] }
    t { Dir["**/*"] }
    t { Dir["**/*.rb"] }
    t { Dir["s/*", "*.txt"] }
    t { Dir.glob("*", File::FNM_DOTMATCH) }
    t { Dir.glob("*.rb", base: "s") }
    t { Dir.glob("{s,c}*") }
    t { Dir.glob(["s/*", "*.txt"]) }
    t { Dir.glob("s/**/*", File::FNM_DOTMATCH) }
    t { Dir.glob("*") { |x| puts x } }
    t { Dir.glob("nope*") }
    t { Dir.glob("s//a.rb") }
    t { Dir.glob("s/./a.rb") }
    t { Dir.glob("s/../s/a.rb") }
    t { Dir.glob("[cs]*") }
    t { Dir.glob("S") }
    t { Dir.glob("S", File::FNM_CASEFOLD) }
    t { Dir.glob("c.tx?") }
    t { Dir.glob("*", sort: false).sort }
    t { Dir.glob("a\0b") }
    t { Dir.glob("**/t/*") }
    t { Dir.glob("**/t/**/*.rb") }
    t { Dir.glob("s/{a,b}.rb") }
    t { Dir.glob(File.join(d, "*")).map { |x| File.basename(x) } }
    t { Dir.children("s").sort }
    t { Dir.each_child("s").sort }
    t { Dir.entries("s").sort }
    t { Dir.foreach("s").sort }
    t { Dir.exist?("s") }
    t { Dir.exists?("s") }
    t { Dir.empty?("s") }
    t { Dir.empty?("nope") }
    t { Dir.rmdir("s") }
    t { Dir.new("s").path }
    t { Dir.new("s").inspect }
    t { Dir.open("s") { |x| x.children.sort } }
    t { Dir.open("s") { |x| x.each.sort } }
    t { Dir.new("s").each_child.sort }
    t { x = Dir.new("s"); x.read.class }
    t { x = Dir.new("s"); x.close; x.read }
    t { x = Dir.new("s"); x.close; x.close }
    t { Dir.new("s").entries.sort }
    t { Dir.new("s").map { |x| x.size }.sort }
    t { Dir.chdir("s") { Dir.pwd == File.join(File.realpath(d), "s") } }
    t { Dir.chdir("s") { |x| x } }
    t { Dir.chdir("s") { Dir["*"] } }
    t { Dir.getwd == File.realpath(d) }
    t { Dir.home == ENV["HOME"] }
    t { Dir.home("root") }
    t { Dir.home("nope_user") }
    t { Dir.unlink("s/t") }
    t { File.delete("s/t/b.rb"); Dir.delete("s/t") }
    t { Dir.tmpdir.class }
    t { Dir.exist?("s/t") }
    t { Dir.mktmpdir("pre") { |x| File.basename(x).start_with?("pre") } }
    t { Dir.mktmpdir(["a", "z"]) { |x| File.basename(x)[/\Aa.*z\z/].class } }
  end
end
