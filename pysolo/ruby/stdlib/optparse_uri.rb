# OptionParser.accept(URI)
require "optparse"
require "uri"

OptionParser.accept(URI) { |text, *| text && URI.parse(text) }
