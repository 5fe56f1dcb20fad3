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
        ("iniparse", "IniParse.parse(\"; c\\n[x]\\nk = v\\nn = 5\\n\").tap { |d| d['x']['n'] = 6 }.to_ini", r'"; c\n[x]\nk = v\nn = 6\n"'),
        ("iniparse", "IniParse.gen { |d| d.section('s') { |s| s.option 'a', true } }['s']['a']", "true"),
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


def test_providers_of_gems_derive_from_chefs(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/rvm.rb",
        """
class Rvm < Chef::Provider::Package::Rubygems
  class Environment < AlternateGemEnvironment
  end
end
""",
    )
    gem = '#!/bin/sh\necho "$@" >> OUT/asked\n[ "$1" = env ] && echo OUT/gems:/other || echo 3.3.0\n'
    repo.recipe(
        f"file('OUT/gem') {{ content <<'EOS'\n{gem}EOS\n  mode '0755' }}.run_action(:create)\n"
        "here = Rvm::Environment.new('OUT/gem')\n"
        "::File.write('OUT/log', [here.gem_paths, here.rubygems_version].inspect)\n"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == [f'[["{repo.out}/gems", "/other"], "3.3.0"]']


def test_recipes_look_for_programs_with_mkmf(repo: ChefRepository) -> None:
    repo.recipe(
        "require 'mkmf'\n::File.write('OUT/log', [find_executable('sh'), find_executable('no-such', '/bin')].inspect)\n"
    )
    assert repo.run().status == 0
    assert repo.log() in (['["/usr/bin/sh", nil]'], ['["/bin/sh", nil]'])


SUGAR = """
chef_gem('chef-sugar') { compile_time true }
require 'chef/sugar'
compile_time do
  file('OUT/early') { content 'x' }
end
log 'b'
before('log[b]') { log 'a' }
after('log[b]') { log 'c' }
node.namespace('app') { port 80; namespace('deep') { word 'said' } }
said = %s
::File.write('OUT/log', said.inspect)
"""


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("::File.exist?('OUT/early')", "true"),
        ("node['app']", '{"port"=>80, "deep"=>{"word"=>"said"}}'),
        ("[node.deep_fetch('app', 'port'), node.deep_fetch('no', 'way')]", "[80, nil]"),
        ("(node.deep_fetch!('no', 'way') rescue $!.class.superclass)", "ArgumentError"),
        ("[node.in?('_default'), node.in?(/prod/)]", "[true, false]"),
        ("[version('1.2.3').satisfies?('~> 1.2'), constraint('>= 2').satisfied_by?('1')]", "[true, false]"),
        ("[includes_recipe?('app'), includes_recipe?('other')]", "[true, false]"),
        ("[installed?('sh'), installed?('no-such-program')]", "[true, false]"),
    ],
)
def test_the_words_of_chef_sugar(repo: ChefRepository, code: str, shown: str) -> None:
    repo.recipe(SUGAR % code)
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == [shown]
    assert [row[0] for row in run.rows if row[0].startswith("log")] == ["log[a]", "log[b]", "log[c]"]
