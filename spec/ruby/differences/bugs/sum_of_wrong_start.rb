begin
  [1, 2].sum("")
rescue TypeError => e
  puts e.message
end
