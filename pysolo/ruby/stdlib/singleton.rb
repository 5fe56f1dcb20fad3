# Singleton: a class with one instance.
module Singleton
  module SingletonClassMethods
    def instance
      @singleton__instance__ ||= new
    end

    def inherited(child)
      super
      child.instance_variable_set(:@singleton__instance__, nil)
    end

    def _load(_text) = instance
    def clone = Singleton.__send__(:included, super)
  end

  def self.included(base)
    super
    base.private_class_method :new, :allocate
    base.extend SingletonClassMethods
    base
  end

  def clone = raise(TypeError, "can't clone instance of singleton #{self.class}")
  def dup = raise(TypeError, "can't dup instance of singleton #{self.class}")
  def _dump(_depth = -1) = ""
end
