text = +""
40_000.times { |i| text << "line #{i}: #{i * 2}\n" }
text.lines.map(&:chomp).join(",")
