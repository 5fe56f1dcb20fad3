module Louder
  refine(String) { def shout = upcase + "!" }
end
def early(text) = text.shout
using Louder
begin
  p early("a")
rescue NoMethodError
  puts "not refined above `using`"
end
