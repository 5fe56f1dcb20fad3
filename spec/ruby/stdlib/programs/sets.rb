def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "set"
a = Set[1, 2, 3]; b = Set.new([2, 3, 4])
try { [a | b, a & b, a - b, a ^ b, a + b, a.union([9]), a.intersection([1]), a.difference([1])] }
try { [a <= Set[1, 2, 3, 4], a < a, a >= Set[1], a > Set[1], a <=> a, a <=> Set[1], a <=> Set[1, 2, 3, 4], a <=> b, a <=> 1, a == Set[3, 2, 1], a.eql?(Set[1, 2, 3]), a.hash == Set[3, 2, 1].hash] }
try { [a.subset?(Set[1, 2, 3]), a.superset?(Set[1]), a.proper_subset?(Set[1, 2, 3]), a.disjoint?([7]), a.intersect?([1]), a.disjoint?(Set[1])] }
try { a.subset?([1, 2, 3]) }
try { a.intersect?(5) }
try { [a.add(9), a.add?(9), a.add?(10), a.delete(9), a.delete?(77), a.delete?(10), a << 1] }
try { [a.include?(1), a === 1, a.member?(1), a.contain?(1)] }
try { [a.map { |x| x * 2 }, a.map { |x| x * 2 }.class, a.select(&:odd?), a.reject(&:odd?), a.partition(&:odd?), a.group_by(&:odd?), a.classify(&:odd?), a.divide { |x| x % 2 }, a.filter(&:even?)] }
try { a.divide { |x, y| (x - y).abs == 1 } }
try { [a.to_a, a.first, a.first(2), a.min, a.max, a.sum, a.sort, a.sort_by { |x| -x }, a.inject(:+), a.count, a.size, a.length, a.empty?, a.any?, a.none?] }
try { [a.to_s, a.inspect, Set[], Set["a", :b, nil, [1]], Set[Set[1]]] }
try { puts a; a.join("-") }
try { c = a.dup; c.delete_if(&:odd?); [c, a] }
try { c = a.dup; [c.keep_if(&:odd?), c.select! { true }, c.reject! { false }, c.filter! { |x| x > 1 }, c.map! { |x| x + 1 }, c.collect! { |x| x * 2 }] }
try { c = a.dup; [c.merge([7, 8]), c.merge([1], [2], Set[11]), c.subtract([7]), c.replace([1]), c.clear, c.reset] }
try { Set.new(5) }
try { Set.new(nil) }
try { Set.new([1, 2]) { |x| x * 10 } }
try { Set.new(1..4) }
try { Set.new({ a: 1 }) }
try { [Set[1, [2, Set[3]]].flatten, Set[Set[1, Set[2]], 3].flatten] }
try { a.freeze; [a.frozen?, a.dup.frozen?, a.clone.frozen?] }
try { a << 99 }
try { a.delete(1) }
try { [[1, 1, 2].to_set, (1..3).to_set, { a: 1 }.to_set, [3].to_set { |x| x + 1 }, a.to_set.equal?(a)] }
try { { Set[1] => :x }[Set[1]] }
try { [Set[1, 2].each { |x| x }.class, Set[1].each.class, Set[3, 1].each_with_index.to_a, Set[1].each_slice(1).to_a] }
try { Set[1, 2, 3].compare_by_identity.compare_by_identity? }
try { [Set[1, 2].zip([3, 4]), Set[1, 2].to_a.product([1]), Set["b", "a"].sort, [*Set[1, 2]], Set[1, nil].compact] }
try { case 2 when Set[1, 2] then :in end }
try { [1, 2, 3].select(&Set[1, 2].method(:include?)) }
try { [Set[1, 2] == [1, 2], Set[1, 2, 3] - [1], Set[1, 2] & [2, 5], Set[1] ^ [1, 2]] }
try { Set[1] | 5 }
try { Set[1] & nil }
try { [Set[3, 1, 2].minmax, Set[1, 2].each_cons(2).to_a, Set[1, 2, 3].reduce(1) { |m, x| m * x }, Set[1, 2].include?(1.0), Set[1] === Set[1], Set[[1, 2]].to_h] }
try { Set.new.tap { |s| s << 1 << 2 << 1 } }
try { s = Set[1, 2]; s.each { |x| s << x + 10 if x < 3 }; s }
class MySet < Set; end
try { [MySet[1], MySet[1].class, (MySet[1] | [2]).class, MySet[1].map { 1 }.class, MySet[1].select { true }.class, MySet[1] == Set[1]] }
try { Set[1, 2, 3].filter_map { |x| x * 2 if x > 1 } }
try { Set[1, 2].disjoint?(Set[3]) && Set[1].intersect?(Set[1]) }
try { SortedSet }
try { Set[*%w[x y]].to_a.to_s + Set.new(%w[q]).inspect }
try { require "pp"; Set.new((1..60).to_a).pretty_inspect }
