"""Gems that cookbooks require at compile time and that have a stand-in."""

from __future__ import annotations

import pytest

from spec.converge.repository import ChefRepository


@pytest.mark.parametrize(
    "gem, code, shown",
    [
        ("deepsort", "{ 'b' => [2, 1], 'a' => { 'z' => 1, 'y' => 2 } }.deep_sort", '{"a"=>{"y"=>2, "z"=>1}, "b"=>[1, 2]}'),
        ("deepsort", "[['b', :a], [1]].deep_sort", '[[1], [:a, "b"]]'),
        ("inifile", "IniFile.new(content: \"a = 1\\n[x]\\n; c\\nk=v # c\\nt = true\\n\").to_h",
         '{"global"=>{"a"=>1}, "x"=>{"k"=>"v", "t"=>true}}'),
        ("inifile", "IniFile.new(content: { 'x' => { a: 1 } }).to_s", r'"[x]\na = 1\n\n"'),
        ("toml-rb", "TomlRB.parse(\"a = 0x10\\n[x.y]\\nl = [1,\\n 2] # c\\n[[z]]\\nn.m=\\\"q\\\"\\n[[z]]\\nn={a=2.5}\\n\")",
         '{"a"=>16, "x"=>{"y"=>{"l"=>[1, 2]}}, "z"=>[{"n"=>{"m"=>"q"}}, {"n"=>{"a"=>2.5}}]}'),
        ("toml-rb", "TomlRB.parse(TomlRB.dump('a b' => \"x\\n\", 't' => { 'l' => [{ 'k' => [true, 1.5] }] }))",
         r'{"a b"=>"x\n", "t"=>{"l"=>[{"k"=>[true, 1.5]}]}}'),
        ("toml-rb", "(TomlRB.parse('a = ') rescue $!.class)", "TomlRB::ParseError"),
        ("rest-client", "RestClient::ResourceNotFound.new(nil, 404).message", '"404 Resource Not Found"'),
        ("rest-client", "(RestClient.get('http://127.0.0.1:1/') rescue $!.class)", "Errno::ECONNREFUSED"),
    ],
)  # fmt: skip
def test_what_cookbooks_use_of_a_gem_is_there(repo: ChefRepository, gem: str, code: str, shown: str) -> None:
    repo.recipe(
        f"chef_gem('{gem}') {{ compile_time true }}\nrequire '{gem}'\n::File.write('OUT/log', ({code}).inspect + \"\\n\")\n"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == [shown]


def test_a_gem_without_a_stand_in_can_be_rescued(repo: ChefRepository) -> None:
    repo.recipe("begin\n  require 'mongo'\nrescue LoadError => e\n  ::File.write('OUT/log', e.message)\nend\n")
    assert repo.run().status == 0
    assert repo.log() == ["cannot load such file -- mongo"]
