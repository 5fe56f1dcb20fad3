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
    popen3(*command, options) { |input, *outputs, waiter| captured(input, outputs, waiter, stdin_data, binmode) }
  end

  def capture2(*command, stdin_data: "", binmode: false, **options)
    popen2(*command, options) { |input, output, waiter| captured(input, [output], waiter, stdin_data, binmode) }
  end

  def capture2e(*command, stdin_data: "", binmode: false, **options)
    popen2e(*command, options) { |input, output, waiter| captured(input, [output], waiter, stdin_data, binmode) }
  end

  # What comes out of each stream, and the status.
  def captured(input, outputs, waiter, data, binmode)
    [input, *outputs].each(&:binmode) if binmode
    readers = outputs.map { |io| Thread.new { io.read } }
    feed(input, data)
    [*readers.map(&:value), waiter.value]
  end
  private_class_method :captured

  def feed(input, data)
    data.respond_to?(:readpartial) ? IO.copy_stream(data, input) : input.write(data)
  rescue Errno::EPIPE
    nil
  ensure
    input.close
  end
  private_class_method :feed

  # Programs one after the other, each reading what the one before wrote.
  def pipeline(*commands, **options)
    started(commands, options, nil, nil).map(&:value)
  end

  def pipeline_start(*commands, **options, &block)
    waiters = started(commands, options, nil, nil)
    block ? finishing([], waiters, &block) : waiters
  end

  def pipeline_r(*commands, **options, &block)
    output, theirs = IO.pipe
    waiters = started(commands, options, nil, theirs)
    block ? finishing([output], waiters, &block) : [output, waiters]
  end

  def pipeline_w(*commands, **options, &block)
    theirs, input = IO.pipe
    input.sync = true
    waiters = started(commands, options, theirs, nil)
    block ? finishing([input], waiters, &block) : [input, waiters]
  end

  def pipeline_rw(*commands, **options, &block)
    theirs, input = IO.pipe
    output, last = IO.pipe
    input.sync = true
    waiters = started(commands, options, theirs, last)
    block ? finishing([input, output], waiters, &block) : [input, output, waiters]
  end

  # Starts them; the pipe ends that they are given are closed here.
  def started(commands, options, first, last)
    before = first
    commands.each_with_index.map do |command, index|
      reader, writer = index == commands.size - 1 ? [nil, last] : IO.pipe
      wiring = options.dup
      wiring[:in] = before if before
      wiring[:out] = writer if writer
      pid = spawn(*(command.is_a?(Array) ? command : [command]), wiring)
      before&.close
      writer&.close
      before = reader
      Process.detach(pid)
    end
  end
  private_class_method :started

  def finishing(ours, waiters)
    yield(*ours, waiters)
  ensure
    ours.each { |io| io.close unless io.closed? }
    waiters.each(&:join)
  end
  private_class_method :finishing
end
