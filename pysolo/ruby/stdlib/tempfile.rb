# Tempfile: a file that goes away with its object.
require "delegate"
require "tmpdir"

class Tempfile < DelegateClass(File)
  # A file under a name that is not taken.
  def self.unique(base, folder)
    file = nil
    Dir::Tmpname.create(base, folder) { |path| file = yield(path) }
    file
  end
  private_class_method :unique

  def initialize(base = "", tmpdir = nil, mode: 0, **options)
    @unlinked = false
    @options = options
    file = Tempfile.send(:unique, base, tmpdir) { |path| File.open(path, mode | File::RDWR | File::CREAT | File::EXCL, 0o600, **options) }
    @path = file.path
    super(file)
    made = self.path
    owner = Process.pid
    at_exit { File.unlink(made) if Process.pid == owner && File.exist?(made) }
  end

  def self.open(*args, **options)
    made = new(*args, **options)
    return made unless block_given?
    begin
      yield made
    ensure
      made.close
    end
  end

  def self.create(base = "", tmpdir = nil, mode: 0, **options)
    file = unique(base, tmpdir) { |path| File.open(path, mode | File::RDWR | File::CREAT | File::EXCL, 0o600, **options) }
    return file unless block_given?
    begin
      yield file
    ensure
      file.close unless file.closed?
      File.unlink(file.path) if File.exist?(file.path)
    end
  end

  def open
    close unless closed?
    __setobj__(File.open(@path, File::RDWR, **@options))
    __getobj__
  end

  def path = @unlinked ? nil : @path

  def close(unlink_now = false)
    __getobj__.close unless __getobj__.closed?
    unlink if unlink_now
  end

  def close! = close(true)

  def unlink
    return if @unlinked
    begin
      File.unlink(@path)
    rescue Errno::ENOENT
      nil
    end
    @unlinked = true
  end
  alias delete unlink

  def size = closed? ? File.size(@path) : __getobj__.size
  alias length size

  def inspect = "#<#{self.class}:#{path}#{" (closed)" if closed?}>"
end
