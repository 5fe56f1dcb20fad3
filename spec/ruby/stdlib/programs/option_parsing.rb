def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "optparse"; require "optparse/time"; require "optparse/uri"; require "optparse/date" rescue p $!
o = OptionParser.new do |x|
  x.banner = "Usage: t [opts]"; x.separator ""; x.separator "Main:"
  x.on("-v", "--[no-]verbose", "Verbose") { |v| p [:v, v] }
  x.on("-q", "Quiet only short") { |v| p [:q, v] }
  x.on("--long-only", "Long only") { |v| p [:lo, v] }
  x.on("-n", "--num N", Integer, "A number", "second line") { |v| p [:n, v] }
  x.on("-f", "--float=F", Float) { |v| p [:f, v] }
  x.on("-o", "--opt [X]", "Optional") { |v| p [:o, v] }
  x.on("-i", "--int [N]", Integer) { |v| p [:i, v] }
  x.on("-l", "--list A,B", Array, "List") { |v| p [:l, v] }
  x.on("-t", "--type TYPE", %i[text binary auto], "Type (text, binary)") { |v| p [:t, v] }
  x.on("--code CODE", { "a" => 1, "b" => 2 }) { |v| p [:code, v] }
  x.on("--time T", Time) { |v| p [:time, v.utc] }
  x.on("--uri U", URI) { |v| p [:uri, v] }
  x.on("--sym S") { |v| p [:sym, v] }
  x.on("--re R", Regexp) { |v| p [:re, v] }
  x.on("--tf B", TrueClass) { |v| p [:tf, v] }
  x.on("--dec D", OptionParser::DecimalInteger) { |v| p [:dec, v] }
  x.on("--pat P", /\A\d+-\d+\z/) { |v| p [:pat, v] }
  x.on("--str S", String) { |v| p [:str, v] }
  x.on("--oct O", OptionParser::OctalInteger) { |v| p [:oct, v] }
  x.on("--numeric N", Numeric) { |v| p [:numeric, v] }
  x.on("--a-very-long-option-name-that-overflows VALUE", "Desc of long") { |v| p v }
  x.on_tail("-h", "--help", "Help") { puts "HELP" }
  x.on_head("--first", "First") { p :first }
end
puts o.help, o.to_s == o.help, o.banner, o.program_name.class, o.summarize.size
%w[-v --verbose --no-verbose --no-v --verb -q -vq -n5 -n\ 5 --num=7 --num\ 0x1f -f1.5 --float\ 2 -o -oX --opt --opt=Y -i -i3 --int=4 -la,b --list\ x,y,z -ttext --type\ bin --code\ a --time\ 2020-01-02T03:04:05Z --uri\ http://x/y --sym\ abc --re\ /a.b/i --tf\ yes --tf\ no --tf=+ --dec\ 12 --pat\ 1-2 --str\ s --oct\ 17 --numeric\ 1/3 --numeric\ 1.5 --long --first -h].each { |a| try { o.parse(a.split(" ")) } }
["-n x", "-n", "--num", "-f abc", "--nope", "-z", "-t zip", "--type", "--code c", "--time junk", "--tf maybe", "--dec 1x", "--pat abc", "-v=1", "--verbose=x", "--long-only=1", "--l", "--t", "-i x", "--oct 9", "-nq", "--list"].each { |a| try { o.parse(a.split(" ")) } }
try { o.parse(%w[a -v b -- -q c]) }
try { o.order(%w[-v a -q b]) }
try { a = %w[x -v y]; [o.parse!(a), a] }
try { a = %w[x -v y]; [o.permute!(a), a] }
try { a = %w[-v x -q y]; [o.order!(a), a] }
try { h = {}; r = OptionParser.new { |x| x.on("-a"); x.on("-b", "--bee V", Integer); x.on("--[no-]cee"); x.on("--dee-ee [Z]") }.parse(%w[-a --bee 3 --no-cee --dee-ee q], into: h); [h, r] }
try { h = {}; OptionParser.new { |x| x.on("-x", "--ex N", Integer) { |v| v * 2 } }.parse(%w[-x 4], into: h); h }
try { x = OptionParser.new("B:", 20, "    "); x.on("-a", "--aa", "desc"); x.on("--bbbbbbbbbbbbbbbbbbbbbbbb X", "long desc"); puts x.help; [x.summary_width, x.summary_indent] }
try { x = OptionParser.new; x.version = "1.2"; x.release = "r"; x.program_name = "prog"; [x.ver, x.version, x.banner] }
try { x = OptionParser.new; x.version = [1, 2]; x.program_name = "prog"; x.ver }
try { x = OptionParser.new; x.on("-a") { throw :done, 5 }; catch(:done) { x.parse(%w[-a]) } }
try { x = OptionParser.new; x.define("--dd", "D") { p 1 }; x.def_option("--ee") { p 2 }; x.parse(%w[--dd --ee]) }
try { x = OptionParser.new; x.accept(Struct, /(\d+)x(\d+)/) { |s, a, b| [a.to_i, b.to_i] }; x.on("--dim D", Struct) { |v| p v }; x.parse(%w[--dim 3x4]) }
try { OptionParser.new { |x| x.on("-r", "--req V", "Req") }.parse(%w[--req]) }
begin; o.parse(%w[-n x]); rescue OptionParser::InvalidArgument => e; p e.args, e.reason, e.inspect; end
try { [OptionParser::InvalidOption.superclass, OptionParser::ParseError.superclass, OptionParser::MissingArgument.superclass, OptionParser::AmbiguousOption.superclass, OptionParser::NeedlessArgument.superclass, OptionParser::AmbiguousArgument.superclass] }
try { x = OptionParser.new; x.require_exact = true; x.on("--foobar") { p 1 }; x.parse(%w[--foo]) }
try { x = OptionParser.new; x.on("-a", "--alpha", "=MANDATORY") { |v| p v }; x.parse(%w[-a z]) }
try { x = OptionParser.new; x.on("-a", :REQUIRED) { |v| p v }; x.parse(%w[-a z]) }
try { x = OptionParser.new; x.on("-x", "--[no-]ex=[N]", Integer) { |v| p v }; x.parse(%w[--ex=3 --no-ex --ex]) }
try { x = OptionParser.new; x.separator "sep1"; x.on("-a", "A"); x.separator "sep2"; x.to_a }
try { ARGV.replace(%w[-a rest]); ARGV.extend(OptionParser::Arguable) rescue nil; x = OptionParser.new; x.on("-a") { p :a }; x.parse!; ARGV }
try { ARGV.replace(%w[-a 1 --foo=bar z]); ARGV.getopts("a:", "foo:", "zed") }
try { OptionParser.new.getopts(%w[-a -b 1 --foo --zab=x], "ab:", "foo", "zab:") }
try { x = OptionParser.new; x.on("-D KEY=VAL") { |v| p v }; x.parse(%w[-Da=b -D c=d]) }
try { x = OptionParser.new { |y| y.on("-1", "--one") { p 1 }; y.on("-2") { p 2 } }; x.parse(%w[-12]) }
try { x = OptionParser.new; x.on("-a", "--add", "multi\nline desc"); puts x.help }
