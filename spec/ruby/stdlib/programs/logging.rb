def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "logger"; require "stringio"; require "tmpdir"
io = StringIO.new; l = Logger.new(io)
fix = ->(s) { s.gsub(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}/, "T").gsub(/#\d+/, "#P") }
try { l.debug("d"); l.info("i"); l.warn("w"); l.error("e"); l.fatal("f"); l.unknown("u"); fix[io.string] }
try { io.string = +""; l.info { "blk" }; l.info("prog") { "b" }; l.info(nil); l.info(:sym); l.info([1]); l.info(StandardError.new("boom")); begin; raise "x"; rescue => e; l.error(e); end; fix[io.string].gsub(/logger.rb:\d+/, "F") }
try { io.string = +""; l.progname = "P"; l.info("x"); l.add(Logger::WARN, "m", "Q"); l.log(Logger::ERROR) { "z" }; l.add(9, "odd"); l << "raw"; fix[io.string] }
try { io.string = +""; l.level = :warn; [l.level, l.info("no"), l.info?, l.warn?, l.debug?, l.error?, l.fatal?, io.string] }
try { l.level = "ERROR"; l.level }
try { l.level = "bad" }
try { l.level = 1; l.sev_threshold }
try { l.debug!; a = l.level; l.error!; [a, l.level, l.warn!, l.info!, l.fatal!, l.level] }
try { io.string = +""; l.level = 0; l.formatter = proc { |s, t, p, m| "#{s}-#{t.class}-#{p}-#{m}\n" }; l.info("q"); l.error { "r" }; io.string }
try { l.formatter = nil; l.datetime_format = "%Y"; io.string = +""; l.info("x"); io.string.sub(/#\d+/, "#P").sub(/\d{4}/, "Y") }
try { l.datetime_format }
try { Logger.new(nil).info("x") }
try { Logger.new(io, level: Logger::ERROR, progname: "z", datetime_format: "%H", formatter: ->(*a) { a.size.to_s }).tap { |x| io.string = +""; x.error("q") }.then { |x| [x.level, x.progname, io.string] } }
try { Logger.new(io, level: :info).level }
try { Logger::Formatter.new.call("INFO", Time.utc(2020, 1, 2, 3, 4, 5.25r), "p", "m").sub(/#\d+/, "#P") }
try { Logger::Severity.constants.sort }
try { [Logger::DEBUG, Logger::INFO, Logger::WARN, Logger::ERROR, Logger::FATAL, Logger::UNKNOWN, Logger::VERSION.class, Logger::ProgName.class] }
Dir.mktmpdir do |d|
  f = File.join(d, "a.log")
  try { x = Logger.new(f); x.info("one"); x.close; File.read(f).lines.size }
  try { File.read(f).lines[0].sub(/on .*/, "on") }
  try { x = Logger.new(f, 3, 200); 20.times { |i| x.info("line #{i}") }; x.close; Dir.children(d).sort }
  try { x = Logger.new(File.join(d, "b.log"), "daily"); x.info("q"); x.close; Dir.children(d).grep(/b/) }
  try { x = Logger.new(f); x.reopen.class }
  try { Logger.new(File.join(d, "nodir/x.log")) rescue $!.class }
end
class MyL < Logger; def info(m) = super("[#{m}]"); end
try { io.string = +""; MyL.new(io).info("s"); fix[io.string] }
try { [Logger::Error.superclass, Logger::ShiftingError.superclass, Logger::LogDevice.class] }
try { l2 = Logger.new($stdout); l2.formatter = ->(s, _, _, m) { "#{s}: #{m}\n" }; l2.warn("to stdout") }
