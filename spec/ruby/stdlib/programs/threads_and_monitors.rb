def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "monitor"; require "thread"; require "timeout"
try { Thread.new { 1 + 1 }.value }
try { t = Thread.new { Thread.current[:a] = 1; Thread.stop; :woke }; sleep 0.05; [t.status, t.alive?, t.stop?, t[:a], t.key?(:a), t.keys, t.wakeup.class, t.value, t.status, t.alive?] }
try { t = Thread.new { raise "boom" }; t.report_on_exception = false; t.join }
try { t = Thread.new { Thread.current.report_on_exception = false; raise ArgumentError, "x" }; begin; t.value; rescue => e; [e.class, t.status]; end }
try { [Thread.new { sleep }.tap { |t| sleep 0.02; t.kill; t.join }.status, Thread.main == Thread.current, Thread.list.size >= 1, Thread.current.name, Thread.new {}.tap { |t| t.name = "n" }.name] }
try { t = Thread.new(1, 2) { |a, b| a + b }; [t.join(5).class, t.value, Thread.new { sleep 5 }.join(0.01)] }
try { m = Mutex.new; [m.locked?, m.lock.class, m.locked?, m.owned?, m.try_lock, m.unlock.class, m.synchronize { 5 }, m.try_lock] }
try { m = Mutex.new; m.lock; m.lock }
try { Mutex.new.unlock }
try { c = 0; m = Mutex.new; 5.times.map { Thread.new { 100.times { m.synchronize { c += 1 } } } }.each(&:join); c }
try { q = Queue.new; q << 1; q.push(2); q.enq(3); [q.size, q.length, q.pop, q.shift, q.deq, q.empty?, q.num_waiting, q.close.class, q.closed?, q.pop] }
try { Queue.new.pop(true) }
try { q = Queue.new; q.close; q << 1 }
try { q = Queue.new([1, 2]); [q.pop, q.clear.size] }
try { q = Queue.new; t = Thread.new { 3.times.map { q.pop } }; 3.times { |i| q << i }; t.value }
try { q = SizedQueue.new(1); q << 1; [q.max, (q.push(2, true) rescue $!.class), q.pop, q.size] }
try { SizedQueue.new(0) }
try { m = Mutex.new; cv = ConditionVariable.new; r = []; t = Thread.new { m.synchronize { cv.wait(m); r << :woke } }; sleep 0.05; m.synchronize { cv.signal }; t.join; r }
try { m = Mutex.new; cv = ConditionVariable.new; m.synchronize { cv.wait(m, 0.01).class } }
try { mo = Monitor.new; mo.synchronize { mo.synchronize { :re } } }
try { mo = Monitor.new; [mo.enter, mo.try_enter, mo.mon_locked?, mo.mon_owned?, mo.exit, mo.exit] }
try { Monitor.new.exit }
class Buf; include MonitorMixin; def initialize = (super(); @c = new_cond; @i = []); def put(x) = synchronize { @i << x; @c.signal }; def get = synchronize { @c.wait_while { @i.empty? }; @i.shift }; end
try { b = Buf.new; t = Thread.new { b.get }; b.put(7); t.value }
try { o = Object.new.extend(MonitorMixin); o.synchronize { o.mon_synchronize { 3 } } }
try { Thread.current.thread_variable_set(:x, 1); [Thread.current.thread_variable_get(:x), Thread.current.thread_variable?(:x), Thread.current.thread_variables.include?(:x)] }
try { t = Thread.new { sleep }; sleep 0.02; t.raise("from outside"); t.report_on_exception = false; t.join }
try { Thread.handle_interrupt(RuntimeError => :never) { 1 } }
try { Thread.new { Thread.exit; 1 }.value }
try { Thread.new { throw :x } .tap { |t| t.report_on_exception = false }.join }
try { g = ThreadGroup.new; t = Thread.new { sleep 0.01 }; g.add(t); [g.list.size, t.group == g] }
try { Thread.new { Thread.pass; :p }.value }
try { [Thread.abort_on_exception, Thread.report_on_exception, Thread.current.priority] }
try { Thread.new }
try { l = Thread.new { Thread.current.fetch(:zz, 3) }.value }
try { Thread.current.fetch(:nokey) }
try { e = [1, 2, 3].each; [e.next, e.next, e.next, (e.next rescue $!.class)] }
try { f = Fiber.new { |x| y = Fiber.yield(x + 1); y * 2 }; [f.resume(1), f.resume(5), f.alive?] }
try { [ThreadError.superclass, ClosedQueueError.superclass, Thread::Mutex == Mutex, Thread::Queue == Queue] }
try { ObjectSpace.respond_to?(:garbage_collect) }
try { Process.clock_gettime(Process::CLOCK_REALTIME).class }
