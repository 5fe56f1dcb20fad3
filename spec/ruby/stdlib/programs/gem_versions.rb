def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "rubygems"
V = Gem::Version
%w[1 1.0 1.2.3 1.2.3.4 0.0.1 1.0.a 1.0.0.rc1 2.0.0.pre.1 1.10 1.9 1.a.2 5 1.2b 10.0.0-beta 1.2.3-4 a x.y 1..2 1. .1].each { |s| try { v = V.new(s); [s, v.to_s, v.segments, v.prerelease?, v.release.to_s, v.bump.to_s, v.approximate_recommendation, v.canonical_segments, v.inspect, v.hash == V.new(s).hash] } }
try { V.new("") .to_s }
try { V.new(nil).to_s }
try { V.new(" 1.2 ").to_s }
try { [V.correct?("1.2"), V.correct?("x"), V.create("1"), V.create(V.new("2")), V.create(nil)] }
[%w[1.0 1], %w[1.0 1.0.0], %w[1.10 1.9], %w[1.0.a 1.0], %w[1.0.rc1 1.0.rc2], %w[1.0.a1 1.0.b1], %w[2 10], %w[1.0.0.pre 1.0.0], %w[1.a 1.0.a]].each { |a, b| try { [a, b, V.new(a) <=> V.new(b), V.new(a) == V.new(b), V.new(a).eql?(V.new(b)), V.new(a) > V.new(b)] } }
try { [V.new("1") <=> "1.0", V.new("1") <=> 5, V.new("1") == "1", %w[1.10 1.2 1.9.3].map { |x| V.new(x) }.sort.map(&:to_s), %w[1.10 1.2].max_by { |x| V.new(x) }] }
try { V.new("1") > nil }
try { V.new("1.2").between?(V.new("1"), V.new("2")) }
R = Gem::Requirement
[">= 1.0", "~> 1.2", "~> 1.2.3", "= 1", "!= 1.0", "> 1", "< 2", "<= 2.0", "1.5", "~> 1", ">= 0", "~> 1.2.a", ">=1.0", " >= 1 ", "~>2"].each { |s| try { q = R.new(s); [s, q.to_s, q.requirements.map { |o, v| [o, v.to_s] }, %w[0.9 1 1.0 1.2 1.2.3 1.2.9 1.3 1.5 1.9 2 2.0 2.1 1.2.a].select { |v| q.satisfied_by?(V.new(v)) }, q.none?, q.exact?, q.specific?, q.prerelease?] } }
["x", ">> 1", "~> ", "", nil, 5, [">= 1", "< 2"], V.new("3"), "= x"].each { |s| try { [s.to_s, R.new(s).to_s] } }
try { [R.create(">= 1").to_s, R.create(nil).to_s, R.create(V.new("1")).to_s, R.create(R.new("1")).to_s, R.default.to_s, R.parse(">= 2").map(&:to_s), R.new(">= 1", "< 2").to_s, R.new("< 2", ">= 1").as_list, R.new(">= 1") == R.new(">= 1.0"), R.new(">= 1") =~ V.new("2"), R.new(">= 1") === V.new("0.5"), R.new("~> 1.2") == R.new("~> 1.2.0")] }
try { R.new(">= 1").satisfied_by?("1") }
D = Gem::Dependency
try { d = D.new("foo", "~> 1.0"); [d.name, d.requirement.to_s, d.type, d.to_s, d.inspect, d.match?("foo", "1.5"), d.match?("foo", "2"), d.match?("bar", "1.0"), d =~ D.new("foo", "1.2"), d == D.new("foo", "~> 1.0"), d.prerelease?, d.runtime?, d.latest_version?, d <=> D.new("goo")] }
try { D.new("a", ">= 1", "< 2", :development).then { |x| [x.type, x.requirements_list, x.requirement.to_s, x.to_s] } }
try { D.new(5) }
try { D.new("a", :bad) }
try { [Gem::VERSION.class, Gem::Specification.class, Gem::LoadError.superclass, Gem.ruby_version.to_s, Gem::Version.new(RUBY_VERSION) >= Gem::Version.new("3.0"), Gem.win_platform?] }


try { case V.new("1.5") when R.new("~> 1.0") then :ok end }
try { V.new("1.2.3").segments.frozen? }
try { [V.new("3.1.2") >= V.new("3.1"), V.new("1.0.0") == V.new("1"), V.new("1.0.0").eql?(V.new("1")), V.new("2.0").bump.to_s, V.new("1.2.3.a").bump.to_s] }
