from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, Callable

import pytest

from pysolo.ruby import stdlib
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.interpreter import Interpreter

FOLDER = Path(stdlib.__file__).parent


@pytest.mark.parametrize("name", sorted(set(stdlib.LIBRARIES.values())))
def test_every_library_named_is_there(name: str) -> None:
    if name.endswith(".rb"):
        assert (FOLDER / name).is_file()
    else:
        assert isinstance(
            importlib.import_module(name if name.startswith("pysolo.") else "pysolo.ruby.stdlib." + name).CLASSES, tuple
        )


@pytest.mark.parametrize("feature", sorted(set(stdlib.LIBRARIES) - {"set/sorted_set"}))
def test_every_library_loads_by_itself(feature: str) -> None:
    rt = Interpreter()
    assert rt.require(feature) is True
    assert rt.require(feature) is False


def test_the_sorted_set_says_that_it_moved_out() -> None:
    with pytest.raises(RubyError, match="has been extracted from the `set` library"):
        Interpreter().require("set/sorted_set")


@pytest.mark.parametrize("constant", sorted(stdlib.AUTOLOADED))
def test_constants_that_load_their_library(constant: str) -> None:
    assert Interpreter().const_get(constant) is not None


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("[1, nil].to_json", "[1,null]"),
        ("{ 'a' => 1 }.to_yaml", "---\na: 1\n"),
        ("'a b'.shellescape", "a\\ b"),
        ("[1, 1].to_set.size", 1),
        ("Time.parse('2024-01-02T03:04:05Z').iso8601", "2024-01-02T03:04:05Z"),
        ("URI('http://h/p').path", "/p"),
        ("Dir.tmpdir.class.name", "String"),
        ("'1.50'.to_d.to_s", "0.15e1"),
        ("['a,b'].to_csv", '"a,b"\n'),
    ],
)
def test_methods_that_load_their_library(code: str, result: Any) -> None:
    rt = Interpreter()
    assert rt.to_python(rt.eval_source(code, "spec.rb")) == result


@pytest.mark.parametrize("place", sorted(stdlib.METHODS))
def test_the_library_of_a_method_defines_it(place: str) -> None:
    rt = Interpreter(preloaded=False)
    single = "#" not in place
    owner, _, name = place.partition("." if single else "#")
    rt.require(stdlib.METHODS[place])
    holder = rt.singleton_class(rt.classes[owner]) if single else rt.classes[owner]
    assert holder.find(name) is not None or rt.c_object.find(name) is not None


def test_a_library_that_does_not_exist_is_named(lib: Interpreter) -> None:
    with pytest.raises(RubyError) as raised:
        lib.require("no_such_gem")
    assert lib.class_name(raised.value.exc) == "LoadError"
    assert lib.message_of(raised.value.exc) == "cannot load such file -- no_such_gem"


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pysolo.ruby.runtime.interpreter import Interpreter; Interpreter()\n"
        "heavy = ('json', 'ssl', 'http', 'hashlib', 'pysolo.ruby.stdlib.json', 'pysolo.ruby.stdlib.yaml', 'pysolo.ruby.stdlib.date')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("Gem::Version.new('1.10') > Gem::Version.new('1.9')", True),
        ("Gem::Requirement.new('~> 1.4.2').satisfied_by?(Gem::Version.new('1.4.9'))", True),
        ("Gem::Version.new('1.0.rc1') < Gem::Version.new('1.0')", True),
        ("IPAddr.new('10.0.0.0/8').include?('10.9.9.9')", True),
        ("URI.join('http://h/a/b', '../c').to_s", "http://h/c"),
        ("Pathname.new('/a/b').relative_path_from(Pathname.new('/a/c')).to_s", "../b"),
        ("(Set[3, 1] | [2]).to_a", [3, 1, 2]),
        ("Digest::SHA256.hexdigest('abc')[0, 8]", "ba7816bf"),
        ("Base64.strict_encode64('hello')", "aGVsbG8="),
        ("ERB.new('<% 2.times do |i| -%>\n<%= i %>\n<% end -%>\n', trim_mode: '-').result", "0\n1\n"),
        ("Date.new(2024, 1, 31).next_month.to_s", "2024-02-29"),
        ("BigDecimal('0.1') * 3 == BigDecimal('0.3')", True),
        ("begin; Timeout.timeout(0.01) { loop {} }; rescue Timeout::Error => e; e.message; end", "execution expired"),
    ],
)
def test_a_line_of_each(value: Callable[[str], Any], code: str, result: Any) -> None:
    assert value(code) == result
