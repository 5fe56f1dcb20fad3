def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "strscan"
s = StringScanner.new("test string 123")
try { [s.scan(/\w+/), s.scan(/\w+/), s.scan(/\s+/), s.pos, s.matched, s.matched?, s.matched_size, s.pre_match, s.post_match, s.rest, s.rest_size, s.rest?, s.eos?, s.peek(3), s.check(/\w+/), s.match?(/\w+/), s.skip(/\w+/), s.getch, s.get_byte, s.beginning_of_line?, s.bol?] }
try { [s.scan_until(/3/), s.eos?, s.scan(/x/), s.matched, s.pre_match, s.peek(2), s.getch, s.rest] }
try { s.reset; [s.pos, s.scan_until(/ /), s.check_until(/g/), s.skip_until(/n/), s.exist?(/1/), s.search_full(/g/, false, true), s.scan_full(/g/, true, false), s.pos] }
try { s.unscan; s.pos }
try { s.unscan }
try { s.reset; s.scan(/(?<a>\w)(\w)?(?<b>z)?/); [s[0], s[1], s[:a], s["b"], s[2], s.captures, s.values_at(0, 1), s.size, s.named_captures] }
try { s[:zz] }
try { s.reset; s.scan(/(\w)(z)?(\w)/); [s[0], s[1], s[2], s[3], s[9], s[-1], s.captures, s.size] }
try { s.string = "new"; [s.pos, s.string, s.scan(/n/)] }
try { s << " more"; s.concat("!"); [s.string, s.rest] }
try { s.terminate; [s.eos?, s.pos, s.inspect] }
try { s.pos = 2; s.inspect }
try { s.reset; s.inspect }
try { StringScanner.new("a" * 30).tap { |x| x.pos = 12 }.inspect }
try { s.pos = 99 }
try { s.pos = -2; s.pos }
try { s.pointer = 1; s.pointer }
try { x = StringScanner.new("éab"); [x.getch, x.pos, x.charpos, x.scan(/a/), x.pos] }
try { x = StringScanner.new("abc"); [x.scan("ab"), x.scan("x"), x.peek(1), x.skip("c"), x.eos?] }
try { x = StringScanner.new("abc"); [x.check("a"), x.match?("ab")] }
try { x = StringScanner.new("foo bar"); [x.scan_until("bar")] }
try { x = StringScanner.new("a\nb"); [x.scan(/a$/), x.scan(/\n/), x.bol?, x.scan(/^b/)] }
try { x = StringScanner.new("ab"); x.getch; [x.scan(/^b/), x.scan(/\Ab/)] }
try { x = StringScanner.new("ab", fixed_anchor: true); x.getch; [x.scan(/^b/), x.fixed_anchor?] }
try { x = StringScanner.new("a b"); until x.eos?; print x.getch.inspect; end; puts }
try { StringScanner.new(nil) }
try { StringScanner.new("a").scan(5) }
try { StringScanner::Error.superclass }
try { x = StringScanner.new("x=1;y=2"); h = {}; while x.scan(/(\w)=(\d);?/); h[x[1]] = x[2].to_i; end; h }
try { x = StringScanner.new("k: v\n"); x.scan(/(\w+):\s*/); [x.pre_match, x.post_match, x.matched, x.rest] }
try { x = StringScanner.new("abcdef"); x.scan_until(/c/); [x.pre_match, x.matched, x.post_match, x.skip_until(/zz/), x.matched] }
try { x = StringScanner.new("aaa"); [x.scan(/b*/), x.pos, x.scan(/a{2}/)] }
