begin
  Integer("x")
rescue ArgumentError => e
  puts e.backtrace.first[/in `.*/]
end
