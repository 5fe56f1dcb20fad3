require "pp"; require "set"; require "ostruct"; require "stringio"; require "delegate"; require "pathname"; require "date"
S = Struct.new(:alpha, :beta); class Pt; def initialize(**k) = k.each { |n, v| instance_variable_set("@#{n}", v) }; end
class Ins; def initialize = @a = "x" * 90; def inspect = "INS" * 40; end
class Cus; def initialize(v) = @v = v; def pretty_print(q); q.object_group(self) { q.breakable; q.seplist(@v, -> { q.text ";"; q.breakable }) { |x| q.pp x } }; end; end
def show(v) = print(v.pretty_inspect.gsub(/0x\h{16}/, "0xX"))
w = (1..40).to_a
[w, w.map(&:to_s), { a: w, "b" => w }, [[w, w], w], { a: { b: { c: w } } }, w.to_h { |x| [x, "v" * x] }, S.new(w, "x" * 70), S.new(1, 2), Set.new(w), Set[1], OpenStruct.new(a: w), Pt.new(z: 1, b: w, c: "y" * 60), Pt.new(q: 1), Pt.new, Ins.new, [Ins.new, 1], Cus.new(w), Cus.new([1, 2]), "line\n" * 3, "x" * 100, ["a\nb\n", "c"], { "k" => "a\nb\nc\n" * 5 }, 1..10, [("a" * 50).."b" * 50, 1], nil, true, 1.5, :sym, String, Pathname("/x"), Date.new(2020, 1, 2), /a.b/, "abc".match(/(?<x>b)(c)/), "abc".match(/(b)(c)/), (1..), (..3), [nil, [], {}, "", [[]]], SimpleDelegator.new(w), { ("k" * 50) => ("v" * 50), short: 1 }, { "k" * 100 => 1 }, [["key", { "a" => "x" * 30, "b" => "y" * 30, "c" => [1, 2] }]] * 2, RuntimeError.new("x" * 100), [1, 2, 3].each, ->(x) { }.class, ENV.class, { 1 => { 2 => { 3 => { 4 => w } } } }, [[[[[[w]]]]]], { list: [{ name: "aaaaaaaaaaaaaaaa", value: "bbbbbbbbbbbbbbbbbbbbbbb", tags: %w[x y z w] }, { name: "c" }] }].each { |v| show(v) }
a = [1]; a << a; show(a); h = { x: 1 }; h[:h] = h; show(h); s = S.new(1); s.beta = s; show(s); o = Pt.new(z: 1); o.instance_variable_set(:@me, o); show(o)
pp 1, [2], { a: 3 }; p(pp(5)); p(pp(1, 2)); p(pp)
io = StringIO.new; PP.pp(w, io, 30); puts io.string; PP.pp({ a: w }, $stdout, 20)
PP.singleline_pp(w, $stdout); puts; puts PP.pp([1] * 50, +"", 10).lines.size
class Al; def initialize = @x = [1, 2]; def pretty_print(q) = q.group(2, "<al", ">") { q.breakable; q.text "x="; q.pp @x; q.comma_breakable; q.text "y" * 80 }; alias inspect pretty_print_inspect; end
p Al.new; pp Al.new; pp [Al.new, Al.new]
class Fi; def pretty_print(q) = q.nest(4) { q.text "words:"; 30.times { |i| q.fill_breakable; q.text "word#{i}" } }; end
pp Fi.new, [Fi.new]
class Iv; def initialize; @a = 1; @b = 2; @secret = 3; end; def pretty_print_instance_variables = %i[@a @b]; end
show Iv.new; show [Iv.new] * 3
puts PrettyPrint.format(+"", 20) { |q| q.group(2, "(", ")") { 10.times { |i| q.text i.to_s; q.breakable } } }
puts PrettyPrint.singleline_format(+"") { |q| q.group(2, "(", ")") { 3.times { |i| q.text i.to_s; q.breakable } } }
class SubA < Array; def inspect = "SUBA"; end; show SubA[1, 2]; show [SubA[1]]
class SubH < Hash; end; show SubH[1, 2]
show Class.new(Struct.new(:a)).new(1); show Struct.new(:q).new("z" * 90)
show [Object.new]; show BasicObject rescue p $!.class
