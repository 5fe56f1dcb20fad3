from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.coroutine import Coroutine
from pysolo.ruby.runtime.interpreter import Interpreter

Run = Callable[[str], str]


def test_python_data_goes_in_and_comes_out(rt: Interpreter) -> None:
    data = {"a": [1, 2.5, None, True], "b": {"c": "d"}}
    assert rt.to_python(rt.from_python(data)) == data


def test_conversions_say_what_they_refuse(rt: Interpreter) -> None:
    for convert, value, message in (
        (rt.to_str, None, "no implicit conversion of nil into String"),
        (rt.to_int, rt.str("1"), "no implicit conversion of String into Integer"),
        (rt.to_ary, 5, "no implicit conversion of Integer into Array"),
    ):
        with pytest.raises(RubyError) as caught:
            convert(value)
        assert rt.message_of(caught.value.exc) == message


def test_an_instance_eval_of_source_defines_on_the_object_alone(rt: Interpreter) -> None:
    one, two = rt.new(rt.c_object), rt.new(rt.c_object)
    rt.instance_eval_source("LIMIT = 3\ndef limit = LIMIT", one, "recipe.rb")
    assert rt.send(one, "limit") == 3
    assert not rt.respond_to(two, "limit", True)


def test_a_block_runs_with_another_self(rt: Interpreter) -> None:
    block = rt.eval_source("proc { |x| [self, x, @y] }", "a.rb")
    target = rt.new(rt.c_object)
    rt.ivar_set(target, "@y", 7)
    assert rt.instance_exec(block, target, 1).items == [target, 1, 7]


def test_files_are_required_once(rt: Interpreter, ruby: Run, tmp_path: Path) -> None:
    (tmp_path / "lib.rb").write_text("$n = ($n || 0) + 1\n")
    rt.load_path.append(rt.str(str(tmp_path)))
    assert ruby("p require('lib'), require('lib'), $n") == "true\nfalse\n1\n"
    with pytest.raises(RubyError) as caught:
        rt.require("no/such")
    assert rt.message_of(caught.value.exc) == "cannot load such file -- no/such"


def test_the_running_line_is_known(rt: Interpreter) -> None:
    seen = []

    def look(args: Any, kw: Any, block: Any) -> None:
        seen.append(rt.caller_location())

    rt.globals["$look"] = rt.native_proc(look)
    rt.eval_source("x = 1\n\n$look.call\n", "recipe.rb")
    assert seen == [("recipe.rb", 3)]


def test_a_failed_call_leaves_no_frame_behind(rt: Interpreter) -> None:
    before = rt.frame
    with pytest.raises(RubyError):
        rt.eval_source("def a = raise('x')\n[1].each { a }", "a.rb")
    assert rt.frame is before


def test_coroutines_take_turns(rt: Interpreter) -> None:
    def body(co: Coroutine, first: Any) -> Any:
        second = co.hand_out(first + 1)
        return second * 2

    co = Coroutine(rt, body)
    assert (co.resume(1), co.resume(5), co.finished) == (2, 10, True)


def test_an_interpreter_shares_nothing_with_another() -> None:
    one, two = Interpreter(), Interpreter()
    one.eval_source("class String; def shout = upcase; end; X = 1", "a.rb")
    assert one.send(one.str("a"), "shout").s == "A"
    with pytest.raises(RubyError):
        two.eval_source("'a'.shout", "b.rb")
    assert "X" not in two.c_object.consts


def test_redefined_operators_are_respected(ruby: Run) -> None:
    assert ruby("class Integer; alias old_plus +; def +(o) = old_plus(o).old_plus(100); end\np 1 + 1") == "102\n"
