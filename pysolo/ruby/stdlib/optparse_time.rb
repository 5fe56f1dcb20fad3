# OptionParser.accept(Time)
require "optparse"
require "time"

OptionParser.accept(Time) do |text, *|
  text && (Time.httpdate(text) rescue Time.parse(text))
rescue ArgumentError
  raise OptionParser::InvalidArgument, text
end
