def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "securerandom"; require "random/formatter"
r = Random.new(42)
try { [r.rand, r.rand(10), r.rand(1..6), r.rand(1.5), r.rand(1.0..2.0), r.rand(1.0...2.0), r.bytes(5), r.seed, r.rand(2**40), r.rand(2**70), r.rand(-5..5), r.rand(1), r.rand("a".."b")] }
try { r.rand(0) }
try { r.rand(-1) }
try { r.rand(3..1) }
try { r.rand(nil) }
try { r.rand(1..) }
try { Random.rand(0) }
try { Random.rand(1.5).class }
srand(7)
try { [rand, rand(100), rand(1..3), rand(0), rand(-5), rand(2.7), Random.rand, Random.rand(10), Random.bytes(3), Kernel.rand(50), rand(nil)] }
try { [[1, 2, 3, 4, 5].shuffle(random: Random.new(1)), (1..20).to_a.shuffle(random: Random.new(3)), [1, 2, 3].sample(random: Random.new(5)), (1..100).to_a.sample(3, random: Random.new(5)), (1..100).to_a.sample(1, random: Random.new(5)), (1..100).to_a.sample(2, random: Random.new(5)), (1..100).to_a.sample(12, random: Random.new(9)), (1..2000).to_a.sample(11, random: Random.new(5)), (1..10).to_a.sample(20, random: Random.new(5)), (1..1000).to_a.sample(200, random: Random.new(5)).sum] }
srand(3); x = [1, 2, 3, 4, 5, 6]
try { [x.shuffle, x.sample, x.sample(3), x.shuffle!, x] }
try { srand(5); [srand(6), srand(7)] }
try { [Random.new(1) == Random.new(1), Random.new(1) == Random.new(2), Random.new(1).dup.rand == Random.new(1).rand] }
try { Random.new(2**100).rand(1000) }
try { Random.new(-5).rand(1000) }
try { Random.new(3.9).rand(1000) }
try { Random.new("x") }
try { Random.new(1).random_number(10) }
try { Random.new(1).random_number }
try { [Random.new(1).hex(4), Random.new(1).alphanumeric(10), Random.new(1).uuid, Random.new(1).base64(5), Random.new(1).urlsafe_base64(5), Random.new(1).random_bytes(3)] }
try { Random.new(10).then { |g| 5.times.map { g.rand(1_000_000) } } }
try { Random.new(10).then { |g| 5.times.map { g.rand.round(8) } } }
try { Random.new_seed.class }
try { Random.seed.class }
try { Random.urandom(4).bytesize }
try { Random::DEFAULT }
try { [1, 2].sample(-1) }
try { [].sample }
try { [[].sample(2), [].shuffle] }
try { [1, 2].shuffle(random: 5) }
try { SecureRandom.random_number(0).class }
try { SecureRandom.random_number(1.0..2.0).between?(1, 2) }
try { [SecureRandom.hex(0), SecureRandom.alphanumeric(3, chars: %w[a]).size] }
try { SecureRandom.rand.class }
try { SecureRandom.rand(3..3) }
try { SecureRandom.bytes(3).encoding }
try { SecureRandom.gen_random(3).size }
try { SecureRandom.urlsafe_base64(10, true).size }
try { Random.new(5).rand(1..2**65) }
try { Random.rand(1..0) }
try { rand(1..0) }
try { Random.new(99).then { |g| [g.rand(1.0), g.rand(0.0)] } }
