# OpenStruct: attributes that come into being when they are set.
class OpenStruct
  def self.allocate
    super.tap { |made| made.instance_variable_set(:@table, {}) }
  end

  def initialize(hash = nil)
    @table = {}
    hash&.each_pair { |key, value| self[key] = value }
  end

  def initialize_copy(other)
    super
    @table = @table.dup
    @table.each_key { |name| __define(name) }
    self
  end

  def to_h(&block) = block ? @table.to_h(&block) : @table.dup
  def marshal_dump = @table
  def marshal_load(table) = initialize(table)
  def each_pair
    return to_enum(:each_pair) { @table.size } unless block_given?
    @table.each_pair { |pair| yield pair }
    self
  end

  def [](name) = @table[name.to_sym]

  def []=(name, value)
    name = name.to_sym
    __define(name)
    @table[name] = value
  end

  def dig(name, *names)
    begin
      name = name.to_sym
    rescue NoMethodError
      raise TypeError, "#{name} is not a symbol nor a string"
    end
    @table.dig(name, *names)
  end

  def delete_field(name)
    name = name.to_sym
    unless @table.key?(name)
      return yield if block_given?
      raise NameError.new("no field `#{name}' in #{inspect}", name)
    end
    singleton_class.send(:remove_method, name, :"#{name}=") if singleton_class.method_defined?(name, false)
    @table.delete(name)
  end

  def respond_to_missing?(name, include_private = false)
    base = name.to_s.chomp("=").to_sym
    @table&.key?(base) || super
  end

  def method_missing(name, *args)
    text = name.to_s
    if text.end_with?("=")
      raise ArgumentError, "wrong number of arguments (given #{args.size}, expected 1)" unless args.size == 1
      self[text.chomp("=")] = args[0]
    elsif args.empty?
      @table[name]
    else
      super
    end
  end

  def freeze
    @table.freeze
    super
  end

  def ==(other) = other.is_a?(OpenStruct) && @table == other.__table
  def eql?(other) = other.is_a?(OpenStruct) && @table.eql?(other.__table)
  def hash = @table.hash

  def inspect
    ids = (Thread.current[:__inspect_ostruct__] ||= [])
    return "#<#{self.class} ...>" if ids.include?(object_id)
    ids << object_id
    begin
      detail = @table.map { |key, value| " #{key}=#{value.inspect}" }.join(",")
      "#<#{self.class}#{detail}>"
    ensure
      ids.pop
    end
  end
  alias to_s inspect

  protected def __table = @table

  private def __define(name)
    return if @table.key?(name) && singleton_class.method_defined?(name, false)
    own = self.class.method_defined?(name) && self.class.instance_method(name).owner
    return if own && own < OpenStruct
    return if name.end_with?("!") || name == :class && false
    define_singleton_method(name) { @table[name] }
    define_singleton_method(:"#{name}=") { |value| self[name] = value }
  end
end
