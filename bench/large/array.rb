# An array of a million elements.
list = (1..1_000_000).map { |x| (x * 7919) % 1_000_003 }
raise "not sorted" unless list.sort.first == list.min && list.sort_by { |x| -x }.first == list.max
raise "lost elements" unless list.uniq.size == list.size && list.each_slice(10).sum { |some| some.size } == list.size
raise "wrong sum" unless list.group_by { |x| x % 10 }.values.sum(&:sum) == list.inject { |sum, x| sum + x }
list.select(&:even?).partition { |x| x > 500_000 }
list.to_h { |x| [x, x.to_s] }.values.sort.first
list.each_with_index.map { |x, index| x + index }
list.tally.max_by { |_, count| count }
(list - list.first(10)).zip(list).flatten.compact.join(",").size
