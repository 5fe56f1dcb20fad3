# Open3: programs with pipes to all their streams.
module Open3
  module_function

  def popen3(*command, &block) = popen_with(command, [:in, :out, :err], &block)
  def popen2(*command, &block) = popen_with(command, [:in, :out], &block)
  def popen2e(*command, &block) = popen_with(command, [:in, :out_and_err], &block)

  def popen_with(command, streams)
    options = command.last.is_a?(Hash) && command.size > 1 ? command.pop.dup : {}
    theirs, ours = [], []
    streams.each do |stream|
      reader, writer = IO.pipe
      if stream == :in
        options[:in] = reader
        theirs << reader
        ours << writer
        writer.sync = true
      else
        options[stream == :out_and_err ? [:out, :err] : stream] = writer
        theirs << writer
        ours << reader
      end
    end
    begin
      pid = spawn(*command, options)
    ensure
      theirs.each(&:close)
    end
    waiter = Process.detach(pid)
    waiter.define_singleton_method(:pid) { pid }
    return [*ours, waiter] unless block_given?
    begin
      yield(*ours, waiter)
    ensure
      ours.each { |io| io.close unless io.closed? }
      waiter.join
    end
  end
  private_class_method :popen_with

  def capture3(*command, stdin_data: "", binmode: false, **options)
    popen3(*command, options) do |input, output, errors, waiter|
      readers = [output, errors].map { |io| Thread.new { io.read } }
      feed(input, stdin_data)
      [*readers.map(&:value), waiter.value]
    end
  end

  def capture2(*command, stdin_data: "", binmode: false, **options)
    popen2(*command, options) do |input, output, waiter|
      reader = Thread.new { output.read }
      feed(input, stdin_data)
      [reader.value, waiter.value]
    end
  end

  def capture2e(*command, stdin_data: "", binmode: false, **options)
    popen2e(*command, options) do |input, output, waiter|
      reader = Thread.new { output.read }
      feed(input, stdin_data)
      [reader.value, waiter.value]
    end
  end

  def feed(input, data)
    data.respond_to?(:readpartial) ? IO.copy_stream(data, input) : input.write(data)
  rescue Errno::EPIPE
    nil
  ensure
    input.close
  end
  private_class_method :feed

  def pipeline(*commands, **options)
    before = nil
    waiting = commands.each_with_index.map do |command, index|
      reader, writer = IO.pipe unless index == commands.size - 1
      wiring = options.dup
      wiring[:in] = before if before
      wiring[:out] = writer if writer
      pid = spawn(*(command.is_a?(Array) ? command : [command]), wiring)
      before&.close
      writer&.close
      before = reader
      pid
    end
    waiting.map { |pid| Process.wait2(pid).last }
  end
end
