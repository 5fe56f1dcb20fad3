# Pathname.
class Pathname
  SEPARATOR_LIST = "/"
  SEPARATOR_PAT = %r{/}
  TO_PATH = :to_path

  def initialize(path)
    path = path.to_path if path.respond_to?(:to_path)
    raise TypeError, "no implicit conversion of #{path.nil? ? "nil" : path.class} into String" unless path.respond_to?(:to_str)
    raise ArgumentError, "pathname contains null byte" if path.to_str.include?("\0")
    @path = path.to_str.dup
  end

  def self.pwd = new(Dir.pwd)
  def self.getwd = new(Dir.pwd)
  def self.home(*args) = new(Dir.home(*args))

  def self.glob(*args, **options)
    found = Dir.glob(*args.map { |arg| arg.is_a?(Pathname) ? arg.to_s : arg }, **options).map { |path| new(path) }
    return found unless block_given?
    found.each { |path| yield path }
    nil
  end

  def to_s = @path.dup
  alias to_path to_s
  def inspect = "#<#{self.class}:#{@path}>"
  def hash = @path.hash
  def ==(other) = other.is_a?(Pathname) && @path == other.to_s
  alias === ==
  alias eql? ==
  def <=>(other) = other.is_a?(Pathname) ? @path.tr("/", "\0") <=> other.to_s.tr("/", "\0") : nil

  def freeze
    super
    @path.freeze
    self
  end

  def sub(*args, &block) = self.class.new(block ? @path.sub(*args, &block) : @path.sub(*args))

  def sub_ext(extension)
    own = File.extname(@path)
    self.class.new((own == "." ? @path : @path.chomp(own)) + extension)
  end

  def absolute? = @path.start_with?("/")
  def relative? = !absolute?
  def root? = @path.match?(%r{\A/+\z})
  def mountpoint? = root? || (exist? && parent.exist? && lstat.dev != parent.stat.dev)
  def parent = self + ".."
  def basename(*args) = self.class.new(File.basename(@path, *args))
  def dirname = self.class.new(File.dirname(@path))
  def extname = File.extname(@path)
  def split = File.split(@path).map { |part| self.class.new(part) }
  def expand_path(*args) = self.class.new(File.expand_path(@path, *args))
  def realpath(*args) = self.class.new(File.realpath(@path, *args))
  def realdirpath(*args) = self.class.new(File.realdirpath(@path, *args))
  def readlink = self.class.new(File.readlink(@path))

  def each_filename(&block)
    names = @path.split("/").reject(&:empty?)
    return names.each unless block
    names.each(&block)
    nil
  end

  def descend
    return to_enum(:descend) unless block_given?
    ascend.to_a.reverse.each { |path| yield path }
    nil
  end

  def ascend
    return to_enum(:ascend) unless block_given?
    path = @path
    yield self.class.new(path)
    until (above = File.dirname(path)) == path || (above == "." && !path.start_with?("./"))
      path = above
      yield self.class.new(path)
    end
    nil
  end

  def +(other)
    other = other.to_path if other.respond_to?(:to_path)
    self.class.new(plus(@path, other.to_str))
  end
  alias / +

  def join(*others)
    return self if others.empty?
    made = others.pop
    made = self.class.new(made) unless made.is_a?(Pathname)
    return made if made.absolute?
    others.reverse_each do |part|
      made = self.class.new(part) + made
      return made if made.absolute?
    end
    self + made
  end

  # Without ``.`` and ``..``, as far as the text alone says; with true also a link's ``..`` stays right.
  def cleanpath(consider_symlink = false)
    return conservative if consider_symlink
    names = []
    self.class.chopped(@path).each do |name|
      case name
      when "." then next
      when ".." then names.empty? || names.last == ".." ? names << name : names.pop
      else names << name
      end
    end
    self.class.new(rooted(names))
  end

  # The names in a path.
  def self.chopped(path) = path.split("/").reject(&:empty?)

  def relative_path_from(base)
    base = self.class.new(base) unless base.is_a?(Pathname)
    own_root = absolute? ? "/" : ""
    raise ArgumentError, "different prefix: #{own_root.inspect} and #{base.cleanpath.to_s.inspect}" if absolute? != base.absolute?
    own, theirs = cleanpath.names, base.cleanpath.names
    while own.first && own.first == theirs.first
      own.shift
      theirs.shift
    end
    raise ArgumentError, "base_directory has ..: #{base.cleanpath.to_s.inspect}" if theirs.include?("..")
    parts = theirs.map { ".." } + own
    self.class.new(parts.empty? ? "." : parts.join("/"))
  end

  def children(with_directory = true)
    Dir.children(@path).map { |name| self.class.new(with_directory && @path != "." ? File.join(@path, name) : name) }
  end

  def each_child(with_directory = true, &block) = children(with_directory).each(&block)
  def entries = Dir.entries(@path).map { |name| self.class.new(name) }

  def each_entry(&block)
    raise LocalJumpError, "no block given" unless block
    Dir.foreach(@path) { |name| yield self.class.new(name) }
  end

  def glob(pattern, flags = 0)
    found = Dir.glob(pattern, flags, base: @path).map { |name| self + name }
    return found unless block_given?
    found.each { |path| yield path }
    nil
  end

  def find(ignore_error: true, &block)
    require "find"
    return to_enum(:find, ignore_error: ignore_error) unless block
    Find.find(@path, ignore_error: ignore_error) { |name| yield self.class.new(name) }
  end

  %i[atime birthtime ctime mtime ftype stat lstat size exist? file? directory? symlink? readable? writable? executable? zero? owned?
     world_readable? world_writable? size? pipe? socket? blockdev? chardev? grpowned? setuid? setgid? sticky? readable_real?
     writable_real? executable_real?].each do |name|
    define_method(name) { File.public_send(name, @path) }
  end

  def empty? = File.directory?(@path) ? Dir.empty?(@path) : File.zero?(@path)
  def fnmatch(pattern, *args) = File.fnmatch(pattern, @path, *args)
  def fnmatch?(pattern, *args) = File.fnmatch(pattern, @path, *args)
  def chmod(mode) = File.chmod(mode, @path)
  def lchmod(mode) = File.lchmod(mode, @path)
  def chown(owner, group) = File.chown(owner, group, @path)
  def lchown(owner, group) = File.lchown(owner, group, @path)
  def utime(atime, mtime) = File.utime(atime, mtime, @path)
  def truncate(length) = File.truncate(@path, length)
  def rename(to) = File.rename(@path, to.to_s)
  def make_link(old) = File.link(old.to_s, @path)
  def make_symlink(old) = File.symlink(old.to_s, @path)
  def open(*args, **options, &block) = File.open(@path, *args, **options, &block)
  def opendir(&block) = Dir.open(@path, &block)
  def sysopen(*args) = IO.sysopen(@path, *args)
  def read(*args, **options) = File.read(@path, *args, **options)
  def binread(*args) = File.binread(@path, *args)
  def readlines(*args, **options) = File.readlines(@path, *args, **options)
  def write(*args, **options) = File.write(@path, *args, **options)
  def binwrite(*args, **options) = File.binwrite(@path, *args, **options)
  def each_line(*args, **options, &block) = File.foreach(@path, *args, **options, &block)
  def mkdir(*args) = Dir.mkdir(@path, *args)
  def rmdir = Dir.rmdir(@path)

  def mkpath(**_options)
    require "fileutils"
    FileUtils.mkdir_p(@path)
    nil
  end

  def rmtree(**_options)
    require "fileutils"
    FileUtils.rm_r(@path)
    nil
  end

  def unlink
    File.directory?(@path) && !File.symlink?(@path) ? Dir.unlink(@path) : File.unlink(@path)
  end
  alias delete unlink

  protected

  def names = @path.split("/").reject { |part| part.empty? || part == "." }

  private

  def rooted(names)
    names = names.drop_while { |name| name == ".." } if absolute?
    text = names.join("/")
    absolute? ? "/#{text}" : text.empty? ? "." : text
  end

  # The last name of a path and what stands before it; nil where there is none.
  def chop(path)
    name = File.basename(path)
    [path[0, path.rindex(name)], name] unless name.match?(%r{\A/?\z})
  end

  def plus(base, other)
    return other if other.start_with?("/")
    rest = other.enum_for(:scan, %r{[^/]+}).map { |name| [name, $~.begin(0)] }
    kept = base
    loop do
      rest.shift while rest.first&.first == "."
      before, name = chop(kept)
      break if before.nil?
      kept = before
      next if name == "."
      if name == ".." || rest.first&.first != ".."
        kept = before + name
        break
      end
      rest.shift
    end
    named = !chop(kept).nil?
    root = !named && File.basename(kept).include?("/")
    rest.shift while root && rest.first&.first == ".."
    return named || root ? kept : File.dirname(kept) if rest.empty?
    ending = other[rest.first.last..]
    named || root ? File.join(kept, ending) : kept + ending
  end

  def conservative
    names = self.class.chopped(@path).reject { |name| name == "." }
    names = names.drop_while { |name| name == ".." } if absolute?
    return self.class.new(absolute? ? "/" : ".") if names.empty?
    dot = names.last != ".." && File.basename(@path) == "."
    text = rooted(dot ? [*names, "."] : names)
    self.class.new(!dot && names.last != ".." && @path.end_with?("/") ? "#{text}/" : text)
  end
end

module Kernel
  def Pathname(path) = path.is_a?(Pathname) ? path : Pathname.new(path)
  module_function :Pathname
end
