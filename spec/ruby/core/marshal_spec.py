"""Marshal: the same bytes as MRI, and the same values back."""

from __future__ import annotations

from typing import Callable

SETUP = r"""
require "date"; require "set"; require "stringio"; nil
Pt = Class.new { attr_accessor :x; def initialize(x) = @x = x; def ==(o) = o.class == self.class && o.x == x }; nil
Cu = Class.new { def initialize(v) = @v = v; def marshal_dump = [@v, 1]; def marshal_load(a) = @v = a[0]; attr_reader :v }; nil
Du = Class.new { def initialize(v) = @v = v; def _dump(l) = @v.to_s; def self._load(s) = new(s.to_i); attr_reader :v }; nil
S = Struct.new(:a, :b); nil
MyS = Class.new(String); MyA = Class.new(Array); Ext = Module.new; nil
MyErr = Class.new(StandardError) { def initialize(m, c) = (super(m); @code = c); attr_reader :code }; nil
"""

SAME = r"""
Marshal.load(Marshal.dump(Cu.new(7))).v
Marshal.dump(Cu.new(7))
Marshal.dump(Du.new(7))
Marshal.load(Marshal.dump(Du.new(7))).v
Marshal.load(Marshal.dump([Du.new(7), s = "a", s])).last
a = "shared"; x = Marshal.load(Marshal.dump([a, a])); x[0].equal?(x[1])
a = []; a << a; x = Marshal.load(Marshal.dump(a)); x[0].equal?(x)
e = Marshal.load(Marshal.dump(RuntimeError.new("boo"))); [e.class, e.message, e.backtrace]
e = Marshal.load(Marshal.dump(MyErr.new("boo", 3))); [e.class, e.message, e.code]
begin; raise "x"; rescue => e; Marshal.load(Marshal.dump(e)).backtrace.size; end
s = "str"; s.instance_variable_set(:@iv, 1); Marshal.load(Marshal.dump(s)).instance_variable_get(:@iv)
o = Object.new.extend(Ext); Marshal.load(Marshal.dump(o)).is_a?(Ext)
Marshal.load(Marshal.dump({b: "x"}), proc { |v| v.is_a?(String) ? v.upcase : v })
Marshal.load(Marshal.dump(["a", {b: "c"}]), freeze: true).then { |x| [x.frozen?, x[0].frozen?, x[1].frozen?] }
io = StringIO.new; Marshal.dump([1, 2], io); Marshal.dump(:x, io); io.rewind; [Marshal.load(io), Marshal.load(io)]
Marshal.dump({}.compare_by_identity)
Marshal.load(Marshal.dump({"a" => 1}.compare_by_identity)).compare_by_identity?
h = {a: {b: [1, "x"]}}; c = Marshal.load(Marshal.dump(h)); c[:a][:b] << 2; [h, c]
Marshal.dump(proc {})
Marshal.dump(Mutex.new)
Marshal.dump(Object.new.tap { |o| def o.x = 1 })
Marshal.dump(Hash.new { })
Marshal.load("\x03\x00")
Marshal.load("")
Marshal.load("\x04\bo:\bFooA\x00")
Marshal.load(5)
Marshal.dump([[[[]]]], 2)
Marshal.load("\x04\b?")
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    prefix = ""
    same_as_mri(SETUP + "\n".join(prefix + line for line in SAME.strip().splitlines()))
