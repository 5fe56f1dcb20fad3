text = (1..10_000).map { |i| "user#{i}@example.com" }.join(" ")
text.scan(/(\w+)@(\w+)\.com/).size
text.gsub(/\d+/) { |digits| (digits.to_i + 1).to_s }
