def t(n); yield; rescue Exception => e; puts "#{n}: " + e.backtrace.join(" | ").gsub("backtraces.rb:", ""); end
t("each") { [1].each { |x| raise "a" } }
t("map") { [1].map { |x| raise "a" } }
t("collect") { [1].collect { |x| raise "a" } }
t("ewi") { [1].each_with_index { |x, i| raise "a" } }
t("ewo") { [1].each_with_object([]) { |x, i| raise "a" } }
t("inject") { [1, 2].inject { |x, i| raise "a" } }
t("reduce") { [1, 2].reduce(0) { |x, i| raise "a" } }
t("sort_by") { [1, 2].sort_by { |x| raise "a" } }
t("sort") { [1, 2].sort { |x| raise "a" } }
t("group_by") { [1, 2].group_by { |x| raise "a" } }
t("select") { [1, 2].select { |x| raise "a" } }
t("filter") { [1, 2].filter { |x| raise "a" } }
t("any") { [1, 2].any? { |x| raise "a" } }
t("find") { [1, 2].find { |x| raise "a" } }
t("flat_map") { [1, 2].flat_map { |x| raise "a" } }
t("each_slice") { [1, 2].each_slice(2) { |x| raise "a" } }
t("max_by") { [1, 2].max_by { |x| raise "a" } }
t("sum") { [1, 2].sum { |x| raise "a" } }
t("heach") { {a: 1}.each { |x| raise "a" } }
t("hmap") { {a: 1}.map { |x| raise "a" } }
t("hep") { {a: 1}.each_pair { |x| raise "a" } }
t("hselect") { {a: 1}.select { |x| raise "a" } }
t("hfetch") { {a: 1}.fetch(:b) }
t("hto_h") { {a: 1}.to_h { raise "q" } }
t("htv") { {a: 1}.transform_values { raise "q" } }
t("hany") { {a: 1}.any? { raise "q" } }
t("hash new") { Hash.new { |h, k| raise "q" }[1] }
t("times") { 3.times { raise "a" } }
t("upto") { 1.upto(3) { raise "a" } }
t("step") { 1.step(3) { raise "a" } }
t("range") { (1..3).each { raise "a" } }
t("rmap") { (1..3).map { raise "a" } }
t("loop") { loop { raise "a" } }
t("tap") { 1.tap { raise "a" } }
t("then") { 1.then { raise "a" } }
t("Integer") { Integer("x") }
t("Float") { Float("x") }
t("Array.new") { Array.new(2) { raise "a" } }
t("Array.new") { Array.new(-1) }
t("plus") { 1 + nil }
t("splus") { "a" + 1 }
t("div") { 1 / 0 }
t("send") { 1.send(:foo) }
t("send2") { [1].send(:each) { raise "a" } }
t("psend") { [1].public_send(:each) { raise "a" } }
t("call") { proc { raise "a" }.call }
t("mcall") { method(:Integer).call("x") }
t("nomethod") { nil.foo }
t("iv") { Object.new.instance_eval { raise "a" } }
t("ie") { Object.new.instance_exec(1) { raise "a" } }
t("ce") { Class.new.class_eval { raise "a" } }
t("eval") { eval("raise 'a'") }
class N; def initialize; raise "i"; end; end
t("new") { N.new }
t("catch") { catch(:a) { raise "b" } }
t("throw") { throw :zz }
t("exit") { exit }
t("abort") { exit(2) }
t("open") { File.open("/nope") }
t("read") { File.read("/nope") }
t("gsub") { "a".gsub(/a/) { raise "q" } }
t("scan") { "a".scan(/a/) { raise "q" } }
t("each_line") { "a".each_line { raise "q" } }
t("each_char") { "a".each_char { raise "q" } }
t("dm") { Class.new { define_method(:q) { raise "z" } }.new.q }
t("mm") { Class.new { def method_missing(*) raise "z" end }.new.q }
t("frozen") { "a".freeze << "b" }
t("fetch") { [1].fetch(9) }
t("first") { [1].first(-1) }
t("const") { Object.const_get(:Nope) }
t("Nope") { Nope }
t("argerr") { "".sub }
def ae(a); end
t("argerr2") { ae }
t("enum") { [1].each.next.foo }
t("enum2") { e = [].each; e.next }
t("enum4") { Enumerator.new { |y| y << 1 }.each { raise "e" } }
t("ewi.map") { [1].each_with_index.map { raise "l" } }
t("sym") { [1].map(&:foo) }
t("method") { ["x"].map(&method(:Integer)) }
t("struct") { Struct.new(:a).new(1, 2) }
t("cmp") { [3, "a"].sort }
t("max") { [3, "a"].max }
t("dig") { [1].dig(0, 1) }
t("format") { format("%d", "x") }
t("pct") { "%d" % "x" }
t("sym2p") { :a.unknown }
t("require") { require_relative "nope_q" }
t("load") { load "nope_q.rb" }
t("rescue") { begin; raise "a"; rescue; raise "b"; end }
t("ensure") { begin; 1; ensure; raise "b"; end }
t("fiber") { Fiber.new { raise "f" }.resume }
t("system") { system("nope_zz", exception: true) }
t("bt") { `nope_zz` }
t("sysexit") { raise SystemExit }
t("freeze") { [].freeze.push(1) }
t("ivset") { Object.new.instance_variable_set("a", 1) }
t("comp") { Class.new { include Comparable; def <=>(o) raise "c" end }.new == 1 }
t("comp<") { Class.new { include Comparable; def <=>(o) raise "c" end }.new < 1 }
t("inspect") { Class.new { def inspect; raise "c" end }.new.then { |x| p x } }
t("to_s") { "#{Class.new { def to_s; raise "c" end }.new}" }
t("coerce") { 1 + Class.new { def coerce(o) raise "c" end }.new }
t("each obj") { Class.new { include Enumerable; def each; yield 1; end }.new.map { raise "m" } }
t("delete_if") { [1].delete_if { raise "m" } }
t("each_key") { {a: 1}.each_key { raise "m" } }
t("zip") { [1].zip([2]) { raise "m" } }
t("cycle") { [1].cycle { raise "m" } }
t("bsearch") { [1].bsearch { raise "m" } }
t("dir") { Dir.chdir("/") { raise "m" } }
t("fopen") { File.open("/dev/null") { raise "m" } }
t("at_exit") { ObjectSpace.garbage_collect; raise "m" }
def cc; caller; end
def cl; caller_locations.map { |l| [l.lineno, l.label] }; end
[1].each { p cc.map { |x| x.sub("backtraces.rb", "") } }
[1].map { p cl }
p caller.size
