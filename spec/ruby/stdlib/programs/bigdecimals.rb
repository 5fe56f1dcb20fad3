def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "bigdecimal"; require "bigdecimal/util"
D = method(:BigDecimal)
["1", "1.5", "-0.001", "1e10", "1E-5", "0", "-0", "123456789.987654321", "1_000.5", ".5", "5.", "NaN", "Infinity", "-Infinity", "+1", " 1 ", "1.2e3", "0.1e1", "1d2", "", "x", "1x", "1__0", "0x1", "1e", "1.2.3", "100000000000000000000", "9" * 30].each { |s| try { x = BigDecimal(s); [s, x, x.to_s("F"), x.to_i, x.to_f, x.precs, x.precision, x.scale, x.exponent, x.sign, x.n_significant_digits, x.split, x._dump, x.hash == BigDecimal(s).hash, x.inspect, x.to_digits] } }
try { BigDecimal(1.1) }
try { BigDecimal(1.1, 3) }
try { BigDecimal(1.1, 0) }
try { BigDecimal(3r) }
try { BigDecimal(1r / 3, 10) }
try { BigDecimal(nil) }
try { BigDecimal(:x) }
try { BigDecimal("x", exception: false) }
try { BigDecimal(10**25) }
try { BigDecimal("1.23456", 3) }
a = D.("10.25"); b = D.("-3")
try { [a + b, a - b, a * b, a / b, a % b, a.divmod(b), a.div(b), a.div(b, 5), a.quo(b), a.remainder(b), a.modulo(b), a ** 2, a ** -1, a.power(3), -a, +a, a.abs, b.abs] }
try { [a + 1, a + 1.5, a + 1r, 1 + a, 1.5 + a, 1r + a, a * 2, 2 * a, a / 3, 3 / a, a - 0.25, 10 - a] }
try { a + nil }
try { a + "1" }
try { a / 0 }
try { a % 0 }
try { a.div(0) }
try { D.("1") / 3 }
try { D.("2") / 3 }
try { D.("1") / D.("7") }
try { D.("1.23456789012345678901234567890") / D.("7.1") }
try { D.("22") / 7 * 7 }
%w[1.5 2.5 -1.5 -2.5 1.25 1.35 -1.25 0.5 123.456 1.05].each { |s| try { x = D.(s); [s, x.round, x.round(1), x.round(-1), x.floor, x.ceil, x.truncate, x.fix, x.frac, x.floor(1), x.ceil(1), x.truncate(1), x.round(0, half: :up).to_s, x.round(0, half: :down).to_s, x.round(0, half: :even).to_s, x.round(1, BigDecimal::ROUND_UP).to_s, x.round(1, :banker).to_s, x.round(1, :floor).to_s, x.round(0, BigDecimal::ROUND_HALF_DOWN).to_s] } }
try { D.("NaN").round }
try { D.("Infinity").to_i }
try { D.("NaN").to_i }
try { a.round(1, :bad) }
try { a.round(1, half: "bad") }
["F", "E", "5F", "3E", "+F", " F", "+5F", "", "2", 3, "f", "+"].each { |f| try { [f, D.("1234567.891").to_s(f), D.("-0.00012345").to_s(f), D.("0").to_s(f), D.("1e20").to_s(f)] } }
try { [a == 10.25, a == "10.25", a == 10.25r, a <=> 10, a <=> nil, a > 10, a < 11.5, a >= b, a.eql?(D.("10.25")), a.equal?(a), a === 10.25, D.("1") == 1, 1 == D.("1"), 1.5 == D.("1.5")] }
try { a < nil }
try { a > "x" }
try { [D.("NaN") == D.("NaN"), D.("NaN").nan?, D.("Infinity").infinite?, D.("-Infinity").infinite?, a.finite?, a.zero?, D.("0").zero?, a.nonzero?, D.("0").nonzero?, D.("-0").sign, D.("NaN").sign, a.positive?, b.negative?, a.integer?, a.real?] }
try { [D.("Infinity") + 1, D.("Infinity") - D.("Infinity"), D.("1") / D.("Infinity"), D.("0") * D.("Infinity")] }
try { [a.to_r, a.to_d, "1.5".to_d, "x".to_d, "1.5abc".to_d, 5.to_d, 1.1.to_d, 1.123456789.to_d(3), (1r / 3).to_d(5), nil.to_d, "".to_d, " 12 ".to_d] }
try { [a.coerce(1), a.coerce(1.5), a.to_int, a.dup.equal?(a), a.clone.frozen?, a.frozen?, a.class] }
try { [[D.("3"), D.("1")].max, [D.("1.1"), D.("2.2")].sum, [1, D.("2.5")].sum, [D.("1"), 2].min, (D.("1")..D.("3")).include?(2), [D.("0.1")] * 3 == [D.("0.1")] * 3, ([D.("0.1")] * 3).inject(:+)] }
try { "%.2f|%d|%s|%e|%5.1f" % [a, a, a, a, a] }
try { [Integer(a), Float(a), String(a), Rational(a), a.to_c] }
try { [a.add(1, 2), a.sub(1, 3), a.mult(3, 2), a.add(b, 0), D.("1.23456").add(0, 3)] }
try { [BigDecimal.mode(BigDecimal::ROUND_MODE), BigDecimal.mode(BigDecimal::ROUND_MODE, :up), D.("1.1").round.to_s, D.("1.25").round(1).to_s, BigDecimal.mode(BigDecimal::ROUND_MODE, BigDecimal::ROUND_HALF_EVEN), D.("2.5").round, BigDecimal.mode(BigDecimal::ROUND_MODE, :half_up)] }
try { BigDecimal.save_rounding_mode { BigDecimal.mode(BigDecimal::ROUND_MODE, :down); D.("1.9").round } }
try { D.("1.9").round }
try { BigDecimal.limit }
try { BigDecimal.limit(3).then { D.("1.23456") + 0 }.to_s.tap { BigDecimal.limit(0) } }
try { [D.("2").sqrt(5).round(8).to_s, D.("16").sqrt(2), D.("0").sqrt(1)] }
try { D.("-1").sqrt(1) }
try { [D.("2") ** 10, D.("2") ** -2, D.("4") ** 0.5, D.("2") ** 0, D.("1.5") ** 3, D.("-2") ** 3, D.("2").power(10, 2)] }
try { [BigDecimal::INFINITY, BigDecimal::NAN.nan?, BigDecimal::SIGN_POSITIVE_FINITE, BigDecimal::BASE, BigDecimal.double_fig] }
try { Marshal.load(Marshal.dump(D.("1.25"))) }
try { BigDecimal._load("18:0.125e1") }

try { { D.("1.0") => :a }[D.("1")] }
try { [D.("1.10").to_s("F"), D.("100").to_s("F"), D.("100").to_s, D.("0.00001").to_s, D.("123.4500").to_s, D.("1e-20").to_s("F"), "#{D.("3.14")}", D.("3.0").to_i.to_s] }
try { [D.("12345.678").to_s("3F"), D.("12345.678").to_s("+4F"), D.("-12345.678").to_s(" 2E")] }
try { [D.("3.7") % 1, D.("-3.7") % 1, D.("-7").divmod(2), D.("7").divmod(-2), D.("7.5").remainder(2), D.("-7.5").remainder(2), 7 % D.("2"), 7.5 % D.("2")] }
try { [1, 2.5, D.("1.5")].sort }
try { [D.("1.5").nonzero?, D.("1.5").to_s.encoding] }
