"""Definitions: words of cookbooks from before custom resources."""

from __future__ import annotations

from spec.converge.repository import ChefRepository

SITE = """
define :app_site, port: 80, names: [] do
  file "OUT/#{params[:name]}" do
    content [params[:port], params[:names], params[:extra], params[:missing], node['app']['tier']].inspect
  end
end
"""


def site(repo: ChefRepository, recipe: str, definition: str = SITE) -> None:
    repo.write("app/attributes/default.rb", "default['app']['tier'] = 'web'\n")
    repo.write("app/definitions/site.rb", definition)
    repo.recipe(recipe)


def test_parameters_have_defaults_and_any_other_may_be_given(repo: ChefRepository) -> None:
    site(
        repo, "app_site 'a'\napp_site('b') do\n  port 8080\n  names %w(x y)\n  extra node['app']['tier'].upcase\nend\n"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert [row[0] for row in run.rows] == [f"file[{repo.out}/a]", f"file[{repo.out}/b]"]
    assert (repo.out / "a").read_text() == '[80, [], nil, nil, "web"]'
    assert (repo.out / "b").read_text() == '[8080, ["x", "y"], "WEB", nil, "web"]'


def test_definitions_call_definitions_and_notify(repo: ChefRepository) -> None:
    site(
        repo,
        "log('told') { action :nothing }\napp_sites 'a b'\n",
        SITE.replace("content [", "notifies :write, 'log[told]'\n    content [")
        + "define :app_sites do\n  params[:name].split.each { |one| app_site(one) { port 1 } }\nend\n",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert [row[0] for row in run.rows[-3:]] == [f"file[{repo.out}/a]", f"file[{repo.out}/b]", "log[told]"]


def test_a_definition_need_not_declare_anything(repo: ChefRepository) -> None:
    site(repo, "app_note 'x'\n", "define(:app_note) { ::File.write('OUT/log', params.keys.sort.inspect) }\n")
    assert repo.run().status == 0
    assert repo.log() == ["[:name]"]
