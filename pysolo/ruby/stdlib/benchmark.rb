# Benchmark: how long something takes.
module Benchmark
  BENCHMARK_VERSION = "2002-04-25"
  CAPTION = "      user     system      total        real\n"
  FORMAT = "%10.6u %10.6y %10.6t %10.6r\n"

  # Seconds of the processor for the program and its children, and by the clock.
  class Tms
    CAPTION = Benchmark::CAPTION
    FORMAT = Benchmark::FORMAT
    attr_reader :utime, :stime, :cutime, :cstime, :real, :total, :label

    def initialize(utime = 0.0, stime = 0.0, cutime = 0.0, cstime = 0.0, real = 0.0, label = nil)
      @utime, @stime, @cutime, @cstime, @real, @label = utime, stime, cutime, cstime, real, label.to_s
      @total = utime + stime + cutime + cstime
    end

    def add(&block) = self + Benchmark.measure(&block)

    def add!(&block)
      found = Benchmark.measure(&block)
      %i[utime stime cutime cstime real total].each do |name|
        instance_variable_set(:"@#{name}", public_send(name) + found.public_send(name))
      end
      self
    end

    %i[+ - * /].each { |sign| define_method(sign) { |other| memberwise(sign, other) } }

    # %u, %y, %U, %Y, %t, %r and %n stand for the times and the label; the rest is as in Kernel#format.
    def format(pattern = nil, *args)
      names = { "u" => utime, "y" => stime, "U" => cutime, "Y" => cstime, "t" => total }
      text = (pattern || FORMAT).gsub(/(%[-+.\d]*)n/) { "#{$1}s" % label }
      text = text.gsub(/(%[-+.\d]*)([uyUYt])/) { "#{$1}f" % names[$2] }
      text = text.gsub(/(%[-+.\d]*)r/) { "(#{$1}f)" % real }
      pattern ? text % args : text
    end

    def to_s = format
    def to_a = [label, utime, stime, cutime, cstime, real]
    def to_h = { label: label, utime: utime, stime: stime, cutime: cutime, cstime: cstime, real: real }

    protected

    def memberwise(sign, other)
      parts = %i[utime stime cutime cstime real].map do |name|
        public_send(name).public_send(sign, other.is_a?(Tms) ? other.public_send(name) : other)
      end
      Tms.new(*parts, label)
    end
  end

  class Report
    attr_reader :list, :width, :format

    def initialize(width = 0, format = nil)
      @width, @format, @list = width, format, []
    end

    def item(label = "", *pattern, &block)
      raise ArgumentError, "no block" unless block
      print label.to_s.ljust(@width)
      @list << (found = Benchmark.measure(label, &block))
      print found.format(@format, *pattern)
      found
    end
    alias report item
  end

  # Blocks that are kept to be run twice.
  class Job
    attr_reader :list, :width

    def initialize(width)
      @width, @list = width, []
    end

    def item(label = "", &block)
      raise ArgumentError, "no block" unless block
      @width = [@width, label.to_s.length].max
      @list << [label.to_s, block]
      self
    end
    alias report item
  end

  module_function

  def realtime
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    Process.clock_gettime(Process::CLOCK_MONOTONIC) - start
  end

  def measure(label = "")
    before, start = Process.times, Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    after, stop = Process.times, Process.clock_gettime(Process::CLOCK_MONOTONIC)
    parts = %i[utime stime cutime cstime].map { |name| after.public_send(name) - before.public_send(name) }
    Tms.new(*parts, stop - start, label)
  end

  # A table of what the block reports; what it returns beside them gets a line of its own.
  def benchmark(caption = "", width = nil, format = nil, *labels)
    raise ArgumentError, "no block" unless block_given?
    width = (width || 0) + 1
    print " " * width + caption unless caption.empty?
    report = Report.new(width, format ||= FORMAT)
    results = yield report
    if results.is_a?(Array) && results.first.is_a?(Tms)
      results.grep(Tms).each { |one| print (labels.shift || one.label || "").ljust(width), one.format(format) }
    end
    report.list
  end

  def bm(width = 0, *labels, &block) = benchmark(CAPTION, width, FORMAT, *labels, &block)

  # Once to warm up, then in earnest.
  def bmbm(width = 0)
    job = Job.new(width)
    yield job
    width = job.width + 1
    puts "Rehearsal ".ljust(width + CAPTION.length - 1, "-")
    rehearsed = job.list.sum(Tms.new) do |label, block|
      print label.ljust(width)
      measure(&block).tap { |found| print found.format }
    end
    puts " #{rehearsed.format("total: %tsec")}\n\n".rjust(CAPTION.length + width + 2, "-")
    print " " * width, CAPTION
    job.list.map do |label, block|
      GC.start
      print label.ljust(width)
      measure(label, &block).tap { |found| print found.format }
    end
  end
end
