# The reader and writer of gzip files: a member is read, and written, as a whole.
require "stringio"

module Zlib
  class GzipFile
    attr_reader :orig_name, :comment, :level, :crc

    def self.wrap(*args, **options)
      made = new(*args, **options)
      return made unless block_given?
      begin
        yield made
      ensure
        made.close unless made.closed?
      end
    end

    def mtime = Time.at(@mtime || 0)
    def os_code = @os_code || OS_CODE
    def sync = false
    def to_io = @io
    def closed? = !!@closed

    def close
      finish
      @io.close if @io.respond_to?(:close)
      @io
    end

    private

    def check_open
      raise GzipFile::Error, "closed gzip stream" if @closed
    end
  end

  class GzipReader < GzipFile
    include Enumerable
    attr_reader :unused, :external_encoding

    def self.open(path, **options, &block) = wrap(File.open(path, "rb"), **options, &block)

    # All members of a file, one after the other.
    def self.zcat(io, **options, &block)
      texts = []
      loop do
        member = new(io, **options)
        texts << member.read
        io = member.unused && StringIO.new(member.unused)
        break if io.nil?
      end
      return texts.join unless block
      texts.each(&block)
      nil
    end

    def initialize(io, external_encoding: nil, **_options)
      @io = io
      found = Zlib.__read_member(io.read)
      @mtime, @orig_name, @comment, @level, @os_code, @crc, @unused = found.values_at(:mtime, :orig_name, :comment, :level, :os_code, :crc, :unused)
      @external_encoding = external_encoding ? Encoding.find(external_encoding.to_s) : Encoding.default_external
      @content = StringIO.new(found[:content].force_encoding(@external_encoding))
    end

    %i[read gets readline readlines each_line each_char each_byte getc getbyte readchar readbyte eof? pos lineno lineno= rewind readpartial ungetc
       ungetbyte].each do |name|
      define_method(name) do |*args, **options, &block|
        check_open
        @content.__send__(name, *args, **options, &block)
      end
    end
    alias each each_line
    alias eof eof?
    alias tell pos

    def finish
      check_open
      @closed = true
      @io
    end
  end

  class GzipWriter < GzipFile
    def self.open(path, level = nil, strategy = nil, &block) = wrap(File.open(path, "wb"), level, strategy, &block)

    def initialize(io, level = nil, _strategy = nil, **_options)
      @io, @level = io, level
      @content = StringIO.new("".b)
    end

    def mtime=(time)
      @mtime = time.to_i
    end

    def orig_name=(text)
      @orig_name = text.dup
    end

    def comment=(text)
      @comment = text.dup
    end

    %i[write puts print printf putc pos].each do |name|
      define_method(name) do |*args|
        check_open
        @content.__send__(name, *args)
      end
    end
    alias tell pos

    def <<(data)
      write(data)
      self
    end

    def flush(_flush = SYNC_FLUSH) = self

    def finish
      check_open
      @closed = true
      @io.write(Zlib.__write_member(@content.string, @level, @mtime || Time.now.to_i, @orig_name, @comment))
      @io
    end
  end
end
