table = {}
30_000.times { |i| table["key#{i}"] = i }
30_000.times { |i| table["key#{i}"] += 1 }
table.select { |_, v| v.even? }.transform_values(&:to_s).keys.size
