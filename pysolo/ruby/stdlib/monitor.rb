# Monitor: a lock that its owner may take again.
class Monitor
  def initialize
    @lock = Thread::Mutex.new
    @owner = nil
    @count = 0
  end

  def enter
    if @owner != Thread.current
      @lock.lock
      @owner = Thread.current
    end
    @count += 1
    nil
  end
  alias mon_enter enter

  def exit
    raise ThreadError, "current thread not owner" unless @owner == Thread.current
    @count -= 1
    return unless @count.zero?
    @owner = nil
    @lock.unlock
    nil
  end
  alias mon_exit exit

  def try_enter
    return enter.nil? if @owner == Thread.current
    return false unless @lock.try_lock
    @owner = Thread.current
    @count = 1
    true
  end
  alias mon_try_enter try_enter
  alias try_mon_enter try_enter

  def synchronize
    enter
    begin
      yield
    ensure
      self.exit
    end
  end
  alias mon_synchronize synchronize

  def mon_locked? = @lock.locked?
  def mon_owned? = @owner == Thread.current
  def new_cond = Thread::ConditionVariable.new
end

module MonitorMixin
  def self.extend_object(object)
    super
    object.__send__(:mon_initialize)
  end

  def mon_enter = @mon_data.enter
  def mon_exit = @mon_data.exit
  def mon_try_enter = @mon_data.try_enter
  def mon_synchronize(&block) = @mon_data.synchronize(&block)
  alias synchronize mon_synchronize
  def new_cond = @mon_data.new_cond

  def initialize(...)
    super
    mon_initialize
  end

  def mon_initialize
    @mon_data ||= ::Monitor.new
  end
end
