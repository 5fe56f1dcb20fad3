"""String: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
"abc".tr('a-c', 'A-C')
"hello".tr('el', 'ip')
"hello".tr('^l', '*')
"hello".tr('a-y', 'b-z')
"hello".delete('l', 'lo')
"aabbcc".squeeze
"aabbcc".squeeze("a-b")
"hello".count("lo", "o")
"hello".tr_s('l', 'r')
"he-llo".tr('-', '_')
"a\\b".tr('\\', '/')
"hello world".capitalize
"ÀÉ".downcase
"HELLO".swapcase
"abc".succ
"az".succ
"zz".succ
"a9".succ
"Zz".succ
"-9".succ
"1.9.9".succ
"".succ
"abc".next
"a".upto("e").to_a
"08".upto("11").to_a
"9".upto("11").to_a
"25".upto("5").to_a
"a".upto("e", true).to_a
"abc".ljust(6, "12") + "|"
"abc".center(10, "ab")
"abc".rjust(2)
"a,b,,c,,".split(",")
"a,b,,c,,".split(",", -1)
"a,b,c".split(",", 2)
" a  b c ".split
" a  b c ".split(" ", 2)
" a  b c ".split(" ", -1)
"abc".split("")
"abc".split("", 2)
"a1b2c3".split(/\d/)
"a1b2c3".split(/(\d)/)
"a1b2c3".split(/(\d)/, 2)
"abc".split(//)
"abc".split(/b/)
"aXbXc".split("X", 0)
"".split(",")
"".split(",", -1)
"a b c".split(nil)
"a  b".split(/ /)
"mississippi".split(/s*/)
"hi mom".split(%r{\s*})
"1,2,,3,4,,".split(',', 4)
"abc"[1]
"abc"[-1]
"abc"[3]
"abc"[3,1]
"abc"[4,1]
"abc"[1..]
"abc"[..1]
"abc"[-2..]
"abc"[1...-1]
"abc"[/b(c)/, 1]
"abc"["bc"]
"abc"["x"]
"hello"[1,3]
"hello"[5..]
"hello"[6..]
"hello"[-3,2]
s = "hello"; s[0] = "J"; s
s = "hello"; s[1..2] = "XX!"; s
s = "hello"; s[/l+/] = "L"; s
s = "hello"; s["ell"] = "ipp"; s
s = "hello"; s[10] = "x"; s
s = "hello"; s["zz"] = "x"; s
s = "hello"; s[5] = "x"; s
s = "hello"; s[-6] = "x"; s
s = "hello"; s.slice!(1..2) + s
s = "hello"; [s.slice!(/l./), s]
s = "hello"; s.insert(2, "XX")
s = "hello"; s.insert(-1, "XX")
s = "hello"; s.insert(10, "XX")
"hello".sub("l", "L")
"hello".gsub("l", "L")
"hello".gsub(/[el]/, "e" => "3", "l" => "1")
"hello".gsub(/l/) { |m| m.upcase }
"hello".gsub(/(l)(l)/, '\2-\1')
"hello".gsub(/(?<x>l)/, '[\k<x>]')
"hello".gsub(/l/, '<\0>')
"hello".gsub("l", '<\0>')
"hello".gsub(/x*/, "-")
"hello".gsub(/$/, "!")
"a\nb\n".gsub(/^/, "> ")
"hello".sub(/(?<first>h)/, '\k<first>\k<first>')
"path/to".gsub("/", "\\/")
"a.b".gsub(".", "-")
"hello".gsub(/l/).with_index.map { |m, i| "#{m}#{i}" }
"hello".scan(/l/)
"hello".scan(/(h)(e)/)
"foo bar".scan(/\w+/).map(&:capitalize)
"hello" =~ /ll/
$~ && $~.pre_match
"hello".match(/l(l)(o)?/).to_a
"hello".match?(/x/)
"hello".match(/l/, 3).begin(0)
"hello".index("l", -2)
"hello".rindex("l")
"hello".rindex("l", 2)
"hello".rindex(/l/, -3)
"hello".index(/z/)
"hello".partition("l")
"hello".rpartition("l")
"hello".partition("x")
"hello".rpartition("x")
"hello".partition(/l+/)
"a\nb\nc".lines
"a\nb\nc\n".lines(chomp: true)
"a\n\nb\n\n\nc".each_line("").to_a
"a|b|c".each_line("|").to_a
"a\r\nb".lines(chomp: true)
"abc".each_char.with_index.to_a
"abc".bytes
"é".bytes
"é".bytesize
"héllo".byteslice(1, 2)
"abc".sum
"abc".hash == "abc".hash
"0x1A".hex
"0777".oct
"0b11".oct
"zz".hex
"12abc".to_i
"abc".to_i
"1_000".to_i
"  42".to_i
"0x1f".to_i(16)
"z".to_i(36)
"11".to_i(2)
"0b11".to_i(0)
"1e3".to_f
"1.5abc".to_f
".5".to_f
"1_0.5".to_f
"-".to_f
"abc" <=> "abd"
"abc" <=> 1
"a".casecmp("B")
"a".casecmp?("A")
"abc".eql?("abc")
"abc".equal?("abc")
"abc" == :abc
"abc".start_with?("ab", "x")
"abc".start_with?(/b/)
"abc".end_with?("bc")
"abc".delete_prefix("a").delete_suffix("c")
"  x ".strip + "|"
"\tx\0".strip
"xxhixx".gsub(/^x+|x+$/, "")
"hello\n".chomp
"hello".chomp("lo")
"hello\r\n".chomp
"hello\n\n".chomp("")
"hello".chop
"a\r\n".chop
"".chop
"hello".chars.each_slice(2).map(&:join)
"hello" * 3
"a" + 1
"a" + nil
"%05d|%-5s|%+.2f|%x|%o|%b|%e" % [42, "ab", 3.14159, 255, 8, 5, 12345.678]
"%s and %p" % ["a", "a"]
"%-10s|" % "abc"
"%c%c" % ["x", 65]
"%%" % []
"%08.3f" % 3.14159
"%+d % d" % [5, 5]
"%#x %#o %#b" % [255, 8, 5]
"%x" % -255
"%b" % -5
"%o" % -8
"%.3s" % "abcdef"
"%*d" % [5, 42]
"%-*d|" % [5, 42]
"%1$s %2$s %1$s" % ["a", "b"]
"%{a}-%<b>03d" % {a: 1, b: 2}
"%{x}" % {a: 1}
"%d" % "abc"
"%d" % nil
"%d" % 3.99
"%f" % "1.5"
"%s" % nil
"%s %s" % ["a"]
"%z" % 1
"%d" % "0x1f"
"%e" % 0
"%g" % 1e10
"%g" % 123456789
"%g" % 0.0001
"%a" % 1.0
"%010.2f" % -3.14159
"%.0f" % 2.5
"%.10g" % 3.14159265358979
"%5s%5s" % %w[a b]
"%s" % [[1, 2]]
"%p %p" % [nil, :a]
"%c" % "hello"
"%.2f%%" % 99.5
"%,d" % 1
"%x" % 255.9
"%d" % 10**20
"%x" % (2**70)
"%+x" % -255
"%08b" % -5
"%.5d" % 42
"abc".unpack("C*")
"abc".unpack1("a2")
["abc"].pack("m0")
["616263"].pack("H*")
[1,2].pack("s*")
[65,66].pack("U*")
"abc".encoding
"abc".force_encoding("ASCII-8BIT").encoding
"é".force_encoding("BINARY").length
"\xff".valid_encoding?
"\xff".scrub("?")
"abc\xffdef".scrub
"é".encode("ISO-8859-1").bytes
"é".encode("US-ASCII")
"é".encode("US-ASCII", undef: :replace)
"é".encode("US-ASCII", undef: :replace, replace: "e")
"é".encode("US-ASCII", fallback: { "é" => "e" })
"\xff".encode("UTF-16LE")
"é".unicode_normalize(:nfd).length
"a".ord
"".ord
"abc".getbyte(0)
"é".inspect
"\e[0m\u0001\x7f".inspect
"\u200b".inspect
'#{x} #$x #@x #x'.inspect
"a\\b\"c".inspect
"é\n".dump
"\u{1F600}".dump
"é\\n\u00e9".dump.undump
"\u{1F600}".inspect
"\xE9".inspect
"abc".freeze.frozen?
"abc".dup.frozen?
s = "abc".freeze; s << "d"
s = "abc".freeze; s.upcase!
s = "abc".freeze; s.sub!("a", "b")
:abc.to_proc.call("x")
"abc".then { _1 + "d" }
"Hello World".each_char.select { |c| c =~ /[A-Z]/ }.join
"abc".each_byte.to_a
"hello world foo".split.map(&:capitalize).join(" ")
"abc".prepend("x", "y")
"abc".replace("xyz")
"abc".concat("d", "e")
"abc" << 100
"a".encoding.name
"abc".between?("abb", "abd")
"b".clamp("a", "c")
"abcabc".index("c", 3)
"ab".eql?("ab")
"snake_case_word".split("_").map.with_index { |w, i| i.zero? ? w : w.capitalize }.join
"CamelCaseString".gsub(/([A-Z])/) { "_" + $1.downcase }.sub(/^_/, "")
"title case".gsub(/\b\w/, &:upcase)
"x=1;y=2".split(";").map { |kv| kv.split("=") }.to_h
"abc".sum { }
"ab\ncd".each_line.map(&:chomp)
"%s" % :sym
"hello world".delete("lo")
"hello"[1] = "a"
"aaa".sub!("b", "c")
"aaa".gsub!("a", "c")
"abc".upcase!
"ABC".upcase!
"abc".capitalize!
"hello".tr!("x", "y")
"test".squeeze!
"x".chomp!
"x".strip!
"abc".each_grapheme_cluster.to_a
"🇯🇵e\u0301".grapheme_clusters
"ab".codepoints
"abc".slice(0, 2)
"ab" "cd"
"a".."e"
("a".."e").include?("c")
("a".."e").to_a.join
"abc".to_sym.inspect
"a b".to_sym.inspect
"9a".to_sym.inspect
:"foo=".inspect
:[]=.inspect
:"foo?".inspect
:"a-b".inspect
:+.inspect
:"@a".inspect
:"$a".inspect
:"@@a".inspect
:"".inspect
:"é".inspect
{"a b": 1}
{"a": 1, b: 2, "c" => 3, :"d-e" => 4}
%w[a b].to_s
"abc".method(:upcase).call
"12".rjust(5, "0")
"ab12".match(/(?<l>[a-z]+)(?<d>\d+)/).named_captures
"ab12"[/\d+/].to_i
"a-b_c d".split(/[-_ ]/)
"foo.bar.baz".rpartition(".").first
"test123abc".slice(/\d+/)
"hello world".sub(/o (w)/) { $1.upcase }
"%-5s|%5s" % ["é", "é"]
"é".ljust(3, "*")
"a".ljust(-1)
"abc".center(4)
"abc".unpack("a1 a1 a1")
"AbC".swapcase!
"line1\nline2".each_line.with_index(1).map { |l, i| "#{i}: #{l}" }
"abc".hash.class
"ß".upcase
"ŉ".upcase
"ǆ".capitalize
"abc".casecmp(nil)
String.new.encoding
String.new("abc").encoding
String.new(capacity: 10)
String.try_convert(1)
String(12)
Array("a\nb")
"a".b.encoding
"é" + "\xff".b
"a".b + "é"
"abc".insert(-2, "X")
"hello".each_char.to_a.tally
"hello".sum
"ab".unpack("b*")
"ab".unpack("B*")
"ab".unpack("h*")
"\x01\x02\x03\x04".unpack("N")
"\x01\x02\x03\x04".unpack("V")
[1].pack("N").bytes
[1.5].pack("g").bytes
["a", "b"].pack("A3A3")
["abc"].pack("Z*")
["aGk="].first.unpack1("m")
["hello world"].pack("m")
["hello=world é"].pack("M")
[300].pack("w").bytes
[1, -1].pack("l<q>").bytes
"""


def test_the_values_and_errors_are_those_of_mri(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)
