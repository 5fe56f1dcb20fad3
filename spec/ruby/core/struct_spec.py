"""Struct: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SETUP = r"""
S = Struct.new(:a, :b); nil
K = Struct.new(:a, :b, keyword_init: true); nil
B = Struct.new(:x, :y) { def dist = Math.sqrt(x * x + y * y); def <=>(o) = dist <=> o.dist }; nil
"""

SAME = r"""
S.new(1, 2)
S.new(1)
S.new(1, 2, 3)
S[1, 2]
S.members
s.to_a
s.deconstruct
s.to_h
s.to_h { |k, v| [k.to_s, v * 2] }
s[0]
s[:b]
s["a"]
s[5]
s[-3]
s[-1]
s[:zz]
s["zz"]
s[1.5]
s[nil]
s[:a] = 5; s.a
s[0] = 6; s.a
s[:q] = 1
s[9] = 1
s.a = 1
s == S.new(1, 2)
s.eql?(S.new(1, 2))
S.new(1, 2).eql?(S.new(1.0, 2))
S.new(1, 2) == S.new(1.0, 2)
s.hash == S.new(1, 2).hash
{s => 1}[S.new(1, 2)]
s.inspect
s.to_s
Struct.new(:x).new(1).inspect
Struct.new(:x).new(1).to_s
s.each { |x| print x }
s.each_pair.to_a
s.values
s.size
s.length
s.values_at(0, 1)
s.select(&:odd?)
s.filter(&:even?)
s.map { |x| x * 2 }
s.sum
s.include?(2)
s.dig(:a)
S.new({x: [1, 2]}, 1).dig(:a, :x, 1)
s.dig(:zz)
K.new(a: 1, b: 2)
K.new(a: 1)
K.new(1, 2)
K.new(c: 1)
K.new({a: 1})
K.inspect
K.keyword_init?
S.keyword_init?
K.new(a: 1).to_h
K.members
S.new(a: 1, b: 2)
S.new(a: 1)
B.new(3, 4).dist
[B.new(3, 4), B.new(1, 1)].min
Struct.new("Named", :q).new(1)
Struct::Named
Struct.new("lower")
Struct.new
Struct.new(1)
Struct.new(:a, :a)
Struct.new("a")
Struct.new(:a, foo: 1)
case s; in [a, b] then [a, b]; end
case s; in {a:, b:} then [a, b]; end
case s; in {a: Integer => q} then q; end
s.deconstruct_keys([:a])
s.deconstruct_keys(nil)
s.deconstruct_keys([:a, :zz, :b])
s.deconstruct_keys(5)
s.deconstruct_keys([1])
s.frozen?
f = S.new(1, 2).freeze; f.a = 2
d = s.dup; d.a = 99; [s.a, d.a]
a, b = *s; [a, b]
s.each
s.each.next
s.each_entry.to_a
r = S.new(1); r.b = r; r
r = S.new(1); r.b = r; r == r
s.respond_to?(:a=)
s <=> s
s.zip([3, 4])
[S.new(2, 1), S.new(1, 2)].sort_by(&:a)
[S.new(2, 1)].map(&:a)
S.new(*[1, 2])
S.instance_methods(false).sort
s.method(:a).arity
s.method(:a=).arity
S.method_defined?(:b)
s.send(:a=, 3); s.a
s.public_send(:b)
Struct.new(:a) { def initialize(a:); super(a); end }.new(a: 4)
S.new(1, 2).then { _1.a + _1.b }
s.filter_map { |x| x if x > 2 }
s.each_with_index.to_a
s.to_a.pack("C*")
P3 = Struct.new(:x, :y) ; P3.new(1,2).eql?(P3.new(1,2))
P3.new(1) == P3.new(1, nil)
Struct.new(:"a b").new(1)
Struct.new(:class).new(1).class
Struct.new(:a?).new(1)
s.a(1)
s.nope
S.new(1,2).instance_variables
S.allocate
S.new.to_a
s.initialize_copy(1)
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    prefix = "s = S.new(1, 2); "
    same_as_mri(SETUP + "\n".join(prefix + line for line in SAME.strip().splitlines()))
