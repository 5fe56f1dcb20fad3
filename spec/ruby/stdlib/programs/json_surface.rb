def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "json"; require "ostruct"; require "set"; require "date"; require "bigdecimal"
["[1,]", "{\"a\":1,}", "nope", "[1 2]", "{\"a\" 1}", "\"unterminated", "[", "{", "]", "", "  ", "[01]", "[1.]", "[.5]", "[-]", "[+1]", "{a:1}", "{'a':1}", "[\"\\x\"]", "[\"a\nb\"]", "tru", "truee", "[1] x", "nul", "[Infinity]", "[-Infinity]", "NaN", "[1e]", "{\"a\":}", "[\"\\u12\"]", "\x00", "[1,,2]", "{,}", "{\"a\":1 \"b\":2}", "/* c", "[1] // c", "/* a */ [1]", "\"\\ud800\"", "\"\t\"", "[1e400]", "-0", "[-0.0]", "[1E+2,1e-2]", "\xEF\xBB\xBF[1]", "1 2", "\"\\/\\b\\f\\n\\r\\t\""].each { |s| try { [s, JSON.parse(s)] } }
try { JSON.parse(nil) }
try { JSON.parse(5) }
try { JSON.parse(:x) }
try { JSON.parse("[[[[1]]]]", max_nesting: 3) }
try { JSON.parse("[" * 101 + "]" * 101) }
try { JSON.parse("[" * 101 + "]" * 101, max_nesting: false).flatten }
try { JSON.parse('{"a":{"b":[1]}}', object_class: OpenStruct).a.b }
try { JSON.parse('{"a":[1]}', array_class: Set) }
try { JSON.parse('[1.5]', decimal_class: BigDecimal) }
try { JSON.parse('{"a":1}', symbolize_names: true, freeze: true).frozen? }
try { JSON.parse('["x"]', freeze: true)[0].frozen? }
try { JSON.parse!("[NaN]").first.nan? }
try { JSON.parse('{"json_class":"Range","a":[1,2,false]}') }
try { JSON.parse('{"json_class":"NoSuch"}', create_additions: true) }
class Foo; def initialize(a) = @a = a; def self.json_create(h) = new(h["a"]); def to_json(*a) = { JSON.create_id => self.class.name, "a" => @a }.to_json(*a); end
try { JSON.parse(Foo.new(3).to_json, create_additions: true).class }
try { JSON.load(Foo.new(3).to_json).class }
try { [JSON.load(""), JSON.load(nil), JSON.load(" "), JSON.load("[1,2]", proc { |x| p x })] }
try { JSON.load("[NaN, 1]") }
require "stringio"
try { JSON.load(StringIO.new("{\"a\":[1]}")) }
try { io = StringIO.new; JSON.dump({ a: 1 }, io); io.string }
try { JSON.dump([[[1]]], 2) }
try { JSON.dump(Float::NAN) }
try { JSON.generate(nil) + JSON.generate("a") + JSON.generate(1) }
try { JSON.generate([Float::INFINITY]) }
try { JSON.generate([Float::NAN], allow_nan: true) }
a = []; a << a
try { JSON.generate(a) }
try { JSON.generate([[[[1]]]], max_nesting: 2) }
try { JSON.generate("\xff") }
try { JSON.generate("\xff".b) }
try { JSON.generate("é\u2028/\u0001\x7f\"\\") }
try { JSON.generate("é😀", ascii_only: true) }
try { JSON.generate("a</b>\u2028", script_safe: true) }
try { JSON.generate("a/b", escape_slash: true) }
try { JSON.generate({ 1 => 2, nil => 3, :a => 4, 1.5 => 5, [1] => 6, true => 7 }) }
try { JSON.generate(1.0) + JSON.generate(1e20) + JSON.generate(1e16) + JSON.generate(1e-5) + JSON.generate(123456789.123) + JSON.generate(-0.0) + JSON.generate(10**30) + JSON.generate(1e15) }
try { JSON.generate([:sym, Object, 1..2, Date.new(2020, 1, 1), Time.at(0).utc, BigDecimal("1.5"), 3r, 2i, Struct.new(:a).new(1).class.superclass, nil]) }
try { JSON.generate(Set[1, 2]) }
try { JSON.generate(OpenStruct.new(a: 1)) }
class H; def to_h = { "a" => 1 }; def to_s = "hs"; end
class Hs; def to_hash = { "a" => 1 }; def to_s = "hs"; end
try { JSON.generate(H.new) }
try { JSON.generate([Hs.new]) }
try { JSON.generate({ H.new => 1 }) }
puts JSON.pretty_generate({ "a" => [1, { "b" => {} }, [], [[]]], "c" => nil, d: { e: { f: "g" } } })
puts JSON.pretty_generate([{}, [], nil, "x", [{ a: 1 }]])
puts JSON.pretty_generate("x"), JSON.pretty_generate(nil), JSON.pretty_generate({})
puts JSON.generate([1, { a: 2 }], array_nl: "\n", indent: ">")
puts [Foo.new([1, Foo.new(2)])].to_json, JSON.pretty_generate("k" => Foo.new({ "z" => [1] }))
class Bar; def to_json(state = nil, *) = state.class.to_s.to_json; end
puts JSON.generate([Bar.new]), [Bar.new].to_json, Bar.new.to_json, JSON.pretty_generate(Bar.new)
try { { a: 1 }.to_json(indent: "  ", object_nl: "\n") }
try { [1, 2].to_json(nil) }
try { "x".to_json(1) }
try { JSON::VERSION.class }
try { JSON["[1]"] }
try { JSON[[1]] }
try { JSON([1, nil]) }
try { JSON('{"a":1}', symbolize_names: true) }
try { [JSON::ParserError.superclass, JSON::NestingError.superclass, JSON::GeneratorError.superclass, JSON::JSONError.superclass, JSON::MinusInfinity, JSON::NaN.nan?] }
try { JSON.parse('{"a":1}').to_json == '{"a":1}' }
try { JSON.fast_generate([1]) + JSON.pretty_unparse([1]) }
try { JSON.load_file("/nonexistent") }
File.write("/tmp/_j.json", '{"a":[1]}')
try { [JSON.load_file("/tmp/_j.json"), JSON.parse(File.read("/tmp/_j.json")), JSON.load_file("/tmp/_j.json", symbolize_names: true), JSON.load(File.open("/tmp/_j.json"))] }
try { JSON.state }
try { JSON::State.new(indent: "  ").indent }
try { JSON.generate([1, [2]], JSON::State.new(array_nl: "\n", indent: "  ")) }
try { JSON::PRETTY_STATE_PROTOTYPE.class }
try { JSON.create_id }
try { jj([1]); j([1, 2]) }
