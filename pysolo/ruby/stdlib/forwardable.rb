# Forwardable and SingleForwardable: methods that hand a call on to a part of the object.
module Forwardable
  VERSION = "1.3.2"

  def instance_delegate(hash)
    hash.each do |methods, accessor|
      Array(methods).each { |method| def_instance_delegator(accessor, method) }
    end
  end

  def def_instance_delegators(accessor, *methods)
    methods.each do |method|
      next if %w[__send__ __id__].include?(method.to_s)
      def_instance_delegator(accessor, method)
    end
  end

  def def_instance_delegator(accessor, method, ali = method)
    target = Forwardable.target(accessor)
    method = method.to_sym
    definer = is_a?(Module) ? :define_method : :define_singleton_method
    send(definer, ali.to_sym) do |*args, **options, &block|
      instance_exec(&target).__send__(method, *args, **options, &block)
    end
    ali.to_sym
  end

  # What gives the receiver: an instance variable, a method, or a piece of code.
  def self.target(accessor)
    name = accessor.to_s
    case name
    when /\A@@/ then proc { self.class.class_variable_get(name) }
    when /\A@\w+\z/ then proc { instance_variable_get(name) }
    when /\A[a-z_]\w*[?!]?\z/ then proc { __send__(name) }
    else proc { instance_eval(name) }
    end
  end

  alias delegate instance_delegate
  alias def_delegators def_instance_delegators
  alias def_delegator def_instance_delegator
end

module SingleForwardable
  def def_single_delegator(accessor, method, ali = method)
    target = accessor.is_a?(Module) ? proc { accessor } : Forwardable.target(accessor)
    define_singleton_method(ali.to_sym) do |*args, **options, &block|
      instance_exec(&target).__send__(method, *args, **options, &block)
    end
    ali.to_sym
  end

  def def_single_delegators(accessor, *methods)
    methods.each { |method| def_single_delegator(accessor, method) }
  end

  def single_delegate(hash)
    hash.each { |methods, accessor| Array(methods).each { |method| def_single_delegator(accessor, method) } }
  end

  alias delegate single_delegate
  alias def_delegators def_single_delegators
  alias def_delegator def_single_delegator
end
