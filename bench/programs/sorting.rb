list = (1..20_000).map { |i| (i * 7919) % 100_003 }
list.sort.first
list.sort_by { |x| -x }.first
list.sort { |x, y| y <=> x }.first
