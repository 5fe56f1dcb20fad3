"""Range and kernel: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
(1..10).step(3).map { |x| x }
(1..10).each_slice(3).to_a
(1...10).size
(1..).size
(1..nil).first(2)
(..5).include?(3)
(1..5).cover?(2..3)
(1..5) === 3
(1..5).sum
(1..5).reduce(:*)
(1..5).to_a.reverse
('a'..'e').each_cons(2).to_a
('a'..'zz').count
(1..5).minmax
(1.0..2.0).include?(1.5)
(1.0..2.0).to_a
(1..2.5).to_a
(1..0).to_a
(0..-1).to_a
(1..3).inspect
(1...3).to_s
(nil..nil).inspect
(1..).inspect
(..1).inspect
(1..3) == (1..3)
(1..3).eql?(1..3)
(1..3).hash == (1..3).hash
(1..3).frozen?
Range.new(1, 3, true)
Range.new(1, "a")
Range.new(nil, nil)
(1..3).each_with_index.to_a
(1..3).last(2)
(1..3).max { |a, b| b <=> a }
(1...3.5).max
(1..10).bsearch { |x| x >= 7 }
(0.0..10.0).bsearch { |x| x >= 2.5 }
(1..3).cycle.first(5)
(1..3).zip(4..6)
(1..3).each_entry.map { |x| x }
("a".."c").map(&:upcase)
(:a..:d).to_a
(Time.at(0)..Time.at(10)).cover?(Time.at(5))
("2".."10").to_a
("a".."c") === "b"
("a".."c").cover?("bb")
("a".."c") === "bb"
(1..10) % 4
((1..10) % 4).to_a
(1..10).partition(&:even?)
(1..6).each_slice(2).to_h
(1..3).inject { |a, b| a * b }
(1..3).each_with_object([]) { |x, acc| acc.unshift(x) }
(1..4).flat_map { |x| [x, -x] }
(1..4).chunk_while { |a, b| b.even? }.to_a
(1..3).step(2).to_a
(1..3).tally
(1..Float::INFINITY).lazy.map { |x| x * 2 }.first(2)
(1..Float::INFINITY).first(2)
(1..3).entries
(1..3).count(&:odd?)
(1..3).none?
(1..3).sum { |x| x * 2.0 }
(1..3).dup
(1..3).clone.frozen?
(1..5).each { |i| break i if i > 3 }
(1..3).reverse_each.first
(1..3).pred rescue $!.class
(1..2).first(-1)
(1..2).step(0)
(1..2).step(-1).to_a
1.step(3, 0)
("a".."c").step(0)
(1..).each { |x| break x if x > 3 }
(1..).lazy.select(&:even?).first(2)
("a"..).first(3)
(..3).each { }
(..3).first
(1..).last
(1..).max
(1..).to_a
(..1).min
:a <=> :b
:abc[1]
:abc.length
:abc.upcase
:a.to_proc
:abc =~ /b/
:"foo bar"
%i[a b]
:a.succ
:abc.start_with?("a")
:a.frozen?
:b.between?(:a, :c)
:a.size
[:b, :a].sort
[:b, :a].max
:a.inspect
:"a=".inspect
:"[]?".inspect
:"a!b".inspect
:"1".inspect
:nil.inspect
:"foo!".to_proc rescue 1
$stderr.class
format("%05.2f", 3.14159)
String(nil)
String(:a)
Array("a")
Array([1])
Array({a: 1})
Array(1..2)
Hash([[1, 2]])
[1, 2, 3].to_enum.size
[4, 5].each_with_index.to_a
obj = Object.new; obj.instance_variable_set(:@x, 1); obj.inspect.sub(/0x\h+/, "")
obj = Object.new; def obj.to_s = "custom"; "#{obj}"
obj = Object.new; def obj.to_s = 5; "#{obj}".sub(/0x\h+/, "")
obj = Object.new; def obj.inspect = "I"; [obj].inspect
obj = Object.new; def obj.to_str = "s"; "a" + obj
obj = Object.new; def obj.to_ary = [1, 2]; a, b = obj; [a, b]
obj = Object.new; def obj.to_proc = proc { |x| x * 2 }; [1, 2].map(&obj)
obj = Object.new; def obj.coerce(o) = [o, 10]; 5 + obj
obj = Object.new; def obj.<=>(o) = 0; obj.clamp(1, 2) rescue $!.class
obj = Object.new; def obj.each; yield 1; yield 2; end; obj.extend(Enumerable); obj.map { |x| x + 1 }
obj = Object.new; def obj.==(o) = true; [obj].include?(5)
obj = Object.new; def obj.hash = 1; def obj.eql?(o) = true; {obj => 1}.key?(obj)
obj = Object.new; def obj.call(x) = x + 1; obj.(5)
obj = Object.new; def obj.===(x) = x == 3; case 3 when obj then :y else :n end
obj = Object.new; def obj.to_h = {a: 1}; {**obj.to_h}
obj = Object.new; def obj.method_missing(n, *a) = [n, a]; obj.foo(1)
obj = Object.new; def obj.respond_to_missing?(n, p) = true; obj.respond_to?(:zork)
[1, 2].each_with_object([]).with_index { |(x, acc), i| acc << x * i }
%w[a b c].each_with_index.to_h { |s, i| [s, i] }
[3, 1, 2].sort_by { -_1 }
[3, 1, 2].max_by { |x| -x }
[1, 2, 3, 4].sum { |x| x.odd? ? x : 0 }
[0.1] * 10
([0.1] * 10).sum
([0.1] * 10).inject(:+)
[1, 2, 3].inject(:+) / 3.0
10.times.each_slice(3).map(&:sum)
[1, 2, 3].zip([4, 5, 6]).map { |a, b| a * b }.sum
%w[x y z].zip(1..3).to_h
[[1, 2], [3, 4]].transpose.map(&:sum)
[1, 2, 3].each_cons(2).to_a.flatten.tally
"hello".each_char.with_object(Hash.new(0)) { |c, h| h[c] += 1 }
"hello world".split.map(&:reverse).join(" ")
"hello".chars.sort.join
"hello".chars.uniq.size
"Hello".swapcase.each_char.map(&:ord).sum
[1, [2, [3, [4]]]].flatten.sum
(1..5).each_with_object({}) { |i, h| h[i] = i ** 2 }
[5, 3, 9].each_with_index.min_by { |x, _| x }
[1, 2, 3, 4, 5].each_slice(2).map(&:first)
[1, 2, 3].reduce { |a, b| a > b ? a : b }
["a", "b"].each_with_index.map { |x, i| x * (i + 1) }
[nil, 1, false, 2].compact.sum
["1", "2"].map(&:to_i).sum
["1", "x"].map { |s| Integer(s, exception: false) }
[1, 2, 3].lazy.map { |x| x * 2 }.select(&:even?).first(2)
[[:a, 1], [:b, 2]].each_with_object({}) { |(k, v), h| h[k] = v }
[1, 2, 3, 4].each_with_index.partition { |x, i| i.even? }
[1, 2, 3].cycle.lazy.map { |x| x + 1 }.first(5)
Comparable.instance_methods.sort
Enumerable.instance_methods.size > 50
Kernel.instance_method(:then).class
[1, 2, 3].to_s.frozen?
"%.10f" % (1/3r)
"%d" % 3.7r
"%s" % 1r
"%f" % 1e20
"%d" % 1e20
"%.3e" % 0
"%g" % 100000
"%g" % 1000000
"%G" % 1e-10
"%x" % 3.5 rescue $!.class
"%5.1f|%-8s|%+d" % [1.25, "ab", 3]
"%3d%%" % 50
"%s, %s" % %w[a b]
"%2$s" % [1, 2]
"%08.3e" % 1234.5
"% 5d" % 42
"%#.3g" % 1.0
"%.0e" % 12345
"%c" % 10
"%c" % "é"
"%5c|" % "a"
"%-5c|" % "a"
"%.2s|" % "é日本"
"%b" % 10
"%#b" % 10
"%+b" % 10
"%o" % 64
"%e" % 1.0
"%s" % [nil]
"%s" % []
"%p" % [[1]]
"%-+5d|" % 3
"%+5s|" % "a"
"%05s|" % "a"
"%.3d" % -5
"%+.3d" % 5
"%x" % 0
"%#x" % 0
"%{a}%{b}" % {a: 1, b: nil}
"%<a>5.1f" % {a: 2.25}
"""


def test_the_values_and_errors_are_those_of_mri(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)
