def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "set"; require "date"; require "bigdecimal"; require "ostruct"
S = Struct.new(:a, :b)
class Pt; attr_accessor :x, :y; def initialize(x, y); @x = x; @y = y; end; def ==(o) = o.is_a?(Pt) && x == o.x && y == o.y; end
class Du; def initialize(v) = @v = v; def marshal_dump = [@v, 1]; def marshal_load(a); @v = a[0]; end; attr_reader :v; end
class Old; def initialize(v) = @v = v; def _dump(l) = @v.to_s; def self._load(s) = new(s.to_i * 2); attr_reader :v; end
module Ext; end
class SubA < Array; end
class SubH < Hash; end
class SubS < String; end
[nil, true, false, 0, 1, -1, 122, 123, 255, 256, -123, -124, -129, 65535, 65536, -65536, 2**30 - 1, 2**30, -2**30, -2**30 - 1, 2**31, 2**64, -(2**70), 1.5, 0.0, -0.0, 1e100, 1.1, Float::INFINITY, -Float::INFINITY, Float::NAN, 1e-5, 123456789.123,
 "abc", "é", "bin\xff".b, "us".encode("US-ASCII"), "", :sym, :"é", :"a b", [], [1, [2]], {}, { a: 1, "b" => [nil] }, 1..2, 1...2, ("a".."z"), S.new(1, "x"), Pt.new(1, [2]), Du.new(3), Old.new(4),
 String, Kernel, Comparable, /ab+/i, /é/, Math::PI, SubA.new([1]), SubS.new("x"), SubH[:a, 1], 3r, 2i, Pt, Encoding::UTF_8].each do |v|
  try { Marshal.dump(v) }
  try { Marshal.load(Marshal.dump(v)) } unless v.is_a?(Pt) || v.is_a?(Du) || v.is_a?(Old)
end
try { Marshal.load(Marshal.dump(Pt.new(1, { k: "v" }))) == Pt.new(1, { k: "v" }) }
try { Marshal.load(Marshal.dump(Du.new(9))).v }
try { Marshal.load(Marshal.dump(Old.new(9))).v }
s = "shared"; a = [s, s, :x, :x]; b = Marshal.load(Marshal.dump(a))
try { [b, b[0].equal?(b[1])] }
try { Marshal.dump(a) }
r = []; r << r
try { Marshal.dump(r) }
try { Marshal.load(Marshal.dump(r)) }
h = Hash.new(5); h[:a] = 1
try { Marshal.dump(h) }
try { Marshal.load(Marshal.dump(h))[:zz] }
try { Marshal.dump(Hash.new { 1 }) }
try { Marshal.dump(proc {}) }
try { Marshal.dump(Object.new.tap { |o| def o.x; end }) }
try { Marshal.dump($stdout) }
try { Marshal.dump(Mutex.new) }
try { Marshal.dump(binding) }
try { Marshal.load("") }
try { Marshal.load("\x04\x08") }
try { Marshal.load("\x03\x08i\x00") }
try { Marshal.load("\x04\x08o:\x0bNoSuch\x00") }
try { Marshal.load("\x04\x08[\x07i\x06") }
try { Marshal.load(Marshal.dump([1, "a", { b: 2 }]), freeze: true).frozen? }
try { Marshal.load(Marshal.dump([1, "a"]), proc { |x| x.is_a?(Integer) ? x * 10 : x }) }
try { Marshal.load(Marshal.dump(Set[1, 2, 3])) }
try { Marshal.load(Marshal.dump(Date.new(2020, 2, 3))) }
try { Marshal.load(Marshal.dump(Time.at(1600000000, 123456789, :nsec).utc)).nsec }
try { Marshal.load(Marshal.dump(OpenStruct.new(a: 1))) }
try { Marshal.load(Marshal.dump(RuntimeError.new("boom"))).message }
try { Marshal.dump(Object.new.extend(Ext)) }
try { Marshal.load(Marshal.dump("x".dup.extend(Ext))).is_a?(Ext) }
try { Marshal.dump("x".dup.tap { |q| q.instance_variable_set(:@k, 1) }) }
try { Marshal.load(Marshal.dump("x".dup.tap { |q| q.instance_variable_set(:@k, 1) })).instance_variable_get(:@k) }
require "stringio"
io = StringIO.new; Marshal.dump([1], io); Marshal.dump(:z, io); io.rewind
try { [Marshal.load(io), Marshal.load(io)] }
try { Marshal.load(io) }
try { [Marshal::MAJOR_VERSION, Marshal::MINOR_VERSION] }
try { Marshal.dump([[[1]]], 2) }
d = { "a" => { "b" => [1, 2, { c: "d" }] } }; c = Marshal.load(Marshal.dump(d)); c["a"]["b"][2][:c] << "x"
try { [d, c] }
