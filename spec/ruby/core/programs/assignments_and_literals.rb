# assignment order, op-assign
def t(n) = (print n, " "; n)
class O; attr_accessor :a, :h; def initialize; @a = nil; @h = {}; end; def [](*i) = (print "get#{i} "; @h[i]); def []=(*i, v); print "set#{i}=#{v} "; @h[i] = v; end; end
o = O.new
o.a ||= 5; p o.a; o.a &&= o.a + 1; p o.a; o.a += 2; p o.a; o.a -= 1; o.a *= 3; o.a **= 2; o.a /= 5; o.a %= 7; p o.a
o[1] ||= :x; puts; o[1] ||= :y; puts; o[1, 2] = 3; puts; o[1, 2] += 4; puts; p o.h
a = b = c = 3; p a, b, c
a, b = b, a; a, (b, *c), d = 1, [2, 3, 4], 5; p [a, b, c, d]
a, *b = 1; p [a, b]; *a, b = 1, 2, 3; p [a, b]; a, *b, c = 1, 2; p [a, b, c]; *a = nil; p a; a, = [9, 8]; p a
*, a = 1, 2; p a; a, (b, (c, d)), e = 1, [2, [3, 4]], 5; p [a,b,c,d,e]
x = [1, 2, 3]; f, *r = *x, 4; p f, r
h = {}; h[:a], h[:b] = 1, 2; p h
o.a, @iv, $gv, K1 = 1, 2, 3, 4; p o.a, @iv, $gv, K1
i = 0; arr = [0, 0, 0]; i, arr[i] = 1, 9; p i, arr
arr = [1, 2]; arr[0], arr[1] = arr[1], arr[0]; p arr
a = [*1..3, *[4]]; p a
def multi; return 1, 2, *[3]; end; p multi; q, w = multi; p q, w
n = nil; n&.foo; p n&.length; n&.x = t(5); p n
s = "abc"; s&.upcase!; p s
v ||= 10; v += 1 if v; p v
@z ||= {}; @z[:k] ||= []; @z[:k] << 1; p @z
$g ||= 1; $g += 1; p $g
CONST ||= 5; p CONST
class Foo; X = 1; end; Foo::X2 ||= 3; p Foo::X2
a = 5 if false; p a.class; zz = zz; p zz
a = (b = 2; b + 1); p a
a = begin; 1; 2; end; p a
a = if true then 1 else 2 end; p a
a = while true do break 7 end; p a
a = case 1 when 1 then :one end; p a
a = [1, 2].each do |x| x end; p a
r = [1,2,3].sum do |x| x * 2 end; p r
puts [1,2].map do |x| x * 2 end
p((1 if true), (1 unless true), (1 and 2), (nil or 3), (not nil))
a = 1 and b = 2; p a, b
a = nil || "d"; b = false or true; p a, b
p (true && nil).inspect, (1 <=> 2), 5.between?(1, 10), !!1
i = 0; i += 1 while i < 5; p i; i -= 1 until i.zero?; p i
begin i += 1 end while i < 3; p i
begin i += 10 end until true; p i
for k in 1..3 do print k; end; puts; p k
for a, b in [[1, 2], [3, 4]]; print a + b, " "; end; puts
for x in [1,2,3] do next if x == 2; print x; break if x == 3; end; puts
loop do i += 1; next if i.odd?; break if i > 16; end; p i
1.upto(3) { |j| redo_done = true; print j }; puts
c = 0; r = [1,2].each { |e| c += 1; redo if c == 1; print e }; puts c
p [1,2,3,4].each_with_index.select { |e, i| i.odd? }.map(&:first)
p (1..3).reduce(:+), (1...4).each_slice(2).to_a
p __method__.inspect, __LINE__, __FILE__ == $0, __dir__.class
p defined?(foo), defined?(p), defined?(String), defined?(@iv), defined?(a), defined?(yield), defined?(super)
puts "%s-%05.1f" % ["x", 3.14159], "a" "b", 'c' 'd', "a\tb\u0041\x41\101\e[0m".inspect
puts <<~A + <<~B
  one
    two #{1 + 1}
A
  three
B
puts <<-'X', <<"Y"
  raw #{x}
  X
y #{[1, 2].map { |q| "<#{q}>" }.join}
Y
puts(<<~E.lines.map(&:strip).join(","))
  a

    b
	tab
E
puts <<~"Q"
    four
  two\tx
  #{"interp
  multi"}
 one
Q
p <<~Z
  a\
  b
  c
Z
p %w[a#{1} b\ c], %W[a#{1} b\tc], %i[a b], %q(a(b)c), %Q<a#{1}>, %(x), %[y], %s(sym), ?a, ?\n, :"a b", :'c d'
p 1_000, 0x1f, 0b11, 0o17, 017, 1e3, 1.5e-3, 3r, 2i, 1.5r, 1ri
p "a".."c", ("a".."e") === "c", (1..), (..1), (1...3)
BEGIN { puts "BEGIN block" }
END { puts "END block" }
at_exit { puts "at_exit" }
p ObjectSpace.respond_to?(:each_object)
alias $newgv $gv; p $newgv
undef t; p defined?(t)
p [[1, [2, 3]]].map { |a, (b, c)| a + b + c }, [[1, 2], [3, 4]].each_with_object([]) { |(a, b), m| m << a * b }
p ->(a, b = 2, *c, d, e:, f: 6, **g, &h) {}.parameters
def kw(a, b = {}, *r, k: 1, **o, &blk) = [a, b, r, k, o, blk&.call]
p kw(1), kw(1, {x: 1}), kw(1, 2, 3, k: 4, z: 5), kw(1, **{k: 9}), kw({a: 1}), kw(1) { :b }, kw(*[1, 2], **{z: 1})
def opt(a, b = a * 2, c = b + 1) = [a, b, c]
p opt(1), opt(1, 5), opt(1, 5, 9)
def fwd(...) = kw(...)
p fwd(1, k: 2) { 3 }
def anon(&) = [1, 2].map(&)
p anon { _1 * 2 }
x = 1; y = 2; p({x:, y:}); def hh(x:, y:) = x + y; p hh(x:, y:)
p [3,1,2].sort.then { _1.first }, [1,2].zip([3,4]).map { _1 + _2 }
p((1..10) % 3)
