# A string of 50 MB, and a file of that size.
require "tempfile"
line = "the quick brown fox 12345 jumps over\n"
text = line * (50_000_000 / line.size)
Tempfile.create("large") do |file|
  file.write(text)
  file.close
  lines = 0
  File.foreach(file.path) { lines += 1 }
  raise "lost lines" unless lines == text.count("\n") && File.read(file.path) == text
end
length = 0
text.each_line { |each| length += each.size }
raise "lost characters" unless length == text.size
raise "lost pieces" unless text.split("\n").size == text.scan(/\d+/).size
raise "not replaced" unless text.gsub(/fox/, "dog").gsub("dog", "fox") == text
text.gsub(/\d+/) { |digits| digits.reverse }
(text + text).upcase.index("NOWHERE")
grown = +""
200_000.times { grown << line }
