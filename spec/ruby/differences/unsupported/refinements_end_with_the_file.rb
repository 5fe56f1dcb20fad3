module Louder
  refine(String) { def shout = upcase + "!" }
end
module Inside
  using Louder
  puts "a".shout
end
puts "b".respond_to?(:shout)
begin
  eval('"c".shout', TOPLEVEL_BINDING)
rescue NoMethodError
  puts "not refined here"
end
