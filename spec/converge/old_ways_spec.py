"""What cookbooks of Chef 11 and 12 do and Chef 18 refuses."""

from __future__ import annotations

from spec.converge.repository import ChefRepository


def test_automatic_attributes_are_read_as_methods(repo: ChefRepository) -> None:
    repo.write("app/attributes/default.rb", "default['app']['on'] = platform\nset['app']['level'] = 'normal'\n")
    repo.recipe(
        """
node.set_unless['app']['level'] = 'kept'
::File.write('OUT/log', "#{node.platform_version} #{node['app']['on']} #{node['app']['level']}\\n")
"""
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["12 debian normal"]


def test_each_old_way_is_told_once(repo: ChefRepository) -> None:
    repo.recipe("3.times { node.platform }\n")
    assert repo.run(formatter="doc").output.count("Deprecated: node.platform") == 1


def test_attributes_of_cookbooks_are_no_methods(repo: ChefRepository) -> None:
    repo.write("app/attributes/default.rb", "default['app']['port'] = 1\n")
    repo.recipe("node.app.port\n")
    assert repo.run().error == "NoMethodError"


def test_the_configuration_can_refuse_old_ways(repo: ChefRepository) -> None:
    repo.recipe("node.set['a'] = 1\n")
    assert repo.run(treat_deprecation_warnings_as_errors=True).error == "NoMethodError"


def test_the_node_answers_as_the_hash_of_its_attributes(repo: ChefRepository) -> None:
    repo.recipe("::File.write('OUT/log', [node.include?('os'), node.select { |k, _| k == 'os' }].inspect)\n")
    assert repo.run().status == 0
    assert repo.log() == ['[true, {"os"=>"linux"}]']
