# Runs a program and prints the processor time that it took.
began = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
load ARGV[0]
puts Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - began
