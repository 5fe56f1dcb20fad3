"""Regexp: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
"foo.bar" =~ /\./
"abc".match(/(?<x>b)/)[:x]
"abc".match(/(?<x>b)/)
"abc".match(/(b)(z)?/)
"abc".match(/(b)(z)?/).captures
"2024-01-02".match(/(\d+)-(\d+)-(\d+)/).captures.map(&:to_i)
"a\nb" =~ /^b$/
"a\nb" =~ /\Ab/
"a\n" =~ /a\Z/
"a\n" =~ /a\z/
"a\nb".scan(/^.$/)
"a\nb" =~ /a.b/
"a\nb" =~ /a.b/m
"AbC" =~ /abc/i
"abc" =~ /a b c/x
"abc"[/a(?=b)/]
"abc"[/(?<=b)c/]
"abc"[/(?<!b)c/]
"abc"[/a(?!c)/]
"foobar"[/(?:foo)(bar)/, 1]
"aaa"[/a+?/]
"aaa"[/a{2}/]
"aaa"[/a{,2}/]
"aaa"[/a{2,}/]
"a{1}"[/a\{1\}/]
"a{,}"[/a{,}/]
"x{y}"[/x{y}/]
"foo123"[/\d+/]
"foo bar"[/\s/]
"é"[/\w/]
"é"[/[[:alpha:]]/]
"é1_"[/[[:word:]]+/]
"é"[/\p{L}/]
"É"[/\p{Lu}/]
"é"[/\P{L}/]
"日本"[/\p{Han}+/]
"abc"[/[^a]+/]
"a-b"[/[a\-z]+/]
"a-b"[/[-a]+/]
"a]b"[/[\]a]+/]
"a]b"[/[]a]+/]
"abcdef"[/[a-f&&[^cd]]+/]
"abcdef"[/[[a-c][e-f]]+/]
"ab12"[/\h+/]
"xyz"[/\H+/]
"a\r\nb".split(/\R/)
"foobar".sub(/foo\Kbar/, "X")
"aaa".gsub(/a\Ka/, "b")
"price: $5"[/\$(\d)/, 1]
"(a(b)c)"[/\((?:[^()]|\g<0>)*\)/]
"abcabc"[/(abc)\1/]
"abab"[/(?<x>ab)\k<x>/]
"aXbX".gsub(/(?<l>[a-z])X/, '\k<l>-')
"ab".gsub(/(a)(b)/, '\2\1\0\\\\')
"John Smith".sub(/(\w+) (\w+)/, '\2, \1')
"foo bar baz".gsub(/(?<w>\w+)/) { $~[:w].capitalize }
if "k=v" =~ /(\w)=(\w)/ then [$1, $2, $~.pre_match, $~.post_match, $+] end
/(?<year>\d+)-(?<mon>\d+)/ =~ "2024-05"; [year, mon]
"abc" !~ /z/
/a/.match("b")
/a/.match?("a")
/a/ === "cat"
/a/ === :cat
/a/ === nil
/a/ === 5
case "hello" when /^h/ then 1 else 2 end
Regexp.escape("a.b*c?")
Regexp.escape("a b\n-#")
Regexp.union("a.b", /c/i)
Regexp.union(%w[a b])
Regexp.union
Regexp.new("a", Regexp::IGNORECASE)
Regexp.new("a", true)
Regexp.new("a/b").inspect
Regexp.new("(")
Regexp.new("[a")
Regexp.new("a**")
Regexp.new("*a")
Regexp.new("?")
/a\/b/.source
/a\/b/.inspect
%r{a/b}.inspect
%r{a/b}.source
/x/mix.options
/x/mix.to_s
/x/i.to_s
/#{/a/i}b/.source
/a#{1+1}b/
/(?<a>.)(?<b>.)/.names
/(?<a>.)(?<b>.)/.named_captures
/(?<a>.)(?<b>.)/.match("xy").named_captures
/(.)(.)/.match("xy").to_a
/(.)(.)/.match("xy").values_at(1, 2)
/(.)(.)/.match("xy").begin(1)
/(.)(.)/.match("xy").offset(2)
/(.)(.)/.match("xy").size
/b/.match("abc").pre_match
/b/.match("abc").inspect
/(?<q>b)(x)?/.match("abc").inspect
$~ = nil; $1
"abc".match(/z/)&.pre_match
"test" =~ /(?i)TEST/
"test" =~ /(?i:T)est/
"TEST" =~ /(?i:t)est/
"Test" =~ /(?-i:T)est/i
"a b"[/a (?# comment)b/]
"foo\tbar".split(/\t/)
"1.2.3".split(".")
"a|b".split("|")
"a, b;c".split(/[,;]\s*/)
"aBcD".scan(/[A-Z]/)
"k1=v1;k2=v2".scan(/(\w+)=(\w+)/).to_h
"abc".each_char.grep(/[ab]/)
%w[apple pie].grep(/pp/)
"ab\ncd".gsub(/^/, "  ")
"hello world".tr("lo", "01").gsub(/[01]/, "0" => "L", "1" => "O")
"path/to/file.rb"[/[^\/]+\z/]
"path/to/file.rb"[%r{([^/]+)\.rb$}, 1]
"v1.2.3-rc1".match(/\Av?(\d+)\.(\d+)\.(\d+)(?:-(\w+))?\z/).captures
"192.168.1.1" =~ /\A(?:\d{1,3}\.){3}\d{1,3}\z/
"user@example.com".match?(/\A[^@\s]+@[^@\s]+\z/)
"  x ".gsub(/\A\s+|\s+\z/, "")
"abc".gsub(/b/, "b" => "X")
"abc".gsub(/./) { |c| c.ord.to_s + " " }
"aaa".sub("a") { |m| m.upcase }
"a.b.c".gsub(".") { "-" }
"hello"[/l+(o)/, 1]
"hello".slice(/e(l)/, 1)
"foo=1&bar=2".split("&").map { |x| x.split("=") }.to_h
"\u00e9" =~ /\u00e9/
"\u00e9" =~ /\xC3\xA9/
"a\u0000b" =~ /\0/
"tab\t" =~ /\t/
"a\\b" =~ /\\/
"a+b"[/a\+b/]
"ab" =~ /a(?:)b/
"aab"[/a*?b/]
"aaa"[/a*+/]
"aaab"[/a*+b/]
"aaa"[/(?>a+)a/]
"foo.rb" =~ /\.rb$/ ? "ruby" : "no"
"x" =~ /\A(?:a|b)|x\z/
"ab" =~ /(?<a>a)(?<a>b)/ ; $~[:a]
"abc".index(/c/)
"abcabc".rindex(/b/)
"abc".start_with?(/[a-c]/)
"abc".partition(/b/)
"abcbd".rpartition(/b/)
"The Cat" =~ /\bcat\b/i
"été" =~ /\bt/
"a_b" =~ /\b_/
"foo" =~ /(o)\1/
"fooo".scan(/o(?=o)/)
"aaa".scan(/a(?=(a))/)
"a1b22".gsub(/\d+/) { |m| (m.to_i * 2).to_s }
"x-1".gsub(/-(\d)/, '\\\\-\1')
"it's".gsub("'", "\\\\'")
"a'b".gsub("'") { "\\'" }
"$1" .gsub("$", "\\$")
"abc".sub(/(?<n>b)/, "[\\k<n>]")
"foo bar".match(/(?<first>\w+) (?<second>\w+)/) { |m| m[:second] }
"aaa".gsub(/a/).with_index.map { |x, i| i }
"12:30".match(/(?<h>\d+):(?<m>\d+)/).then { |m| [m[:h], m["m"]] }
"ab" .match(/(?<x>a)/)[:nope]
"ab".match(/a/)[5]
"ab".match(/a/)[-1]
"foobarbaz"[3..5]
"foo\nbar"[/^bar/]
"line1\r\nline2" =~ /\r$/
"a" * 3 =~ /a{3}/
"αβγ"[/β/]
"αβγ" =~ /γ/
"ΑΒΓ" =~ /αβγ/i
"x1y2".tr("0-9", "").scan(/./)
"key: value # c"[/^(\w+):\s*([^#]*?)\s*(?:#.*)?$/, 2]
"a=1 b='2 3' c=\"4\"".scan(/(\w)=(?:'([^']*)'|"([^"]*)"|(\S+))/)
"CamelCaseWord".gsub(/(?<!^)([A-Z])/, '_\1').downcase
"HTMLParser".gsub(/([A-Z]+)([A-Z][a-z])/, '\1_\2').downcase
"foo_bar".gsub(/_(\w)/) { $1.upcase }
"1234567".gsub(/(\d)(?=(\d{3})+$)/, '\1,')
"1234567".reverse.scan(/\d{1,3}/).join(",").reverse
"x" =~ /[[:punct:]]/
"!" =~ /[[:punct:]]/
"a b".split(/(?<=a) /)
"aXbYc".split(/[XY]/)
"abc".scan(/(?<x>.)/)
"foo(bar)".tr("()", "[]")
"2 + 3" =~ /(\d)\s*([+*])\s*(\d)/ && [$1, $2, $3]
/\A[\w+\-.]+@[a-z\d\-.]+\.[a-z]+\z/i.match?("a+b@c.de")
/[\w.-]+/.match("a-b.c d")[0]
/\d(?:px|em)/.match("12em")[0]
/[^\x00-\x7F]/.match?("é")
/[\u3040-\u309F]/.match?("あ")
/[一-龠]/.match?("日")
/\A\p{Alnum}+\z/.match?("aé1")
/(a)|(b)/.match("b").to_a
/(?:(a)|b)+/.match("ab").to_a
/((a)(b)?)*/.match("aba").to_a
Regexp.last_match
"abc" =~ /b/; Regexp.last_match(0)
/a/ == /a/
/a/ == /a/i
/a/.hash == /a/.hash
/a/.frozen?
/a/.eql?(/a/)
{ /a/ => 1 }[/a/]
"foo" =~ nil
"foo".match(nil)
"foo".match("o+").to_a
:foo =~ /o/
:foo.match(/o/).to_a
nil =~ /a/
"a" =~ "a"
"ab12cd".slice(/[a-z]+(\d+)/, 1)
"%d items" .sub("%d", 5.to_s)
"\\d" =~ /\\d/
"a\tb" .gsub(/\t/, "\\t")
"foo".gsub(/(?<a>o)/, "<\\k<a>>")
"foo".gsub("o", "o" => "0")
"foo".sub(/x/, "y").equal?("foo")
"abc".gsub(/[abc]/, "a" => 1, "b" => 2)
"é".gsub(/é/, "e")
"foo/bar".gsub(%r{/}, "::")
"ab".gsub(/(?=b)/, "-")
"abc".gsub("", "-")
"héllo wörld".scan(/\w+/)
"héllo wörld".scan(/[[:alpha:]]+/)
"héllo".capitalize
"a,b\nc,d".lines.map { |l| l.chomp.split(",") }
"x=1".match(/(?<k>\w)=(?<v>\d)/).named_captures.transform_keys(&:to_sym)
"foo123bar".slice(/(?<num>\d+)/, "num")
"foo123bar"[/(?<num>\d+)/, :num]
"a1"[/(?<l>[a-z])(?<d>\d)/, "d"]
"""


def test_the_values_and_errors_are_those_of_mri(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)
