# The reader and writer of gzip files, on a whole file at once.
require "stringio"

module Zlib
  class GzipReader < GzipFile
    include Enumerable
    attr_reader :mtime, :orig_name

    def self.open(path)
      made = new(File.open(path, "rb"))
      return made unless block_given?
      begin
        yield made
      ensure
        made.close
      end
    end

    def self.wrap(io)
      made = new(io)
      block_given? ? yield(made) : made
    end

    def self.zcat(io, **_options) = new(io).read

    def initialize(io, **_options)
      @io = io
      @content = StringIO.new(Zlib.__read_gzip(io))
    end

    %i[read gets readline readlines each_line each each_char each_byte getc getbyte readchar readbyte eof? pos tell lineno rewind readpartial
       ungetc].each do |name|
      define_method(name) { |*args, **options, &block| @content.__send__(name, *args, **options, &block) }
    end

    def close
      @io.close if @io.respond_to?(:close)
      @closed = true
      @io
    end

    def finish = @io
    def closed? = !!@closed
  end

  class GzipWriter < GzipFile
    attr_writer :mtime, :orig_name, :comment

    def self.open(path, level = nil, strategy = nil)
      made = new(File.open(path, "wb"), level, strategy)
      return made unless block_given?
      begin
        yield made
      ensure
        made.close
      end
    end

    def self.wrap(io, *args)
      made = new(io, *args)
      return made unless block_given?
      begin
        yield made
      ensure
        made.close
      end
    end

    def initialize(io, level = nil, _strategy = nil, **_options)
      @io, @level = io, level
      @content = StringIO.new("".b)
    end

    %i[write puts print printf putc].each do |name|
      define_method(name) { |*args| @content.__send__(name, *args) }
    end

    def <<(data)
      write(data)
      self
    end

    def flush(*) = self

    def finish
      unless @finished
        @finished = true
        @io.write(Zlib.__write_gzip(@content.string, @level, (@mtime || Time.now).to_i))
      end
      @io
    end

    def close
      finish
      @io.close if @io.respond_to?(:close)
      @io
    end

    def closed? = !!@finished
  end
end
