# OptionParser.accept(Date) and (DateTime)
require "optparse"
require "date"

[DateTime, Date].each do |kind|
  OptionParser.accept(kind) do |text, *|
    text && kind.parse(text)
  rescue ArgumentError
    raise OptionParser::InvalidArgument, text
  end
end
