begin
  1.nope(2, 3)
rescue NoMethodError => e
  p e.args
end
