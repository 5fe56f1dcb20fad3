"""Threads: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
Thread.new { :done }.value
Thread.new { 1 }.join.status
Thread.new { Thread.current[:a] = 1 }.join[:a]
r = []; 3.times.map { |i| Thread.new(i) { |x| sleep 0.03 * (3 - x); r << x } }.each(&:join); r
q = Queue.new; t = Thread.new { a = []; while (v = q.pop) != :stop; a << v; end; a }; [1, 2, :stop].each { |v| q << v }; t.value
m = Mutex.new; n = 0; 5.times.map { Thread.new { 10.times { m.synchronize { v = n; Thread.pass; n = v + 1 } } } }.each(&:join); n
t = Thread.new { Thread.current.report_on_exception = false; raise ArgumentError, "boom" }; [(t.join rescue $!.message), t.status]
s = Thread.new { Thread.stop; :woken }; sleep 0.02; a = [s.status, s.stop?]; s.wakeup; a << s.value
k = Thread.new { begin; sleep; ensure; puts "ens"; end }; sleep 0.02; k.kill; [k.join.equal?(k), k.status]
m = Mutex.new; [m.lock.locked?, m.owned?, m.try_lock, (m.lock rescue $!.message), m.unlock.locked?, (m.unlock rescue $!.message)]
m = Mutex.new; Thread.new { m.lock }.join; m.locked?
q = Queue.new; [(q.pop(true) rescue $!.message), q.size, q.close.pop, (q << 1 rescue $!.class), q.closed?]
q = SizedQueue.new(1); t = Thread.new { 3.times { |i| q << i }; q.close }; got = []; while (v = q.pop); got << v; end; got
m = Mutex.new; c = ConditionVariable.new; w = Thread.new { m.synchronize { c.wait(m); 1 } }; sleep 0.1; m.synchronize { c.signal }; w.value
m, c = Mutex.new, ConditionVariable.new; m.synchronize { c.wait(m, 0.01) }
Thread.new { sleep }.join(0.01)
t = Thread.new { begin; sleep; rescue => e; "got #{e.message}"; end }; sleep 0.02; t.raise("hey"); t.value
t = Thread.new { Thread.current.report_on_exception = false; throw :x }; t.join
Thread.new { Thread.exit; 1 }.value
Thread.new { exit 3 }.join
Thread.current.fetch(:nope)
Thread.new
Thread.current.join
require "monitor"; m = Monitor.new; [m.synchronize { m.synchronize { 5 } }, (m.exit rescue $!.message)]
Thread.new { f = Fiber.new { Fiber.yield 1; 2 }; [f.resume, f.resume] }.value
r, w = IO.pipe; t = Thread.new { r.read }; 3.times { |i| w.puts i; sleep 0.001 }; w.close; t.value
3.times.map { |i| Thread.new { `sleep 0.05; echo #{i}` } }.map(&:value)
done = false; Thread.new { sleep 0.02; done = true }; sleep 0.005 until done; done
t = Thread.new { 5 }; nil while t.alive?; t.value
trap("USR2") { |n| puts "got #{n}" }; Process.kill("USR2", $$); sleep 0.02; trap("USR2", "DEFAULT").class
trap("TERM") { raise "term!" }; Process.kill(:TERM, Process.pid); sleep 1
[(trap("FOO") {} rescue $!.message), (trap("KILL") {} rescue $!.message), (trap("SEGV") {} rescue $!.message)]
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)


def test_nobody_left_to_wake_the_main_thread(value: Callable[[str], str]) -> None:
    assert value("begin; Queue.new.pop; rescue Exception => e; [e.class, e.message]; end") == (
        '[fatal, "No live threads left. Deadlock?"]'
    )


def test_waiting_threads_wait_at_the_same_time(value: Callable[[str], str]) -> None:
    program = "t = Time.now; 5.times.map { Thread.new { sleep 0.1 } }.each(&:join); Time.now - t < 0.4"
    assert value("begin; %s; end" % program) == "true"
