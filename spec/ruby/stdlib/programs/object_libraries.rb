def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "ostruct"; require "forwardable"; require "delegate"; require "observer"; require "singleton"; require "weakref"; require "tsort"; require "abbrev"; require "find"; require "English"; require "timeout"; require "benchmark"; require "tmpdir"; require "set"
o = OpenStruct.new(a: 1, "b" => 2, :"c d" => 3)
try { [o.a, o.b, o["c d"], o[:a], o.zz, o.to_h, o.inspect, o.to_s, o.respond_to?(:a), o.respond_to?(:zz), o.respond_to?(:a=), o == OpenStruct.new(a: 1, b: 2, "c d": 3), o.eql?(o.dup), o.each_pair.to_a, o.dig(:a), o.methods(false).sort.first(3)] }
try { o.new = 5; o[:x] = 6; o["y"] = 7; [o.new, o.x, o.y, o.delete_field(:x), o.x, o.delete_field(:nope) { 9 }] }
try { o.delete_field(:nope2) }
try { o.foo(1) }
try { o.foo! }
try { o.foo? }
try { o.freeze; o.a = 2 }
try { o.dup.tap { |d| d.a = 9 }.a }
try { OpenStruct.new(x: { y: [1, { z: 2 }] }).dig(:x, :y, 1, :z) }
try { OpenStruct.new.dig(1) }

try { OpenStruct.new(nil).to_h }
try { OpenStruct.new([[:a, 1]]).a rescue $!.class }
try { OpenStruct.new(a: 1).to_h { |k, v| [k.to_s, v * 2] } }
try { a = OpenStruct.new; a.me = a; a.inspect }
try { class Sub < OpenStruct; def x2 = x * 2; end; [Sub.new(x: 4).x2, Sub.new(x: 1).inspect, Sub.new(x: 1) == OpenStruct.new(x: 1)] }
try { OpenStruct.new(a: 1).each_pair { |k, v| p [k, v] }.class }
try { { OpenStruct.new(a: 1) => 2 }[OpenStruct.new(a: 1)] }
try { OpenStruct.new("1x" => 2, "a-b" => 3).inspect }
try { o2 = OpenStruct.new(a: 1); o2[:a] += 1; o2.a ||= 5; o2.b ||= 6; [o2.a, o2.b] }
class Q; extend Forwardable; def_delegators :@a, :size, :<<, :first, :[]; def_delegator :@a, :join, :glue; def_delegator "self.class", :name, :cname; instance_delegate %i[last empty?] => :@a; delegate [:push] => :@a; def_delegator :helper, :length; def helper = "hhh"; def initialize = @a = [1, 2]; end
try { q = Q.new; q << 3; q.push(4); [q.size, q.first, q[1], q.glue("-"), q.cname, q.last, q.empty?, q.length] }
try { Q.new.nope rescue $!.class }
try { m = Object.new; m.extend(SingleForwardable); m.def_delegator "[1,2]", :sum; m.def_delegators :"'abc'", :size, :upcase; [m.sum, m.size, m.upcase] }
try { Q.def_delegator(:@a, :map).inspect }
class Sd < SimpleDelegator; def extra = "e#{size}"; def size = super + 10; end
try { s = Sd.new([1, 2]); [s.extra, s.size, s.first, s == [1, 2], s.is_a?(Array), s.class, s.__getobj__, s.inspect, s.to_s, s.respond_to?(:push), s.method(:push).class, s.map { |x| x + 1 }, s.nil?, !s, s != [1], s.eql?(s), s.hash == [1, 2].hash, s.frozen?, s.dup.class, Array === s, s.to_a, [*s], "#{s}"] }
try { s = Sd.new([1]); s.__setobj__("str"); [s.upcase, s.length] }
try { Sd.new([1]).nope }
try { Sd.new([1]).__setobj__(nil).inspect }
try { Sd.allocate.foo rescue $!.class }
class Dc < DelegateClass(Array); def initialize = super([3, 1]); def sorted = sort; end
try { d = Dc.new; d << 2; [d.sorted, d.size, d.class.superclass.class, d.instance_of?(Dc), Dc.instance_methods.include?(:push), d.sum, d.kind_of?(Array)] }
try { SimpleDelegator.new(5) + 3 }
try { SimpleDelegator.new("a").then { |x| x.tap { |y| y << "b" }; x.to_s } }
try { SimpleDelegator.new([1]).methods.include?(:push) }
try { SimpleDelegator.new(nil).nil? }
try { class Priv; private def sec = 1; end; SimpleDelegator.new(Priv.new).sec rescue $!.class }
try { puts SimpleDelegator.new("putme"); case SimpleDelegator.new(5) when Integer then :i else :no end }
try { Marshal.load(Marshal.dump(SimpleDelegator.new([1]))).first }
class Tick; include Observable; def go(v) = (changed; notify_observers(v, :z)); end
class Wat; def initialize(t) = t.add_observer(self); def update(*a) = p([:upd, a]); end
try { t = Tick.new; w = Wat.new(t); t.go(1); c = [t.count_observers, t.changed?]; t.delete_observer(w); t.go(2); c + [t.count_observers] }
try { t = Tick.new; x = Object.new; def x.hey(*a) = p(a); t.add_observer(x, :hey); t.go(5); t.notify_observers(1); t.changed(true); t.changed? }
try { Tick.new.add_observer(Object.new) }
try { t = Tick.new; Wat.new(t); t.delete_observers; t.count_observers }
class One; include Singleton; attr_accessor :v; end
try { [One.instance.equal?(One.instance), (One.instance.v = 3), One.instance.v, (One.new rescue $!.message), (One.instance.dup rescue $!.message), (One.instance.clone rescue $!.message), (One.allocate rescue $!.class)] }
class Two < One; end
try { [Two.instance.class, Two.instance.equal?(One.instance), Marshal.load(Marshal.dump(One.instance)).equal?(One.instance)] }
try { r = WeakRef.new(s = "abc"); [r.weakref_alive?, r.size, r.upcase, r.class, WeakRef::RefError.superclass] }
class H < Hash; include TSort; alias tsort_each_node each_key; def tsort_each_child(n, &b) = fetch(n).each(&b); end
try { h = H.new; h.merge!(1 => [2, 3], 2 => [3], 3 => [], 4 => [1]); [h.tsort, h.strongly_connected_components, h.each_strongly_connected_component.to_a, h.tsort_each.to_a, h.each_strongly_connected_component_from(1).to_a] }
try { h = H.new; h.merge!(1 => [2], 2 => [1]); h.tsort }
try { TSort.tsort(->(&b) { [1, 2].each(&b) }, ->(n, &b) { n == 1 ? [2].each(&b) : [].each(&b) }) }
try { TSort::Cyclic.superclass }
try { [%w[car cone].abbrev, Abbrev.abbrev(%w[ruby rules]), %w[a ab].abbrev, %w[car box].abbrev("c"), %w[car box].abbrev(/b/)] }
Dir.mktmpdir { |d| Dir.chdir(d) { Dir.mkdir("a"); File.write("a/x", ""); Dir.mkdir("a/skip"); File.write("a/skip/y", ""); File.write("b", "")
  try { [Find.find(".").to_a.sort, Find.find("a", "b").sort, (r = []; Find.find(".") { |f| Find.prune if f =~ /skip/; r << f }; r.sort)] }
  try { Find.find("nope").to_a }
  try { Find.find("nope", ignore_error: false).to_a } } }
"abc" =~ /b/
try { [$MATCH, $PREMATCH, $POSTMATCH, $LAST_MATCH_INFO.class, $PROGRAM_NAME == $0, $PID == $$, $CHILD_STATUS, $ERROR_INFO, $INPUT_RECORD_SEPARATOR, $OUTPUT_FIELD_SEPARATOR, $FIELD_SEPARATOR, $ARGV, $DEFAULT_OUTPUT.class, $RS, $ERROR_POSITION, $LAST_READ_LINE, $INPUT_LINE_NUMBER.class, $LAST_PAREN_MATCH] }
begin; raise "x"; rescue; p $ERROR_INFO.message, $ERROR_POSITION.class; end
try { Timeout.timeout(0.05) { sleep 2 } }
try { Timeout.timeout(1) { :fine } }
try { Timeout.timeout(nil) { 1 } }
try { Timeout.timeout(0) { 2 } }
try { Timeout.timeout(0.05, ArgumentError) { sleep 2 } }
try { Timeout.timeout(0.05, ArgumentError, "msg") { sleep 2 } }
try { Timeout.timeout(1) { |s| s } }
try { begin; Timeout.timeout(0.05) { begin; sleep 2; rescue => e; p e.class; raise; end }; rescue Timeout::Error => e; e.message; end }
try { Timeout.timeout(0.05) { begin; sleep 2; ensure; puts "ens"; end } }
try { Timeout.timeout(0.2) { Timeout.timeout(0.05) { sleep 1 } } }

try { [Benchmark.realtime { 1 }.class, Benchmark.measure { 1 }.class, Benchmark.measure { 1 }.to_s =~ /\A\s+\d+\.\d+\s+\d+\.\d+\s+\d+\.\d+ \(\s*\d+\.\d+\)\n\z/, Benchmark::CAPTION, Benchmark::FORMAT, Benchmark::Tms.new(1, 2, 3, 4, 5, "l").then { |t| [t.utime, t.stime, t.total, t.real, t.label, t.format("%u %y %t %r %n"), t.to_a, (t + t).utime, (t / 2).real] }] }

