"""Enumerator, its lazy kind, and Fiber: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SETUP = r"""
$fib = Enumerator.new { |y| a, b = 0, 1; loop { y << a; a, b = b, a + b } }; nil
Col = Class.new { include Enumerable; def each = block_given? ? (yield 3; yield 1; yield 2; self) : enum_for(:each) { 3 } }; nil
"""

SAME = r"""
[e.next, e.peek, e.next, e.next]
e.next
e.peek
e.rewind; e.next
e.size
e.inspect
[1,2].each_with_index.to_a
%w[a b].each_with_index.map { |x, i| x * i }
[1, 2].map.with_index { |x, i| x * i }
[3, 4].select.with_index { |x, i| i == 0 }
[1, 2, 3].each_slice(2).map(&:sum)
[4, 5].each_with_index.to_h { |x, i| [x, i] }
en.to_a
en.next
en.next
en.next
en.next
en.next
begin; en.next; rescue StopIteration => x; x.result; end
en.size
en.rewind.next
en.next_values
en.next_values
en.peek_values
en.inspect =~ /#<Enumerator: #<Enumerator::Generator:0x\h+>:each>/
Enumerator.new(3) { |y| y << 1 }.size
Enumerator.new(-> { 42 }) { |y| }.size
Enumerator.new
Enumerator.new { |y| 3.times { |i| y << i } }.lazy.map { |x| x * 2 }.first(2)
fib.take(10)
fib.lazy.select(&:even?).first(5)
fib.each_with_index.first(3)
fib.each_slice(2).first(2)
fib.first
fib.take_while { |x| x < 20 }
fib.include?(13)
fib.find { |x| x > 50 }
fib.with_index.take(2)
Enumerator.produce(1) { |x| x * 2 }.take(5)
Enumerator.produce(1, &:succ).lazy.map { |x| x * x }.reject(&:even?).first(3)
Enumerator.produce([0, 1]) { |a, b| [b, a + b] }.take(4)
Enumerator.produce { 5 }.first(2)
Enumerator.produce(3) { |x| raise StopIteration if x == 1; x - 1 }.to_a
Enumerator.produce(1, &:succ).size
Enumerator.produce(1, &:succ).inspect =~ /#<Enumerator: #<Enumerator::Producer:0x\h+>:each>/
([1, 2].each + [3]).to_a
([1, 2].each + [3]).inspect
([1, 2].each + [3]).size
[1].chain([2], 3..4).to_a
loop { raise StopIteration, "x" }
r = loop { break 5 }; r
c.sort
c.lazy.map { |x| x + 1 }.to_a
c.each_entry.to_a
c.each_cons(2).to_a
c.min_by { |x| -x }
c.each_with_index.to_a
c.reduce(:+)
c.first
c.first(2)
c.inject { |a, b| a * b }
c.each_slice(2).to_a
c.partition(&:odd?)
c.group_by(&:odd?)
c.chunk_while { |a, b| a > b }.to_a
c.zip(c)
c.sum
c.minmax
c.tally
c.each_with_object([]) { |x, a| a << x }
c.entries
c.include?(2)
c.lazy
l.map { |x| x * 2 }.select { |x| x % 3 == 0 }.first(3)
l.reject(&:odd?).take(2).to_a
l.take_while { |x| x < 4 }.to_a
l.drop(2).first(2)
l.drop_while { |x| x < 5 }.first(1)
l.flat_map { |x| [x, x] }.first(3)
l.zip(l.map { |x| x * 10 }).first(2)
l.uniq { |x| x % 3 }.first(3)
l.filter_map { |x| x * 2 if x.even? }.first(2)
l.with_index.first(2)
l.each_with_index.map { |x, i| x * i }.first(3)
l.with_index(1).map { |x, i| x * i }.first(2)
l.compact.first(1)
l.eager.class
l.map { |x| x }.inspect
(1..3).lazy.map {}.select {}.inspect
(1..3).lazy.force
(1..3).lazy.size
(1..3).lazy.map { |x| x }.size
(1..3).lazy.select { |x| x }.size
l.grep(2..4).first(2)
l.grep_v(2..4).first(2)
(1..4).lazy.each_slice(2).to_a
l.slice_when { |a, b| b % 3 == 0 }.first(2)
l.chunk_while { |a, b| b % 3 != 0 }.first(2)
(1..3).lazy.include?(2)
l.first
l.include?(5)
(1..3).lazy.to_a
(1..3).lazy.lazy.class
(1..3).lazy.next
x = (1..3).lazy.map { |q| q * 2 }; [x.next, x.next, x.next]
(1..20).lazy.select(&:even?).map { |q| q * 3 }.reject { |q| q % 4 == 0 }.first(2)
(1..3).lazy.filter_map { |x| x if x > 1 }.sum
(1..3).lazy.map
l.take(3).sum
l.take(0).to_a
l.take(5).take(2).to_a
l.take(2).inspect
(1..3).lazy.zip(4..6).to_a
(1..3).lazy.flat_map { |x| x }.to_a
(1..3).each_entry.lazy.map { |x| x }.to_a
l.with_index { |x, i| }.first(2)
(1..2).lazy.with_index.to_a
(1..2).lazy.each { |x| print x }
(1..3).lazy.take_while(&:odd?).to_a
(1..3).lazy.min
(1..3).lazy.reduce(:+)
(1..3).lazy.sort_by { |x| -x }
(1..3).lazy.group_by(&:odd?)
(1..3).lazy.partition(&:odd?)
(1..3).lazy.to_enum(:each_slice, 2).to_a
Fiber.yield
Fiber.new
Fiber.new { raise "in fiber" }.resume
g = Fiber.new { g.resume }; g.resume
Fiber.new { 1 }.resume(2, 3) rescue $!.class
Fiber.new { |a, b| [a, b] }.resume(2, 3)
Fiber.current.class
Fiber.new { Fiber.current.alive? }.resume
["a", "b"].cycle.lazy.map(&:upcase).first(3)
"ab".each_char.with_index.to_a
{a: 1}.each_with_index.to_a
{a: 1, b: 2}.map.with_index { |(k, v), i| [k, v, i] }
3.times.map { |x| x }
3.times.inspect
1.step(10, 3).to_a
1.upto(3).size
5.downto(1).select(&:even?)
"a\nb".each_line.map(&:chomp)
[3, 1].sort_by.with_index { |x, i| -i }
[1, 2, 3, 4].each_slice(2).with_index.map { |a, i| [a, i] }
[1, 2].each_entry.next
[4, 5].each_with_index.max_by { |x, i| -i }
(1..3).each_cons(2).size
(1..10).each_slice(3).size
[1,2,3].cycle(2).size
loop.size
e = [1,2].each; e.next; e.next; begin; e.next; rescue StopIteration; "stop #{$!.result.inspect}"; end
o = Object.new; def o.each; yield 1; yield 2; :r; end; q = o.to_enum; [q.next, q.next, (q.next rescue $!.result)]
g = (1..3).each_entry; g.next; g.size
Enumerator::Lazy.new([1, 2, 3]) { |y, v| y << v * 10 if v.odd? }.to_a
Enumerator.new { |y| [1, 2].each(&y) }.to_a
[1, 2, 3].sum.then { |x| x }
ObjectSpace.each_object(Class).class
h = Fiber.new { begin; Fiber.yield 1; rescue => e; "r:#{e.message}"; end }; h.resume; h.raise("zz")
seq = []; (1..3).lazy.map { |x| seq << "m#{x}"; x }.select { |x| seq << "s#{x}"; x > 1 }.first(1); seq
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    prefix = (
        "e = [1, 2, 3].each; "
        "en = Enumerator.new { |y| y << 1 << 2; "
        "y.yield 3, 4; "
        "y.yield; "
        ":ret }; "
        "c = Col.new; "
        "l = (1..Float::INFINITY).lazy; "
        "fib = $fib; "
    )
    same_as_mri(SETUP + "\n".join(prefix + line for line in SAME.strip().splitlines()))
