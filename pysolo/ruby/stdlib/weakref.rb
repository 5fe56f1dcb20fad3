# WeakRef: here an ordinary reference, which always lives.
require "delegate"

class WeakRef < Delegator
  class RefError < StandardError
  end

  def __getobj__ = @object
  def __setobj__(object) = (@object = object)
  def weakref_alive? = true
end
