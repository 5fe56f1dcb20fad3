module StrX
  refine String do
    def shout = upcase + "!"
    def length = super * 10
    def to_s = "refined"
    def twice = shout + shout
  end
end
p "a".respond_to?(:shout)
module Scoped
  using StrX
  def self.x(s) = s.shout
  p "in".shout, "ab".length, "ab".twice
  class In; def go(s) = s.shout; end
end
begin; "out".shout; rescue NoMethodError => e; puts e.message; end
p "ab".length
p Scoped.x("q"), Scoped::In.new.go("w")
p String.ancestors.first, String.ancestors.size, String.instance_methods.include?(:shout)
p "a".respond_to?(:shout)
class Reopened
  using StrX
  def self.t = "t".shout
end
p Reopened.t
class Reopened
  def self.u = ("u".shout rescue "inactive")
end
p Reopened.u
p eval('"e".shout rescue "not in eval"')
using StrX
p "now".shout, %w[a b].map(&:shout), "s".send(:shout), "a".length
p eval('"e".shout')
class After; def go(s) = s.shout; end
p [1, 2].frozen?, "#{"a".shout}"
module IntR; refine Integer do; def +(o) = "plus"; def double = self * 2; def ===(o) = true; end; end
module UsesInt; using IntR; p 4.double; end
p (4.double rescue "no")
module KernR; refine Kernel do; def hi = "hi"; end; end
using KernR
p hi
module ArrR
  refine Array do
    def each = super { |x| yield x * 10 }
    def second = self[1]
  end
  refine Hash do
    def sym = transform_keys(&:to_sym)
  end
end
using ArrR
[1, 2].each { |x| p x }
p [3, 4].second, {"a" => 1}.sym
p (begin; StrX.instance_methods; end)
