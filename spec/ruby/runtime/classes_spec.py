from __future__ import annotations

from typing import Callable, Optional

import pytest

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.interpreter import Interpreter
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RProc, Value

Run = Callable[[str], str]

point = NativeClass("SpecPoint", includes=("Comparable",))


@point.method("plain")
def plain(rt: Interpreter, self: Value, a: Value, b: Value) -> Value:
    return rt.array([a, b])


@point.method("coerced")
def coerced(rt: Interpreter, self: Value, text: str, count: int = 2, *more: int) -> str:
    return text * count + "".join(map(str, more))


@point.method("named")
def named(rt: Interpreter, self: Value, *, deep: bool = False, block: Optional[RProc] = None) -> Value:
    return rt.call_block(block, deep) if block is not None else deep


point.constants["LIMIT"] = 3


@pytest.fixture
def shown(rt: Interpreter, ruby: Run) -> Run:
    rt.install(point)
    return lambda call: ruby("begin; p(SpecPoint.new.%s); rescue => e; puts e.message; end" % call).rstrip("\n")


def test_native_methods_take_rubys_arguments(shown: Run) -> None:
    assert shown("plain(1, nil)") == "[1, nil]"
    assert shown("plain(1)") == "wrong number of arguments (given 1, expected 2)"
    assert shown("plain(1, x: 2)") == "[1, {:x=>2}]"
    assert shown("coerced('ab')") == '"abab"'
    assert shown("coerced('ab', 1.9, 7, 8)") == '"ab78"'
    assert shown("coerced(:sym)") == "no implicit conversion of Symbol into String"
    assert shown("coerced") == "wrong number of arguments (given 0, expected 1+)"
    assert shown("named(deep: 1)") == "true"
    assert shown("named { |d| d }") == "false"
    assert shown("named(wide: 1)") == "unknown keyword: :wide"
    assert shown("method(:coerced).arity") == "-1"


def test_constants_and_includes_of_a_native_class(rt: Interpreter) -> None:
    cls = rt.install(point)
    assert rt.const_get("SpecPoint::LIMIT") == 3
    assert rt.classes["Comparable"] in cls.ancestors


def test_class_methods_are_inherited_even_when_added_later(ruby: Run) -> None:
    assert ruby("class A; end\nclass B < A; end\ndef A.x = 1\np B.x") == "1\n"


def test_a_module_included_later_reaches_existing_subclasses(ruby: Run) -> None:
    assert (
        ruby("class A; end\nclass B < A; end\nmodule M; def m = :m; end\nclass A; include M; end\np B.new.m") == ":m\n"
    )


def test_constants_are_found_lexically_then_in_ancestors(ruby: Run) -> None:
    text = """
X = :top
module M
  X = :m
  class A; def x = X; end
end
class M::B; def x = X; end
class P; Y = :p; end
class C < P; def y = Y; end
p M::A.new.x, M::B.new.x, C.new.y
begin; M::Nope; rescue NameError => e; puts e.message; end
"""
    assert ruby(text) == ":m\n:top\n:p\nuninitialized constant M::Nope\n"


def test_an_embedder_can_supply_constants(rt: Interpreter, ruby: Run) -> None:
    rt.extend_const_missing(lambda _cls, name: 42 if name == "Answer" else UNSET)
    assert ruby("p Answer; p defined?(Question)") == "42\nnil\n"


def test_method_missing_answers_for_absent_methods(ruby: Run) -> None:
    text = """
class A
  def method_missing(n, *a) = n == :dyn ? [n, a] : super
  def respond_to_missing?(n, p = false) = n == :dyn
end
p A.new.dyn(1), A.new.respond_to?(:dyn)
begin; A.new.other; rescue NoMethodError => e; p e.name; end
"""
    assert ruby(text) == "[:dyn, [1]]\ntrue\n:other\n"


def test_messages_name_the_receiver(ruby: Run) -> None:
    text = "[-> { nil.foo }, -> { foo }, -> { String.foo }].each { |l| l.call rescue puts $!.message }"
    assert ruby(text) == (
        "undefined method `foo' for nil:NilClass\n"
        "undefined local variable or method `foo' for main:Object\n"
        "undefined method `foo' for String:Class\n"
    )


def test_a_superclass_mismatch_is_refused(rt: Interpreter, ruby: Run) -> None:
    with pytest.raises(RubyError) as caught:
        ruby("class A; end\nclass A < String; end")
    assert rt.message_of(caught.value.exc) == "superclass mismatch for class A"
