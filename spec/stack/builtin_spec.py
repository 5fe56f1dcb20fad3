"""Chef 11 stacks with the service's own cookbooks, and without."""

from __future__ import annotations

import json
from typing import Any

Here = Any
LAYER = {
    "Type": "web",
    "Name": "Static",
    "Shortname": "web",
    "CustomRecipes": {"Setup": ["site::eleven"]},
}


def prepare(here: Here) -> None:
    path = here.folder / "stack.json"
    document = json.loads(path.read_text())
    document["Stack"]["ConfigurationManager"] = {"Name": "Chef", "Version": "11.10"}
    document["Layers"] = [LAYER]
    document["Instances"] = [{"Hostname": "app1", "Layers": ["web"], "PrivateIp": "10.0.0.1"}]
    path.write_text(json.dumps(document))
    (here.repository / "site/recipes/eleven.rb").write_text(
        'file("#{node["out"]}/eleven") { content node[:opsworks][:instance][:layers].join + node[:deploy].keys.join }\n'
    )
    # A custom file replaces just that file of the built-in cookbook.
    (here.repository / "nginx/attributes").mkdir(parents=True)
    (here.repository / "nginx/attributes/customize.rb").write_text('normal[:nginx][:word] = "custom"\n')
    here.commit()


def test_what_is_not_there_is_left_out_and_said(here: Here) -> None:
    prepare(here)
    assert here("run-list", "--instance", "app1", "--event", "setup") == 0
    assert json.loads(here.text) == ["nginx", "site::eleven", "deploy::web"]
    assert here("run", "--instance", "app1", "--event", "execute_recipes", "--recipe", "deploy::web") == 0
    assert "Not run, for these recipes of the service are not here (--builtin-cookbooks): deploy::web" in here.text


def test_built_in_and_custom_cookbooks_are_merged_file_by_file(here: Here) -> None:
    prepare(here)
    own = here.folder / "builtin"
    for name, recipe, text in (
        ("nginx", "default", 'file("#{node["out"]}/nginx") { content node[:nginx][:word] }'),
        ("deploy", "web", 'file("#{node["out"]}/web") { content node[:deploy][:shop][:deploy_to] }'),
    ):
        (own / name / "recipes").mkdir(parents=True)
        (own / name / "recipes" / f"{recipe}.rb").write_text(text)
        (own / name / "metadata.rb").write_text(f'name "{name}"\n')
    (own / "nginx/attributes").mkdir()
    (own / "nginx/attributes/default.rb").write_text(
        'default[:nginx][:word] = "built-in"\ninclude_attribute "nginx::customize"\n'
    )
    (own / "nginx/attributes/customize.rb").write_text("")
    assert here("run", "--instance", "app1", "--event", "setup", "--builtin-cookbooks", str(own)) == 0
    assert (here.out / "nginx").read_text() == "custom"
    assert (here.out / "web").read_text() == "/srv/www/shop"
    assert (here.out / "eleven").read_text() == "webshop"


def test_recipes_have_the_words_of_the_old_agent(here: Here) -> None:
    prepare(here)
    (here.repository / "site/recipes/old.rb").write_text(
        'file("#{node.out}/old") do\n'
        '  content [node.opsworks.instance.hostname, " ".blank?, {}.presence, node[:ebs][:raids].blank?].inspect\n'
        "end\n"
    )
    here.commit()
    assert here("run", "--instance", "app1", "--event", "execute_recipes", "--recipe", "site::old") == 0
    assert (here.out / "old").read_text() == '["app1", true, nil, true]'


def test_recipes_of_chef_12_have_not(here: Here) -> None:
    (here.repository / "site/recipes/old.rb").write_text('"".blank?')
    here.commit()
    assert here("run", "--instance", "app1", "--event", "execute_recipes", "--recipe", "site::old") == 1
    assert "undefined method `blank?'" in here.text + here.errors


def test_a_null_leaves_a_cookbooks_default_alone(here: Here) -> None:
    prepare(here)
    (here.repository / "site/attributes").mkdir()
    (here.repository / "site/attributes/default.rb").write_text(
        'node[:deploy].each_key { |app| default[:deploy][app][:rails_env] = "production" }\n'
    )
    (here.repository / "site/recipes/nulls.rb").write_text(
        'shop = node[:deploy][:shop]\nfile("#{node["out"]}/nulls") do\n'
        "  content [shop[:rails_env], shop.key?(:document_root), shop[:document_root], node[:dependencies][:debs]].inspect\n"
        "end\n"
    )
    here.commit()
    path = here.folder / "stack.json"
    document = json.loads(path.read_text())
    document["Layers"][0]["Packages"] = ["htop"]
    path.write_text(json.dumps(document))
    assert here("run", "--instance", "app1", "--event", "execute_recipes", "--recipe", "site::nulls") == 0
    assert (here.out / "nulls").read_text() == '["production", true, nil, {"htop"=>nil}]'
