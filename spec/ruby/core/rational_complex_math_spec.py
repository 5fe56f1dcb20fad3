"""Rational, Complex and Math: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SETUP = r"""
$a = Rational(3, 4)
$c = Complex(1, 2)
"""

SAME = r"""
Rational(6,8)
Rational("0.75")
Rational("1/3")
Rational("abc")
Rational("1/0")
Rational(1,0)
Rational(nil)
Rational("x", exception: false)
Rational(0.5)
Rational(1.5, 2)
3r + 1/3r
a + 1
a + 1.0
a - a
a * 4
a / 0
a / 0.0
a ** 2
a ** -2
a ** 0.5
a ** Rational(1,2)
1 + a
1.0 + a
2 ** a
2 ** -1
2 / a
7.fdiv(2)
7.quo(2)
7.quo(2.0)
a.round
a.floor
a.ceil
Rational(-7,2).round
Rational(5,2).round(half: :even)
Rational(22,7).round(2)
Rational(12345,10).round(-2)
Rational(-7,2).truncate
a <=> 1
a == 0.75
a < 1
1 > a
a < "x"
a <=> "x"
[a, 0.5, 1].sort
[a, 0.5, 1].max
a.to_s
a.inspect
"#{a}"
a.to_i
a.to_f
a.numerator
a.denominator
a.zero?
a.hash == Rational(3,4).hash
{a => 1}[Rational(3,4)]
0.5.to_r
0.1.rationalize
0.333.rationalize(Rational(1,100))
3.14.to_r
"1.5".to_r
"2/4abc".to_r
"abc".to_r
a.divmod(Rational(1,3))
a % Rational(1,3)
a.div(2)
a.abs
-a
+a
1.5.rationalize(Rational(1,100))
Rational(311,100).rationalize(Rational(1,100))
[Rational(1,2), Rational(1,3)].sum
[1, Rational(1,2), 0.5].sum
a.is_a?(Numeric)
a.integer?
a.frozen?
a.dup.equal?(a)
Rational.new(1)
a.coerce(1)
a.coerce(1.5)
a + nil
a + "x"
a.between?(0, 1)
a.clamp(0, 0.5)
a.positive?
1.to_r
nil.to_r
3.rationalize
c
c.to_s
Complex("1+2i")
Complex("3.5")
Complex("i")
Complex("-2.5i")
Complex("1@2")
Complex("x")
Complex(1.0, -2.5)
Complex(nil)
c + 1
c - c
c * c
c / c
c / Complex(3,4)
c / 2
c / 2.0
c ** 2
c ** -1
c ** 0.5
c ** c
c.abs
c.abs2
c.arg
c.polar
c.rect
c.conj
c.real
c.imaginary
c.real?
1.real?
c == Complex(1,2)
Complex(1,0) == 1
1 == Complex(1,0)
c <=> 1
Complex(1,0) <=> 2
c > 1
c.to_i
Complex(3,0).to_i
Complex(3,0.0).to_i
3i
2+3i
3.to_c
2.5.to_c
"1+2i".to_c
"x".to_c
Complex(1,2).hash == Complex(1,2).hash
Complex::I
Complex.polar(1, Math::PI/2)
Complex.polar(2, 1)
Complex.rect(1,2)
1 + c
1.0 * c
2 ** c
Rational(1,2) + c
Complex(Rational(1,2), 3)
Complex(1.0, Float::NAN)
Complex(1, -0.0)
c.numerator
(-8) ** (1.0/3)
c.finite?
c.infinite?
5.abs2
5.arg
-5.arg
5.polar
5.rect
5.conj
5.i
0.5.numerator
0.5.denominator
Math.acosh(2)
Math.atanh(0.5)
Math.sqrt(-1)
Math.log(-1)
Math.log(0)
Math.log(8, 2)
Math.log2(2**100)
Math.log(10**400)
Math.sqrt("4")
Math.sqrt(nil)
Math.hypot(3,4)
Math.atan2(1,1)
Math.ldexp(0.5, 3)
Math.frexp(1234)
Math.cbrt(27)
Math.cbrt(-27)
Math.cbrt(2)
Math.cbrt(1000)
Math::PI
Math::E
Math.sqrt(Rational(1,4))
Math.exp(1000)
Math.log10(1000)
Math.log(2.718281828)
Integer.sqrt(24)
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    prefix = "a, c = $a, $c; "
    same_as_mri(SETUP + "\n".join(prefix + line for line in SAME.strip().splitlines()))
