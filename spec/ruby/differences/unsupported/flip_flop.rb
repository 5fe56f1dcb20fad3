begin
  p eval("(1..9).select { |i| true if (i == 3)..(i == 5) }")
rescue SyntaxError
  puts "refused"
end
