module Greet
  def self.included(base); base.extend(ClassMethods); puts "included in #{base}"; end
  def self.extended(o); puts "extended #{o.class}"; end
  def self.prepended(b); puts "prepended to #{b}"; end
  module ClassMethods; def greeting(g = nil); g ? @g = g : @g; end; end
  def greet; "#{self.class.greeting} #{name}"; end
end
class Base
  def self.inherited(sub); super; (@subs ||= []) << sub.name; puts "inherited #{sub.inspect}"; end
  def self.subs; @subs; end
  def self.method_added(m); puts "added #{m}"; end
  def self.singleton_method_added(m); puts "sadded #{m}" unless m == :singleton_method_added; end
  attr_accessor :name
  include Greet
  greeting "Hi"
  def initialize(n); @name = n; end
  def self.make(*a) = new(*a)
  def ==(o) = o.is_a?(Base) && name == o.name
  alias eql? ==
  def hash = name.hash
  def <=>(o) = name <=> o.name
  include Comparable
  def to_s = "B(#{name})"
  def inspect = "#<B #{name}>"
  def coerce(o) = [Base.new(o.to_s), self]
  def +(o) = Base.new(name + o.to_s)
  def -@ = Base.new(name.reverse)
  def +@ = self
  def ! = "not"
  def ~ = "tilde"
  def [](i) = name[i]
  def []=(i, v); @name = name.dup.tap { |s| s[i] = v }; end
  def call(*a, **k, &b) = [a, k, b&.call]
  def to_proc = ->(x) { "#{name}#{x}" }
  def =~(o) = o.to_s == name
  def ===(o) = o == name
  def each; yield 1; yield 2; end
  def to_str = name
  def to_ary = [name, 1]
  def method_missing(m, *a, &b) = m.to_s.start_with?("dyn_") ? [m, a] : super
  def respond_to_missing?(m, priv = false) = m.to_s.start_with?("dyn_") || super
end
class Sub < Base
  def initialize(n, x); super(n); @x = x; end
  def greet; super + "!"; end
  protected def prot; @x; end
  public
  def cmp(o) = o.prot
  private
  def priv; 1; end
  def self.smeth; :s; end
  private_class_method :smeth
end
b = Base.new("bob"); s = Sub.new("sue", 5)
p Base.subs, b.greet, (s.greet rescue $!.class), s.cmp(Sub.new("x", 9))
p((s.prot rescue $!.message), (s.priv rescue $!.message), (Sub.smeth rescue $!.message))
p b == Base.new("bob"), b.eql?(Base.new("bob")), {b => 1}[Base.new("bob")], b < s, [s, b].min, b.clamp(b, s)
p -b, +b, !b, ~b, b[0], (b[0] = "R"; b.name), b.(1, a: 2) { 3 }, [1, 2].map(&b), b =~ "Rob", (b !~ "x")
p (case "Rob" when b then :yes end), "x" + b, [*b], b.dyn_foo(1), b.respond_to?(:dyn_x), (b.foo rescue $!.message), b.method(:dyn_q).call(2)
a, c = b; p a, c
p "#{b}", "a".then { |x| b + x }, (5 + b rescue $!.message)
o = Object.new; o.extend(Greet)
class Pre; prepend Greet; def greet = "orig"; end
p Pre.ancestors.first(3), Sub.ancestors.take(4), Sub.superclass, Sub.instance_methods(false).sort, Sub.private_instance_methods(false)
p Sub.method_defined?(:greet), Sub.public_method_defined?(:prot), Sub.protected_method_defined?(:prot), Sub.private_method_defined?(:priv), Sub.instance_method(:greet).owner
p Base.instance_methods(false).sort.first(5), s.methods(false), s.singleton_methods, Sub.singleton_methods.sort
p s.instance_variables, s.instance_variable_get(:@x), Sub.class_variable_defined?(:@@a), defined?(s.greet), s.public_methods(false).sort.first(3)
p Sub.name, Sub.to_s, Class.new(Sub).name, Module.new.to_s[0, 10], Sub.hash == Sub.hash, Sub === s, Sub <= Base, Base <= Sub, Sub <=> Base, Base <=> Sub, Sub <=> String
