def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "shellwords"
["a b c", "a 'b c' d", "a \"b $c\" d", "a\\ b", "it's", "\"un", "'un", "a \"\" ''", "a#b", "x=\"y z\"", "a\tb\nc", "\"a\\\"b\" 'c\\d'", "a\\", "", " ", "a'b'\"c\"d", "é ü", "\"a\\nb\"", "\"a\\$b\\`\\\\\"", "foo\\\nbar", "a;b|c"].each { |s| try { [s, Shellwords.split(s), s.shellsplit, Shellwords.shellwords(s)] } }
["", "a", "a b", "it's", "a\nb", "$x", "a/b.c-d_e:f@g=h,i+j%k", "é", "*", "~", "\"", "\\", "a&b;c|d", "#", "!", "(x)", "{a,b}", "\t"].each { |s| try { [Shellwords.escape(s), s.shellescape] } }
try { Shellwords.join(["a b", "c", 5, ""]) }
try { %w[a b\ c].shelljoin }
try { Shellwords.escape(5) }
try { Shellwords.escape(nil) }
try { Shellwords.escape(:sym) }
try { Shellwords.escape("a\0b") }
