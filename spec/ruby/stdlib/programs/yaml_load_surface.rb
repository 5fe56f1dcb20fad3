def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "yaml"; require "date"; require "set"; require "ostruct"
["a: 1", "- 1\n- 2", "a: [1, 2, {b: c}]", "a: 'it''s'", 'a: "x\ty\u00e9\n"', "a: |\n  x\n  y\n", "a: |-\n  x\n  y\n", "a: |+\n  x\n\n", "a: >\n  x\n  y\n\n  z\n", "a: >-\n  x\n   y\n  z", "a: |2\n   x\n", "a: ~", "a:", "a: null", "a: NULL", "a: yes", "a: No", "a: on", "a: off", "a: true", "a: TRUE", "a: y", "a: 0x1F", "a: 0b101", "a: 017", "a: 0o17", "a: 08", "a: 1_000", "a: 1,000", "a: 1e3", "a: 1.5e-3", "a: .inf", "a: -.INF", "a: .nan", "a: +1", "a: 1.", "a: .5", "a: 12:30:45", "a: 12:30", "a: 190:20:30.15", "a: :sym", "a: :\"q s\"", ":a: 1", "a: !!str 1", "a: !!int \"1\"", "a: !!float 1", "a: !!binary aGk=", "a: ! 5", "a: &x 1\nb: *x", "a: &x {c: 1}\nb:\n  <<: *x\n  d: 2", "a: &x {c: 1}\ny: &y {c: 2, e: 3}\nb:\n  <<: [*x, *y]", "? a\n: b", "? [1, 2]\n: x", "{a: 1, b}", "[a, b: c]", "- - 1\n  - 2\n- 3", "a: # c\n  b", "a: b #c", "a: b#c", "'a': 1", "\"a\": 1", "a : 1", "a:1", "- a:\n    b: 1\n  c: 2", "---\na: 1\n...", "--- 1\n--- 2", "--- |\n  x\n", "--- >\n x\n", "%YAML 1.1\n---\na: 1", "# only", "", "---", "--- ''", "a: 'multi\n  line\n\n  para'", "a: \"multi\n  line\\\n  cont\"", "a: plain\n  multi\n  line", "2020-01-01x", "a: '2020-01-01'", "a: !ruby/symbol x", "a: !ruby/sym y", "!ruby/range 1..2", "a: !!set {x, y}", "a: !!omap\n- x: 1\n- y: 2", "a: \"\\x41\\u0042\\U00000043\\e\\0\\_\"", "a: {}\nb: []", "a: - b", "a: http://x:80/y", "a: C:\\x", "a: x,y", "a: [x, 'y', \"z\", ]", "a: 1\na: 2", "1: a\n1.5: b\ntrue: c\n~: d", "a: 1 2", "a: 123456789012345678901234567890", "a: 0.1", "a: 1e400", "a: -0", "a: 1__0", "a: _1", "a: 0_8", "a: 1.2.3", "a: 1-2", "a: !<tag:yaml.org,2002:str> 5", "a: 685.230_15e+03", "a: 0.1_2", "- |\n a\n- >\n b\n c\n", "a: |\n  x\n # c\nb: 1", "a: !foo bar", "a: !foo {b: 1}", "- !foo [1]"].each { |s| try { [s, YAML.load(s)] } }
["a: [1", "a: {b", "a: 'x", "a: \"x", "a: b: c", "\ta: 1", "a:\n\t- b", "- a\nb: c", "a: *nope", "a: &", "a: %x", "a: @x", "a: `x", "key: [a]]", "{a: 1}}", "a: |x\n", "a: 1\n b: 2", "a: \"\\q\"", "a\nb: c", "]", "a: !<x", "--- a\nb\n--- c\n- d: [", "? a\n? b", "%FOO\n---\n", "a: 'x' y", "- a\n-b", "a: ,", "*x", "a: \x01"].each { |s| try { [s, YAML.load(s)] } }
try { YAML.load("a: [", filename: "f.yml") }
try { YAML.load("a: &x 1\nb: *x") }
try { YAML.load("a: &x 1\nb: *x", aliases: true) }
try { YAML.safe_load("a: &x [1]\nb: *x") }
try { YAML.safe_load(":a: 1") }
try { YAML.safe_load(":a: 1", permitted_classes: [Symbol], permitted_symbols: [:b]) }
try { YAML.safe_load(":a: 1", permitted_classes: [Symbol]) }
try { YAML.load("a: {b: 1}", symbolize_names: true) }
try { YAML.load("a: [x]", freeze: true).frozen? }
try { YAML.load("", fallback: 5) }
try { YAML.load("") }
try { YAML.safe_load("", fallback: :f) }
try { YAML.load_stream("--- 1\n--- [2]\n--- {a: 3}\n") }
File.write("/tmp/_y.yml", "a: 1\nd: 2020-01-01\n:s: x\n")
try { YAML.load_file("/tmp/_y.yml") }
try { YAML.unsafe_load_file("/tmp/_y.yml") }
try { YAML.safe_load_file("/tmp/_y.yml") }
try { YAML.load_file("/tmp/_y.yml", permitted_classes: [Date, Symbol]) }
try { YAML.load_file("/nonexistent.yml") }
try { YAML.load(File.open("/tmp/_y.yml"), permitted_classes: [Date]) }
try { YAML.load(nil) }
try { YAML.load(5) }
try { YAML.parse("a: [1, b]").to_ruby }
try { YAML.parse("a: [1, b]").class }
try { YAML.parse("") }
try { YAML.parse("a: 1").root.children.map(&:value) }
S = Struct.new(:a, :b); class Pt; attr_reader :x; def initialize(x) = @x = x; end
try { YAML.unsafe_load(YAML.dump(S.new(1, [2]))) }
try { YAML.unsafe_load(YAML.dump(Pt.new([1]))).x }
try { YAML.load(YAML.dump(Pt.new([1])), permitted_classes: [Pt]).x }
try { YAML.load(YAML.dump(S.new(1, 2)), permitted_classes: [S, Symbol]) }
[1, "x", :a, nil, [1, [2]], { "a" => { b: 1 } }, 1.5, "multi\nline\n", "  lead", 1..3, Set[1], Date.new(2020, 1, 2), Time.utc(2020, 1, 2, 3, 4, 5.5r), /x/, "bin\xff".b, 3r, 2i, String].each { |v| try { x = YAML.unsafe_load(YAML.dump(v)); [x, x == v] } }
class Ini; def init_with(c) = @q = c["q"]; attr_reader :q; end
try { YAML.unsafe_load("--- !ruby/object:Ini\nq: 7\n").q }
try { YAML.load("--- foo\n").frozen? }
try { [YAML, YAML::VERSION.class, Psych::SyntaxError.superclass, Psych::DisallowedClass.superclass, Psych::BadAlias.superclass, Psych::Exception.superclass, YAML::SyntaxError] }
