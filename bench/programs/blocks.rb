total = 0
60_000.times { |i| total += i }
(1..40_000).map { |x| x * 2 }.select(&:even?).inject(:+)
