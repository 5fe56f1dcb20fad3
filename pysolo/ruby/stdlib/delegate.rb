# Delegator, SimpleDelegator and DelegateClass: objects that pass on what they don't know.
class Delegator < BasicObject
  kernel = ::Kernel.dup
  kernel.class_eval do
    %i[to_s =~ !~ === <=> hash inspect].each { |name| undef_method(name) if method_defined?(name) }
    private_instance_methods.each { |name| undef_method(name) if %i[puts print p format sprintf printf open].include?(name) }
  end
  include kernel

  def self.const_missing(name) = ::Object.const_get(name)

  def initialize(object)
    __setobj__(object)
  end

  def method_missing(name, *args, **options, &block)
    missing = false
    target = __getobj__ { missing = true }
    if !missing && target.respond_to?(name)
      target.__send__(name, *args, **options, &block)
    elsif ::Kernel.method_defined?(name) || ::Kernel.private_method_defined?(name)
      ::Kernel.instance_method(name).bind_call(self, *args, **options, &block)
    else
      super
    end
  end

  def respond_to_missing?(name, include_private)
    __getobj__.respond_to?(name, include_private)
  end

  def methods(all = true) = __getobj__.methods(all) | super
  def public_methods(all = true) = __getobj__.public_methods(all) | super
  def ==(other) = other.equal?(self) || __getobj__ == other
  def !=(other) = !(self == other)
  def eql?(other) = other.equal?(self) || __getobj__.eql?(other)
  def ! = !__getobj__
  def to_s = __getobj__.to_s
  def inspect = __getobj__.inspect
  def hash = __getobj__.hash
  def ===(other) = __getobj__ === other
  def =~(other) = __getobj__ =~ other
  def <=>(other) = __getobj__ <=> other
  def marshal_dump = __getobj__
  def marshal_load(object) = __setobj__(object)

  def initialize_clone(other, freeze: nil) = __setobj__(other.__getobj__.clone)
  def initialize_dup(other) = __setobj__(other.__getobj__.dup)
end

class SimpleDelegator < Delegator
  def __getobj__
    unless defined?(@delegate_sd_obj)
      return yield if block_given?
      ::Kernel.raise ::ArgumentError, "not delegated"
    end
    @delegate_sd_obj
  end

  def __setobj__(object)
    @delegate_sd_obj = object
  end
end

def DelegateClass(superclass, &block)
  made = Class.new(Delegator)
  ignored = Delegator.public_instance_methods | %i[to_s =~ !~ ===]
  made.class_eval do
    def __getobj__
      unless defined?(@delegate_dc_obj)
        return yield if block_given?
        ::Kernel.raise ::ArgumentError, "not delegated"
      end
      @delegate_dc_obj
    end

    def __setobj__(object)
      @delegate_dc_obj = object
    end

    (superclass.public_instance_methods - ignored).each do |name|
      define_method(name) { |*args, **options, &given| __getobj__.__send__(name, *args, **options, &given) }
    end
  end
  made.define_singleton_method(:public_instance_methods) { |all = true| super(all) | superclass.public_instance_methods }
  made.module_eval(&block) if block
  made
end
