"""Number: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
7 / 2
-7 / 2
7 % -3
-7 % 3
7.remainder(-3)
-7.remainder(3)
7.divmod(2)
-7.divmod(2)
7.fdiv(2)
7.0 / 2
7 / 2.0
1 / 0
1 % 0
1.0 / 0
-1.0 / 0
0.0 / 0
1.divmod(0)
1.0.divmod(0)
7.5.divmod(2)
-7.5.divmod(2)
7.5 % -2
2 ** 10
2 ** -1
2 ** 0.5
(-8) ** (1.0/3)
0 ** -1
4 ** 0.5
10.pow(3, 7)
2 ** 100
(2 ** 100).to_s
123456789 ** 3
10.digits
1234.digits(100)
-1.digits
255.to_s(2)
255.to_s(16)
-255.to_s(36)
"ff".to_i(16)
3.7.to_i
-3.7.to_i
3.7.floor
-3.7.floor
3.2.ceil
-3.2.ceil
3.5.round
2.5.round
-2.5.round
2.5.round(half: :even)
2.5.round(half: :down)
2.5.round(half: :up)
2.5.round(half: :foo)
2.675.round(2)
1.005.round(2)
0.285.round(2)
1.15.round(1)
1.25.round(1)
1.35.round(1)
8.505.round(2)
1234.567.round(-2)
1234.round(-2)
1250.round(-2)
1350.round(-2)
1250.round(-2, half: :even)
-1250.round(-2)
15.round(-1)
25.round(-1, half: :even)
25.round(-1, half: :down)
1234.567.floor(1)
1234.567.ceil(1)
1234.567.floor(-2)
1234.567.ceil(-2)
1234.floor(-2)
1234.ceil(-2)
1234.truncate(-2)
-1234.567.truncate(1)
0.1 + 0.2
1.1 * 3
1e20
1e15
1e16
1e-4
1e-5
1.0e-10
123456789.123456789
1e100
100.0
1e2
1.0
-0.0
1.23456789012345e+15
9007199254740993
1e23
5e-324
1.7976931348623157e308
Float::INFINITY
-Float::INFINITY
Float::NAN
Float::MAX
Float::MIN
Float::EPSILON
Float::DIG
0.1.rationalize(Rational(1,100))
3.14.to_r
0.5.to_r
0.333.rationalize
1.5.numerator
3.14.truncate(1)
10.gcd(4)
10.lcm(4)
10.gcdlcm(4)
5.pred
5.succ
5.ord
65.chr
256.chr
256.chr("UTF-8")
300.chr(Encoding::UTF_8)
5.bit_length
-1.bit_length
255.bit_length
(2**64).bit_length
5[0]
5[1]
5[0,2]
5[0..1]
~5
5 & 3
5 | 3
5 ^ 3
5 << 2
5 >> 1
-5 >> 1
1 << -1
5 <=> 3
5 <=> "a"
5 == 5.0
5.eql?(5.0)
5.equal?(5)
5 === 5.0
5.between?(1, 10)
5.clamp(1, 3)
5.clamp(..3)
5.clamp(7..)
5.clamp(3, 1)
5.zero?
0.zero?
5.positive?
-5.negative?
5.even?
5.odd?
5.integer?
5.0.integer?
5.finite?
(1.0/0).infinite?
(0.0/0).nan?
5.abs
-5.abs
-5.magnitude
-5.5.abs
5.to_f
5.to_r
5.to_c
5.coerce(2.0)
5.coerce(2)
5.0.coerce(2)
1 + "a"
1 + nil
"a" + 1
1.5 + nil
nil + 1
1 + [1]
1 < "a"
1 < nil
1.0 < "a"
[1] < [2]
Integer("42")
Integer("0x1F", 16)
Integer("0b101", 2)
Integer("abc")
Integer("12abc")
Integer("")
Integer(" 42 ")
Integer("4_2")
Integer("4__2")
Integer("_42")
Integer("0o17")
Integer("017")
Integer("08")
Integer("1e3")
Integer("1.5")
Integer(1.9)
Integer(nil)
Integer([1])
Integer("z", 36)
Integer("12", 3)
Integer("abc", exception: false)
Integer(nil, exception: false)
Integer(Float::NAN)
Integer(Float::INFINITY)
Float("1.5")
Float("1e3")
Float("abc")
Float("")
Float("1_000.5")
Float(" 1.5 ")
Float("1.")
Float(".5")
Float("0x1A")
Float(nil)
Float("x", exception: false)
Float::INFINITY.to_i
Float::NAN.to_i
Integer.sqrt(17)
Integer.sqrt(-1)
10.0.to_s
10.5.inspect
1_000_000
0b101
0o17
0xff
1e3.to_i
3.14.to_s
12345678901234567890
12345678901234567890 % 97
-12345678901234567890 / 7
2 ** 64 - 1
(2 ** 64).class
1.0.eql?(1.0)
1.hash == 1.0.hash
1.0.to_i.class
0.1 * 3
1.1 + 2.2
3.0 * 1.1
1.0 / 3
2.0 / 3
10.0 / 3.0
1e3 / 7
1.0.next_float
1.0.prev_float
3.7 % 1
-3.7 % 1
3.7.modulo(1)
3.7.divmod(1.2)
1.0.floor
1.9.to_i
1.5.floor(-1)
15.5.floor(-1)
0.5.round
1.5.round
-0.5.round
-1.5.round
0.5.floor
-0.5.ceil
1e300 * 1e10
10 ** 20
10 ** 20.0
10.0 ** 20
1.23456789e-7
0.00001234
123e18
1.0e15.to_i
4.2 % 0.1
1.step(2, 0.5).to_a
1.upto(3).map { |x| x }
10.downto(7).to_a
3.times.to_a
5.pow(2)
5.0.pow(2)
2.0 ** 3
5.numerator
0.75.rationalize
Math.sqrt(16)
Math.sqrt(-1)
Math.hypot(3,4)
Math.log(8, 2)
Math.log2(8)
Math.log10(1000)
Math.log(0)
Math.log(-1)
Math.cbrt(27)
Math::PI.round(5)
Math.sin(0)
Math.atan2(1, 1)
Math.exp(1)
Math.sqrt("a")
Math.sqrt(nil)
Rational(1, 3)
Rational("1/3")
Rational(0.5)
Rational(1, 3) + Rational(1, 6)
Rational(1, 3) * 3
Rational(3, 4).to_f
Rational(7, 2).round
Rational(7, 2).floor
Rational(7, 2).to_i
1/3r
3.to_r
1r + 0.5
Rational(1, 0)
Rational("abc")
Rational(1.5)
0.1r
1.5.to_r
Rational(5, 10).inspect
Rational(5, 10).to_s
Rational(7, 3).divmod(Rational(1, 2))
Rational(1,2) <=> 0.5
Rational(1,2) == 0.5
1 <=> Rational(1, 2)
[Rational(1,2), 0.3, 1].sort
[Rational(1,2), 1].sum
Complex(1, 2)
Complex(1, 2) * Complex(0, 1)
Complex("1+2i")
3.to_c
2i
Complex(3, 4).abs
Complex(1,2) + 1
Complex(1,2).conjugate
5.fdiv(3).round(3)
5.ceil(-1)
5.0.ceil(2)
0.1.floor(20)
12.34.ceil(1)
12.34.floor(1)
-12.34.ceil(1)
0.05.round(1)
0.15.round(1)
0.25.round(1, half: :even)
0.35.round(1, half: :down)
1.23456.round(4)
99.995.round(2)
1e-10.round(5)
123.456.round(20)
1e20.round(2)
33.333.round(1)
5.5.round.class
5.5.round(0).class
5.5.round(1).class
1.1.ceil(0)
25.0.round(-1)
35.0.round(-1)
1.0.to_s + "x"
10.to_s.rjust(4, "0")
"%.15g" % 0.1
"%.17g" % 0.1
"%s" % 1e2
1.0.inspect
1234567.89.to_s
0.1 + 0.7
1.23e2
100.0.to_s
1e7.to_s
1e14.to_s
12345678912345.678
0.1 - 0.3
1.0 - 0.9
4.35 * 100
1.1 - 1.0
1.0 % 0.1
2.4.to_i
1.0.frozen?
1.dup
1.5.clone
1.size
1.object_id
nil.object_id
true.object_id
1.method(:+).call(2)
[1, 2.0, 3r].map(&:class)
1.instance_of?(Integer)
1.is_a?(Comparable)
1.is_a?(Numeric)
Integer === 1
Float === 1
Numeric === 1r
(1..10) === 5.5
1.respond_to?(:+)
1.nonzero?
0.nonzero?
3.14.nonzero?
5.allbits?(5)
5.anybits?(2)
5.nobits?(2)
1.0.nan?
1 <=> nil
1.0 <=> Float::NAN
Float::NAN == Float::NAN
3.7 .truncate
-3.7.truncate
1e3.to_i.to_s
Integer("1", 2)
"1010".to_i(2)
"0x1f".hex
1.to_s.encoding
:a <=> :b
3.zero? ? 1 : 2
-2 ** 2
(-2) ** 2
-2.abs
2 ** 3 ** 2
10 - 2 - 3
1 + 2 * 3
5 / 2 * 2
!!1
1 && 2
nil.to_a
"""


def test_the_values_and_errors_are_those_of_mri(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)
