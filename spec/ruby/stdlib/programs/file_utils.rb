def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "fileutils"; require "tmpdir"
Dir.mktmpdir do |dir| Dir.chdir(dir) do
  tree = -> { Dir.glob("**/*", File::FNM_DOTMATCH).reject { |x| x =~ /(\A|\/)\.\.?\z/ }.sort }
  $stderr = $stdout
  try { [FileUtils.mkdir("a"), FileUtils.mkdir(%w[b c], mode: 0700), FileUtils.mkdir_p("d/e/f"), FileUtils.makedirs(["g/h"]), FileUtils.mkpath("d/e"), tree.call] }
  try { FileUtils.mkdir("a") }
  try { FileUtils.mkdir("zz/y") }
  try { [FileUtils.touch("a/x"), FileUtils.touch(%w[a/y a/z], mtime: Time.at(0)), FileUtils.touch("nope", nocreate: true), File.mtime("a/y").to_i, tree.call] }
  try { FileUtils.touch("zz/q") }
  File.write("a/x", "hello")
  try { [FileUtils.cp("a/x", "a/x2"), FileUtils.cp("a/x", "b"), FileUtils.cp(%w[a/x a/y], "c"), FileUtils.copy("a/x", "b/x3"), File.read("b/x3"), tree.call] }
  try { FileUtils.cp("nofile", "b") }
  try { FileUtils.cp("a/x", "a/x") }
  try { FileUtils.cp(%w[a/x a/y], "a/x") }
  try { [FileUtils.cp_r("a", "b"), FileUtils.cp_r("a/.", "g"), FileUtils.cp_r("a", "new"), tree.call] }
  try { FileUtils.cp_r("nodir", "x") }
  try { FileUtils.cp("a/x", "p", preserve: true); File.mtime("p") == File.mtime("a/x") }
  try { [FileUtils.mv("a/x2", "moved"), FileUtils.move("moved", "b"), FileUtils.mv(%w[a/y a/z], "d"), tree.call.size] }
  try { FileUtils.mv("nofile", "b") }
  try { FileUtils.mv("nofile", "b", force: true) }
  try { FileUtils.mv(%w[p b/x], "nodir") }
  try { [FileUtils.ln("a/x", "hard"), File.stat("hard").nlink, FileUtils.ln_s("a/x", "soft"), File.readlink("soft"), FileUtils.ln_s("a", "softdir"), FileUtils.symlink("q", "b/sym"), FileUtils.link("a/x", "b/hl"), FileUtils.ln_sf("other", "soft"), File.readlink("soft")] }
  try { FileUtils.ln_s("x", "soft") }
  try { FileUtils.ln("nofile", "zzz") }
  try { FileUtils.ln_s(%w[a b], "d"); Dir.children("d").sort }
  try { [FileUtils.rm("hard"), FileUtils.rm(%w[soft b/sym]), FileUtils.rm_f("nofile"), FileUtils.remove("b/hl"), FileUtils.safe_unlink("nofile2")] }
  try { FileUtils.rm("nofile") }
  try { FileUtils.rm("a") }
  try { [FileUtils.rm_r("b/a"), FileUtils.rm_rf("nodir"), FileUtils.rm_rf(%w[b nodir]), FileUtils.remove_dir("c").class.to_s.size > 0, FileUtils.remove_entry("g").class.to_s.size > 0, FileUtils.rmtree("zz"), tree.call] }
  try { FileUtils.rm_r("nodir") }
  try { FileUtils.remove_entry("nodir") }
  try { FileUtils.rmdir("d") }
  try { [FileUtils.mkdir_p("r/s/t"), FileUtils.rmdir("r/s/t", parents: true), File.exist?("r")] }
  try { FileUtils.rmdir("nodir") }
  try { [FileUtils.chmod(0600, "a/x"), File.stat("a/x").mode.to_s(8), FileUtils.chmod("u=rwx,g=rx,o=", "a/x"), File.stat("a/x").mode.to_s(8), FileUtils.chmod("a+r,u-x", "a/x"), File.stat("a/x").mode.to_s(8), FileUtils.chmod_R(0755, "a"), File.stat("a/x").mode.to_s(8), FileUtils.chmod("go-w", %w[a/x p]), FileUtils.chmod("+x", "a/x"), FileUtils.chmod("u+s", "a/x"), File.stat("a/x").mode.to_s(8), FileUtils.chmod_R("g+rwX", "a"), File.stat("a/x").mode.to_s(8)] }
  try { FileUtils.chmod("bad", "a/x") }
  try { FileUtils.chmod("u=q", "a/x") }
  try { FileUtils.chmod(0644, "nofile") }
  try { [FileUtils.chown(nil, nil, "a/x"), FileUtils.chown_R(Process.uid, Process.gid, "a"), FileUtils.chown("root", "root", "a/x")] }
  try { FileUtils.chown("no_such_user_x", nil, "a/x") }
  try { FileUtils.chown(nil, "no_such_group_x", "a/x") }
  try { [FileUtils.install("a/x", "inst", mode: 0711), File.stat("inst").mode.to_s(8), FileUtils.install("a/x", "d"), File.exist?("d/x"), FileUtils.install("a/x", "inst2", mode: "u=rw,g=r", preserve: true), File.stat("inst2").mode.to_s(8)] }
  try { FileUtils.install("nofile", "z") }
  try { [FileUtils.compare_file("a/x", "inst"), FileUtils.identical?("a/x", "p"), FileUtils.cmp("a/x", "inst"), FileUtils.uptodate?("a/x", ["p"]), FileUtils.uptodate?("nofile", ["p"]), FileUtils.uptodate?("p", ["nofile"])] }
  try { FileUtils.compare_file("nofile", "p") }
  try { [FileUtils.pwd == Dir.pwd, FileUtils.getwd.class, FileUtils.cd("a") { Dir.pwd[-2..] }, FileUtils.chdir("d", verbose: true) { |x| x }] }
  try { FileUtils.cd("nodir") }
  try { FileUtils.cp_r("a", "q", remove_destination: true); FileUtils.copy_entry("a", "q2"); FileUtils.copy_file("a/x", "q3"); FileUtils.copy_stream(File.open("a/x"), (f = File.open("q4", "w"))); f.close; [tree.call.grep(/q/), File.read("q4")] }
  puts "-- verbose"
  v = { verbose: true, noop: true }
  FileUtils.mkdir("n1", **v); FileUtils.mkdir("n1", mode: 0755, **v); FileUtils.mkdir_p(%w[n1/a n2], **v); FileUtils.mkdir_p("n", mode: 0700, **v); FileUtils.rmdir("n", **v); FileUtils.rmdir("n", parents: true, **v); FileUtils.ln("a", "b", **v); FileUtils.ln("a", "b", force: true, **v); FileUtils.ln_s("a", "b", **v); FileUtils.ln_sf("a", "b", **v); FileUtils.cp("a", "b", **v); FileUtils.cp(%w[a c], "b", preserve: true, **v); FileUtils.cp_r("a", "b", **v); FileUtils.cp_r("a", "b", preserve: true, remove_destination: true, **v); FileUtils.mv("a", "b", **v); FileUtils.mv("a", "b", force: true, **v); FileUtils.rm("a", **v); FileUtils.rm(%w[a b], force: true, **v); FileUtils.rm_f("a", **v); FileUtils.rm_r("a", **v); FileUtils.rm_r("a", force: true, **v); FileUtils.rm_rf("a", **v); FileUtils.install("a", "b", **v); FileUtils.install("a", "b", mode: 0644, owner: "root", group: "root", preserve: true, **v); FileUtils.chmod(0644, "a", **v); FileUtils.chmod("u+x", %w[a b], **v); FileUtils.chmod_R(0755, "a", **v); FileUtils.chown("u", "g", "a", **v); FileUtils.chown("u", nil, "a", **v); FileUtils.chown(nil, "g", "a", **v); FileUtils.chown_R("u", "g", %w[a b], **v); FileUtils.touch("a", **v); FileUtils.touch("a", nocreate: true, mtime: Time.at(0).utc, **v)
  FileUtils.chmod(0600, "a/x", verbose: true); FileUtils.mkdir_p("vv", verbose: true); FileUtils.touch("vv/a", verbose: true); FileUtils.rm_rf("vv", verbose: true)
  FileUtils::Verbose.mkdir("vz"); FileUtils::NoWrite.rm_rf("vz"); FileUtils::DryRun.rm_rf("vz"); p File.exist?("vz")
  include FileUtils
  mkdir_p "inc/x"; touch "inc/x/y"; cp "inc/x/y", "inc/z"; rm_rf "inc/x"; p Dir.children("inc"), pwd == dir || true
  try { FileUtils.rm("x", bad: 1) }
  try { FileUtils.mkdir }
end end
