"""Array: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
[3,1,2].sort
[3,1,2].sort { |a,b| b<=>a }
[3,1,2].max(2)
[3,1,2].min(2)
%w[bb a ccc].sort_by(&:size)
%w[bb a ccc].max_by(&:size)
%w[bb a ccc].minmax_by(&:size)
[1,2,3].sum
[0.1,0.2,0.3].sum
[0.1]*3
[0.1,0.2,0.3].inject(:+)
[1, 2.5].sum
["a","b"].sum("")
["a"].sum
[1,2,3].inject { |a,b| a*b }
[1,2,3].reduce(:*)
[1,2,3].reduce(10, :+)
[].sum
[].max
[].inject(:+)
[1,2,3,4].partition(&:even?)
[1,2,3,4].each_slice(3).to_a
[1,2,3,4].each_cons(2).to_a
[1,2,3].each_with_index.map { |x,i| x*i }
[1,2,3].each.with_index(1).to_a
[1,2,3].each_with_object([]) { |x,a| a << x*2 }
[[1,2],[3,4]].map { |a,b| a+b }
[[1,[2,3]]].map { |a,(b,c)| a+b+c }
[[1,2],[3,4]].to_h
[[1,2],[3,4]].to_h { |a,b| [b,a] }
[1,2].to_h
[[1,2,3]].to_h
[1,[2,[3,[4]]]].flatten
[1,[2,[3,[4]]]].flatten(1)
[3,5].flatten!
[1,nil,2].compact
[1,2].compact!
[1,1,2].uniq
[1,2].uniq!
[1,2,3,4].uniq { |x| x % 2 }
[1,2,3].rotate
[1,2,3].rotate(-1)
[1,2,3].first(2)
[1,2,3].last(2)
[1,2,3].first(-1)
[1,2,3].take_while { |x| x < 3 }
[1,2,3].drop_while { |x| x < 2 }
[1,2,3].each_entry.to_a
[1,2,3].zip([4,5],[6])
[1,2].product([3,4])
[1,2,3].combination(2).to_a
[1,2,3].permutation(2).count
[1,2,3].transpose
[[1,2],[3,4]].transpose
[[1],[2,3]].transpose
[1,2,3].values_at(0,2,5,-1)
[1,2,3].values_at(0..1, 1..5)
[1,2,3].fetch(10)
[1,2,3].fetch(10, :d)
[1,2,3].fetch(-5) { |i| i }
[1,2,3].dig(0)
[[1,[2]]].dig(0,1,0)
[1].dig(0,1)
[1,2,3].index(2)
[1,2,3].index { |x| x > 1 }
[1,2,3].find_index(5)
[1,2,1].rindex(1)
[1,2,3].include?(2)
[1,2,3] <=> [1,2,4]
[1,2] <=> [1,"a"]
[1,2] == [1.0,2.0]
[1,2].eql?([1.0,2.0])
[1,2] & [2]
[1,2] | [2,3]
[1,2,2] - [2]
[1,2] + [3]
[1,2] * ","
[1,2] * 2
[1,2].join("-")
[1,[2,[3]]].join(",")
[nil,1].join(",")
[1,2,3,4,5][1..3]
[1,2,3,4,5][1..]
[1,2,3,4,5][-3..]
[1,2,3,4,5][5..]
[1,2,3,4,5][6..]
[1,2,3,4,5][1,2]
[1,2,3,4,5][(0..).step(2)]
[1,2,3,4,5][(..-2) % 2]
a=[1,2,3]; a[5]=6; a
a=[1,2,3]; a[0,2]=[9]; a
a=[1,2,3]; a[0..1]=[]; a
a=[1,2,3]; a[-5]=1; a
a=[1,2,3]; a[1..]=7; a
a=[1,2,3]; a[3..]=[7,8]; a
a=[1,2,3]; a.insert(1, :x, :y)
a=[1,2,3]; a.insert(-2, :x)
a=[1,2,3]; a.insert(-6, :x)
a=[1,2,3]; [a.delete(2), a]
a=[1,2,3]; a.delete(5) { :none }
a=[1,2,3]; [a.delete_at(1), a]
a=[1,2,3]; [a.slice!(0,2), a]
a=[1,2,3]; a.delete_if { |x| x > 1 }
a=[1,2,3]; a.reject! { |x| x > 5 }
a=[1,2,3]; a.select! { |x| x > 1 }
a=[1,2,3]; a.keep_if { |x| x > 1 }
a=[1,2,3]; a.map! { |x| x + 1 }
a=[1,2,3]; [a.shift(2), a]
a=[1,2,3]; [a.pop(2), a]
a=[1,2,3]; a.unshift(0)
a=[1,2,3]; a.push(4,5)
a=[1,2,3]; a.concat([4],[5])
a=[1,2,3]; a.fill(0)
a=[1,2,3]; a.fill(0, 1)
a=[1,2,3]; a.fill(0, 1, 1)
a=[1,2,3]; a.fill { |i| i*i }
a=[1,2,3]; a.fill(9, 1..5)
a=[1,2,3].freeze; a << 4
a=[1,2,3].freeze; a.map!(&:to_s)
a=[1,2,3].freeze; a.sort!
a=[]; a << a; a
a=[1]; a << a; a.flatten
[1,2,3].cycle.first(5)
[1,2,3].cycle(2).to_a
[1,2,3].each_slice(0)
[1,2,3].lazy.map { |x| x*2 }.to_a
[1,2,3].lazy
[1,2,3].lazy.map {}.select {}
[1,2,3].each
[1,2,3].each_slice(2)
[1,2,3].map.with_index(1)
[1,2,3].each_with_index
[1,2,3].each.size
[3,1].minmax
[1,2,3,4].group_by(&:odd?)
[1,2,3,4].chunk_while { |a,b| b == a+1 }.to_a
[1,2,4,5,7].slice_when { |a,b| b != a+1 }.to_a
[1,2,4,5,7].chunk(&:even?).to_a
[1,1,2].tally
%w[a b a].tally
%w[a b].each_with_index.to_h
[1,2,3].none? { |x| x > 3 }
[1,2,3].one? { |x| x > 2 }
[nil,1].all?
[nil,1].any?
[].all?
[].any?
[].none?
[1,2].all?(Integer)
[1,"a"].any?(String)
[1,2,3].count(2)
[1,2,3].count(&:odd?)
[1,2,3].find { |x| x > 1 }
[1,2,3].detect { |x| x > 5 }
[1,2,3].grep(2..3)
%w[a b1].grep(/\d/)
%w[a b1].grep(/\d/) { |x| x.upcase }
%w[a b1].grep_v(/\d/)
[1,2,3].filter_map { |x| x*2 if x.odd? }
[1,2,3].flat_map { |x| [x,x] }
[[1,2],[3]].flat_map { |x| x }
[1,2,3].each_cons(5).to_a
[3,1,2].sort.reverse
[1,2,3].reverse_each.to_a
[1,2,3].step
[[2,"b"],[1,"a"]].sort
[[1,"b"],[1,"a"]].min
["b","A","a"].sort
["b","A","a"].sort_by(&:downcase)
[1,"a"].sort
[nil,1].sort
[1,nil].max
["a", :b].sort
[1,2,3].bsearch { |x| x >= 2 }
[1,2,3].bsearch_index { |x| x >= 2 }
[1,2,3].sum { |x| x * 0.1 }
[1,2,3].pack("C*")
[1,2,3].to_a.equal?([1,2,3])
[1,2,3].assoc(1)
[[1,:a],[2,:b]].assoc(2)
[[1,:a],[2,:b]].rassoc(:b)
[1,2,3].take(2)
[1,2,3].drop(1)
[1,2,3].take(-1)
[1,2,3].inspect
[1,nil,"a",:b,1.5].to_s
[1,2,3].hash == [1,2,3].hash
[1,2,3].difference([1],[2])
[1,2].union([3],[4])
[1,2,3].intersection([1,2],[2])
[1,2].intersect?([2])
[1,2,3].minmax
[1,2,3,4,5].each_slice(2).map(&:sum)
Array.new(3)
Array.new(3, 0)
Array.new(3) { |i| i * 2 }
Array.new(-1)
Array.new("a")
Array.new([1,2])
Array(nil)
Array(1..3)
Array({a: 1})
[*1..3, *[4]]
[1,2,3] in [Integer, *]
[1, [2, 3]] => [a, [b, c]]; [a,b,c]
a, (b, *c), d = 1, [2, 3, 4], 5; [a,b,c,d]
first, *rest = [1,2,3]; rest
*init, last = [1,2,3]; init
[1,2,3].each_with_index.select { |x,i| i > 0 }
[1,2,3].each.next
[4,5].each_with_index.to_a
[1,2,3].inject(:foo)
[1,2,3].first("x")
[1,2,3].nope
[1,2,3].map(&:nope)
[1,2,3].zip
[1,2,3].zip(1..3)
[1,2,3].zip([1]) { |x| x }
[1,2,3,4].sum / [1,2,3,4].size.to_f
["x"].cycle(2) { |x| x }
[1,2,3].delete_if.with_index { |x,i| i == 1 }
[1,2,3].each_entry.with_index.to_a
[0.1, 0.2].sum.to_s
[1e100, 1.0, -1e100].sum
[3, 0.1, 0.2].sum
[1, 2, 3.0].sum
[10, 3].reduce(:-)
[2, 3].reduce(:**)
["a", "b"].inject(:+)
[[1, 2], [3, 4]].sum([])
[[3, 1], [1, 2]].sort_by(&:last)
[1, 2, 3, 4].each_slice(2).to_h
[1, 2, 3].each_cons(2).map { |a, b| b - a }
(1..6).each_slice(2).map(&:sum)
%w[apple pie].map(&:length)
%w[apple pie].each_with_object({}) { |w, h| h[w] = w.size }
[1, 2, 3].to_enum(:each_slice, 2).to_a
[[1, :a], [2, :b]].each_with_index.map { |(n, s), i| [n, s, i] }
[1, 2, 3, 4, 5].each_slice(2).with_index.map { |s, i| s.sum * i }
["a", "b"].each_with_index.max_by { |x, i| i }
[1, 2, 2, 3, 3, 3].group_by(&:itself).transform_values(&:size)
[1, 2, 2, 3].chunk { |x| x }.map { |k, v| [k, v.size] }
[3, 5, 2].each_with_index.min
[5, 3, 1].each_with_index.sort_by { |x, i| -i }.map(&:first)
[1, 2, 3].reverse.rotate(1)
[nil, false, 1].compact
[1, 2, 3, 4, 5, 6].each_slice(3).include?([1, 2, 3])
[[1, 2], [3]].sum { |a| a.size }
(1..3).flat_map { |x| [x] * x }
(1..3).each_entry.to_a
(1..10).each_cons(3).first
[1, 2, 3].lazy.select(&:odd?).map { |x| x * 3 }.reject(&:even?).first(1)
(1..Float::INFINITY).lazy.select(&:even?).map { |x| x * x }.first(3)
(1..20).lazy.select(&:even?).take_while { |x| x < 10 }.to_a
(1..3).lazy.zip(4..6).to_a
(1..3).lazy.flat_map { |x| [x, x] }.to_a
(1..3).lazy.uniq.to_a
(1..4).lazy.each_slice(2).to_a
(1..3).lazy.with_index.map { |x, i| x * i }.to_a
(1..3).lazy.eager.class
(1..3).lazy.force
(1..3).lazy.filter_map { |x| x * 2 if x > 1 }.first
(1..3).lazy.take(2).size
(1..3).lazy.drop(1).to_a
(1..3).lazy.tally
(1..3).lazy.include?(2)
(1..3).each_with_index.lazy.map { |x, i| x + i }.to_a
Enumerator.new { |y| y << 1 << 2; y.yield 3, 4; :done }.to_a
e = [1,2].each; e.next; e.next; (e.next rescue $!.result)
Enumerator.produce(1) { |x| x * 2 }.take(5)
Enumerator.produce([0, 1]) { |a, b| [b, a + b] }.lazy.map(&:first).first(8)
Enumerator.new(3) { |y| y << 1 }.size
Enumerator.new { |y| y << 1 }.inspect =~ /#<Enumerator: #<Enumerator::Generator:0x\h+>:each>/
(1..3).each_entry
[1,2].each + [3]
([1,2].each + [3]).to_a
([1].each + [2]).inspect
[1,2].chain([3]).to_a
loop { break 5 }
loop { raise StopIteration, "x" }
e = [1,2,3].map; e.with_index { |x, i| x * i }
e = [1,2,3].select; e.with_index { |x, i| i > 0 }
[4,5].each.with_index(1).map { |x, i| [i, x] }
[4,5].each.with_object([]).to_a
"ab".each_char.with_index.map { |c, i| c * (i + 1) }
5.times.map { |x| x * 2 }
3.times.to_a
1.upto(3).to_a
3.downto(1).select(&:odd?)
1.step(10, 3).to_a
1.step(10, 3)
1.0.step(2.0, 0.5).to_a
10.step(1, -3).to_a
1.step(by: 2, to: 7).to_a
1.step(by: 2).first(3)
(1..10).step(3).to_a
(1..10) % 3
(1.0..2.0).step(0.5).to_a
("a".."e").step(2).to_a
(0.0..1.0).step(0.1).to_a
1.step(2, 0.5).to_a
(1..3).step(1).class
1.step(10, 4).size
gen = (1..3).each_entry; gen.size
[1,2,3].each_slice(2).size
[1,2,3].each_cons(2).size
[4, 5].each_with_index.next
[[1, 2], [3, 4]].each(&:reverse).first
[1,2,3].then { |a| a.sum }
[1, 2, 3, 4].find_all(&:even?)
[1, 2, 3].member?(3)
[1, 2, 3].entries
"""


def test_the_values_and_errors_are_those_of_mri(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)
