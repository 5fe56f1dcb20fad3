# Observable: objects that tell others when they change.
module Observable
  def add_observer(observer, func = :update)
    @observer_peers ||= {}
    raise NoMethodError, "observer does not respond to `#{func}'" unless observer.respond_to?(func)
    @observer_peers[observer] = func
  end

  def delete_observer(observer) = (@observer_peers&.delete(observer))
  def delete_observers = (@observer_peers&.clear)
  def count_observers = @observer_peers ? @observer_peers.size : 0
  def changed(state = true) = (@observer_state = state)
  def changed? = !!@observer_state

  def notify_observers(*arg)
    return unless @observer_state
    @observer_peers&.each { |observer, func| observer.__send__(func, *arg) }
    @observer_state = false
  end
end
