# PStore: a Hash in a file, changed within transactions.
class PStore
  class Error < StandardError
  end

  def initialize(path, _thread_safe = false)
    @path = path.to_s
    @table = nil
  end

  attr_reader :path
  attr_accessor :ultra_safe

  def [](name) = opened[name]
  def fetch(name, default = Error)
    return opened[name] if opened.key?(name)
    raise Error, "undefined root name `#{name}'" if default == Error
    default
  end

  def []=(name, value)
    writable[name] = value
  end

  def delete(name) = writable.delete(name)
  def roots = opened.keys
  alias keys roots
  def root?(name) = opened.key?(name)
  alias key? root?
  def commit = throw(:pstore_end, true)
  def abort = throw(:pstore_end, false)

  def transaction(read_only = false)
    raise Error, "nested transaction" if @table
    @read_only = read_only
    @table = load
    result = nil
    kept = catch(:pstore_end) do
      result = yield self
      true
    end
    save if kept && !read_only
    result
  ensure
    @table = nil
  end

  private

  def opened = @table || raise(Error, "not in transaction")

  def writable
    raise Error, "in read-only transaction" if @table && @read_only
    opened
  end

  def load
    return {} if !File.exist?(@path) || File.zero?(@path)
    parse(File.binread(@path))
  end

  def parse(data) = Marshal.load(data)
  def dump(table) = Marshal.dump(table)
  def save = File.binwrite(@path, dump(@table))
end
