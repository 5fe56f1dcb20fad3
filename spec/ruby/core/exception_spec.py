"""Exceptions: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SETUP = r"""
E1 = Class.new(StandardError) { def initialize(a, b: 2) = (super("a=#{a} b=#{b}"); @a = a); attr_reader :a }; nil
E2 = Class.new(StandardError) { def message = "overridden" }; nil
E3 = Class.new(StandardError) { def to_s = "tos" }; nil
E4 = Class.new { def exception(*a) = RuntimeError.new("from obj #{a}") }; nil
E5 = Class.new(StandardError) { def initialize(msg = "default msg") = super }; nil
E6 = Class.new(StandardError) { def initialize(data) = (@data = data; super("data: #{data}")); attr_reader :data }; nil
E7 = Class.new(StandardError) { def self.exception(*a) = RuntimeError.new("cls exc #{a}") }; nil
"""

SAME = r"""
Exception.new.message
Exception.new("x").inspect
Exception.new("").inspect
Exception.new(nil).message
Exception.new(5).message
RuntimeError.new(:sym).message
StandardError.new("a\nb").inspect
Exception.exception("m").message
e.exception.equal?(e)
e2 = e.exception("new"); [e2.class, e2.message, e2.equal?(e)]
e.exception(e).equal?(e)
e.backtrace
e.set_backtrace(["a:1", "b:2"]); e.backtrace
e.set_backtrace("one"); e.backtrace
e.set_backtrace(5)
e.set_backtrace([1])
e.cause
StandardError.new("a") == StandardError.new("a")
StandardError.new("a") == RuntimeError.new("a")
raise E1.new(1)
raise E1.new(1, b: 3)
raise E1, 5
raise E1
raise E1.new(1), "other"
raise E2
E2.new.inspect
E2.new.to_s
raise E3
E3.new.inspect
E3.new.message
raise E4.new
raise E4.new, "msg"
raise 5
raise Object
raise nil
raise "text"
raise
raise Class
begin; raise "x", cause: nil; rescue => q; q.cause; end
begin; begin; raise "a"; rescue; raise "b"; end; rescue => q; [q.message, q.cause.message, q.cause.cause]; end
begin; raise "a", cause: StandardError.new("c"); rescue => q; q.cause.message; end
raise RuntimeError, "m", ["x:1"]
begin; raise RuntimeError, "m", ["x:1", "y:2"]; rescue => q; q.backtrace; end
raise RuntimeError, "m", cause: 5
raise cause: RuntimeError.new
begin; raise IOError; rescue => q; q.message; end
NameError.new("m", :n, receiver: 3).then { |x| [x.name, x.receiver, x.message] }
NameError.new("m").receiver
NoMethodError.new("m", :n, [1]).then { |x| [x.name, x.args] }
NoMethodError.new("m").args
begin; {a: 1}.fetch(:b); rescue KeyError => q; [q.key, q.receiver]; end
KeyError.new("m", key: 1, receiver: {}).then { |x| [x.key, x.receiver] }
KeyError.new("m").key
KeyError.new.message
begin; ENV.fetch("NOPE_X"); rescue KeyError => q; [q.message, q.key, q.receiver.equal?(ENV)]; end
begin; [].each.next; rescue StopIteration => q; [q.message, q.result]; end
StopIteration.new.result
begin; "a".freeze << "b"; rescue FrozenError => q; [q.message, q.receiver]; end
FrozenError.new("m").receiver
FrozenError.new("m", receiver: 1).receiver
begin; exit(3); rescue SystemExit => q; [q.status, q.success?, q.message]; end
begin; exit; rescue SystemExit => q; [q.status, q.success?]; end
begin; exit(false); rescue SystemExit => q; q.status; end
SystemExit.new(4, "m").then { |x| [x.status, x.message] }
SystemExit.new("m").then { |x| [x.status, x.message] }
SystemExit.new(true).status
Errno::ENOENT.new.message
Errno::ENOENT.new("x").message
Errno::ENOENT.new("x", "y").message
Errno::ENOENT::Errno
Errno::ENOENT.new.errno
Errno::EACCES.new("p").inspect
SystemCallError.new("x", 2).class
SystemCallError.new(2).message
SystemCallError.new("zz").message
SystemCallError.new("zz", 99999).message
SystemCallError.new(nil).message
SystemCallError === Errno::ENOENT.new
Errno::ENOENT === SystemCallError.new(2)
Errno::EAGAIN == Errno::EWOULDBLOCK
Errno::EFOO
Errno.constants.include?(:ENOENT)
begin; File.open("/nope"); rescue SystemCallError => q; [q.class, q.message, q.errno]; end
begin; Dir.mkdir("/proc/x/y"); rescue => q; q.class; end
raise Errno::EPERM
raise Errno::EPERM, "no"
throw :nope
begin; throw :nope, 5; rescue UncaughtThrowError => q; [q.tag, q.value, q.message]; end
catch(:a) { throw :a, 7 }
catch { |tag| throw tag, 8 }
catch(:a) { 1 }
begin; proc { return 1 }.call; rescue LocalJumpError => q; [q.reason, q.message]; end
case {a: 1}; in {b:}; end
begin; case {a: 1}; in {b:}; end; rescue NoMatchingPatternKeyError => q; [q.key, q.matchee]; end
case 5; in String; end
{a: 1} => {a: String}
SignalException.new("TERM").then { |x| [x.message, x.signo, x.signm] }
SignalException.new(15).message
SignalException.new("FOO")
SignalException.new(15, "custom").message
SignalException.new
Interrupt.new.then { |x| [x.message, x.signo] }
Interrupt.new("x").then { |x| [x.message, x.signo] }
SignalException.new(999)
SignalException.new("INT").class
LoadError.new("x").path
begin; eval("1 +"); rescue SyntaxError => q; q.class; end
Exception.to_tty?
begin; raise "a"; rescue => x; begin; raise x; rescue => y; y.equal?(x); end; end
$!
begin; raise "a"; rescue; $!.message + $@.class.to_s; end
x = RuntimeError.new("frozen").freeze; raise x
raise E5
raise E5, "given"
E5.new.message
begin; raise E6.new({a: 1}); rescue E6 => q; q.data; end
begin; raise E6, a: 1; rescue E6 => q; q.data; end
raise E6
raise E7, "z"
raise StandardError.new("a"), cause: RuntimeError.new("c")
e = RuntimeError.new("loop"); begin; raise e, cause: e; rescue => q; q.cause; end
Comparable.instance_method(:clamp); 5.clamp(3, 1)
e = StandardError.new("d"); e.detailed_message
e = ArgumentError.new; e.message
begin; [].fetch(4); rescue IndexError => q; q.message; end
->(x) {}.call
[].first("x")
Integer([])
"x" + 1
1 + "x"
[1] + 1
nil + 1
Object.new.instance_variable_get("x")
:a.unknown
Foo
Object.const_get(:foo)
obj = Object.new; obj.send(:initialize, 1)
BasicObject.new.inspect
Float("x")
"abc".to_sym.to_proc.call
loop { raise StopIteration, "x" }
5.upto
private_methods.include?(:puts); Object.new.puts
Class.new { protected def a; end }.new.a
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    prefix = 'e = StandardError.new("orig"); '
    same_as_mri(SETUP + "\n".join(prefix + line for line in SAME.strip().splitlines()))
