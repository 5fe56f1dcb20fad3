# Benchmark: how long something takes.
module Benchmark
  CAPTION = "      user     system      total        real\n"
  FORMAT = "%10.6u %10.6y %10.6t %10.6r\n"

  class Tms
    attr_reader :utime, :stime, :cutime, :cstime, :real, :total, :label

    def initialize(utime = 0.0, stime = 0.0, cutime = 0.0, cstime = 0.0, real = 0.0, label = nil)
      @utime, @stime, @cutime, @cstime, @real, @label = utime, stime, cutime, cstime, real, label.to_s
      @total = utime + stime + cutime + cstime
    end

    def format(_format = nil, *)
      Kernel.format("%10.6f %10.6f %10.6f (%10.6f)\n", utime, stime, total, real)
    end
    alias to_s format

    def to_a = [label, utime, stime, cutime, cstime, real]
  end

  class Report
    attr_reader :list

    def initialize(width)
      @width, @list = width, []
    end

    def item(label = "", &block)
      print label.to_s.ljust(@width)
      @list << (found = Benchmark.measure(label, &block))
      print found.format
      found
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
    Tms.new(after.utime - before.utime, after.stime - before.stime, after.cutime - before.cutime, after.cstime - before.cstime,
            stop - start, label)
  end

  def bm(width = 0)
    puts " " * width + CAPTION
    report = Report.new(width)
    yield report
    report.list
  end

  def bmbm(width = 0, &block) = bm(width, &block)
  def benchmark(_caption = "", width = 0, _format = nil, *_labels, &block) = bm(width, &block)
end
