p defined?(TracePoint), defined?(Ractor), defined?(RubyVM)
