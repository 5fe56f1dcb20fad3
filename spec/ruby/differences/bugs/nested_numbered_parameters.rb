begin
  eval("[1].each { _1; [2].each { _1 } }")
  puts "accepted"
rescue SyntaxError
  puts "refused"
end
