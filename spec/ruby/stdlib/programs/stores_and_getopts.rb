def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "pstore"; require "yaml/store"; require "tmpdir"; require "getoptlong" rescue p $!
Dir.mktmpdir do |d|
  s = PStore.new(File.join(d, "a.store"))
  try { s.transaction { s[:a] = [1, 2]; s["b"] = { c: 1 }; s.root?(:a) } }
  try { s.transaction(true) { [s[:a], s.fetch("b"), s.roots, s.root?(:z), s[:z], s.fetch(:z, 5)] } }
  try { s.transaction(true) { s.fetch(:zz) } }
  try { s.transaction(true) { s[:x] = 1 } }
  try { s.transaction { s[:x] = 1; s.abort; 5 } }
  try { s.transaction { s[:y] = 1; s.commit; 6 } }
  try { s.transaction(true) { [s[:x], s[:y], s.delete(:y)] } }
  try { s.transaction { [s.delete(:y), s.roots] } }
  try { s[:a] }
  try { s.transaction { s.transaction {} } }
  try { begin; s.transaction { s[:q] = 1; raise "boom" }; rescue => e; e.message; end }
  try { s.transaction(true) { s.root?(:q) } }
  try { [s.path.class, PStore::Error.superclass] }
  y = YAML::Store.new(File.join(d, "y.yml"))
  try { y.transaction { y["k"] = { "n" => [1, "x"] }; y[:s] = :t }; File.read(File.join(d, "y.yml")) }
  try { y.transaction(true) { [y["k"], y[:s]] } }
  try { YAML::Store.new(File.join(d, "z.yml"), true).transaction { |st| st.class } }
end
try { ARGV.replace(%w[-a --bee=x rest -c y --dee -- -z]); g = GetoptLong.new(["--aa", "-a", GetoptLong::NO_ARGUMENT], ["--bee", "-b", GetoptLong::REQUIRED_ARGUMENT], ["--cee", "-c", GetoptLong::OPTIONAL_ARGUMENT], ["--dee", GetoptLong::NO_ARGUMENT]); r = []; g.each { |o, a| r << [o, a] }; [r, ARGV] }
try { ARGV.replace(%w[--nope]); g = GetoptLong.new(["--aa", "-a", GetoptLong::NO_ARGUMENT]); g.quiet = true; g.each { } }
try { ARGV.replace(%w[--b]); g = GetoptLong.new(["--bee", GetoptLong::REQUIRED_ARGUMENT]); g.quiet = true; g.get }
try { ARGV.replace(%w[--a=5]); g = GetoptLong.new(["--aa", GetoptLong::NO_ARGUMENT]); g.quiet = true; g.get }
try { ARGV.replace(%w[a -x b]); g = GetoptLong.new(["-x", GetoptLong::NO_ARGUMENT]); g.ordering = GetoptLong::REQUIRE_ORDER; [g.get, ARGV] }
try { ARGV.replace(%w[-abx]); g = GetoptLong.new(["-a", GetoptLong::NO_ARGUMENT], ["-b", GetoptLong::REQUIRED_ARGUMENT]); [g.get, g.get, g.get, g.terminated?] }
