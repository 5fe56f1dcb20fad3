def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "open3"
try { o, s = Open3.capture2("cat", stdin_data: "in\n"); [o, s.success?, s.class] }
try { o, e, s = Open3.capture3("echo o; echo e >&2; exit 3"); [o, e, s.exitstatus] }
try { o, s = Open3.capture2e("echo o; echo e >&2"); [o, s.to_i] }
try { Open3.capture3("nosuchcmd_x") }
try { Open3.capture3("sh", "-c", "echo $0 $1", "a b", "c")[0] }
try { Open3.capture3({ "V" => "1", "HOME" => nil }, "echo $V-$HOME")[0] }
try { Open3.capture3("pwd", chdir: "/tmp")[0] }
try { Open3.capture3({ "A" => "b" }, "sh", "-c", "echo $A; pwd", chdir: "/")[0] }
try { Open3.capture3("env", unsetenv_others: true)[0] }
try { Open3.capture2("cat", stdin_data: "\xff\x00".b, binmode: true)[0] }
try { Open3.capture3("cat; exit 5", stdin_data: "x")[2].exitstatus }
try { Open3.capture3("kill -9 $$")[2].then { |s| [s.signaled?, s.termsig, s.exitstatus, s.success?] } }
try { Open3.popen3("cat") { |i, o, e, t| i.puts "a"; i.close; [o.read, e.read, t.value.exitstatus, t.pid.class, t.class] } }
try { i, o, e, t = Open3.popen3("echo hi"); r = [o.read, t.value.success?]; [i, o, e].each(&:close); r }
try { Open3.popen2("tr a-z A-Z") { |i, o, t| i.print "up"; i.close; o.read } }
try { Open3.popen2e("echo a; echo b >&2") { |i, oe, t| [oe.read.lines.sort, t.value.class] } }
try { Open3.popen3({ "X" => "y" }, "echo $X", chdir: "/") { |i, o, e, t| o.gets } }
try { Open3.pipeline_r("echo abc", "tr a-c x-z") { |o, ts| [o.read, ts.size] } }
try { Open3.pipeline_w("cat >/tmp/_o3") { |i, ts| i.puts "w" }; sleep 0.2; File.read("/tmp/_o3") }
try { Open3.pipeline_rw("tr a-z A-Z", "sort") { |i, o, ts| i.puts "b", "a"; i.close; o.read } }
try { Open3.pipeline("true", "false").map(&:success?) }
try { Open3.pipeline_start("true") { |ts| ts.map { |t| t.value.success? } } }
try { Open3.capture3("echo x", 5) }
try { Open3.capture2e("ruby_nope --x; true")[0].lines.size }
