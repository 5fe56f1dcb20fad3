"""Custom resources, as chef-solo 18 runs them."""

from __future__ import annotations

import pytest

from spec.converge.repository import ChefRepository

LOG = "::File.write('OUT/log', %s + \"\\n\", mode: 'a')"


def test_properties_are_coerced_checked_and_defaulted(repo: ChefRepository) -> None:
    repo.recipe(
        """
app_site 'My Site' do
  size '2k'
end
""",
        site="""
property :site_name, String, name_property: true, coerce: ->(v) { v.downcase.tr(' ', '-') }
property :size, Integer, coerce: proc { |v| v.to_i * 1024 }, default: 7
property :label, String, default: lazy { "#{site_name}!" }
action :create do
"""
        + LOG % '"#{new_resource.site_name} #{new_resource.size} #{new_resource.label}"'
        + "\nend\n",
    )
    run = repo.run()
    assert run.error is None, run.message
    assert repo.log() == ["my-site 2048 my-site!"]


def test_a_value_of_the_wrong_type_fails_while_compiling(repo: ChefRepository) -> None:
    repo.recipe("app_pool('x') { size '8' }\n", pool="property :size, Integer, default: 4\naction(:create) { }\n")
    run = repo.run()
    assert run.error == "Chef::Exceptions::ValidationFailed"
    assert run.message == 'Property size must be one of: Integer!  You passed "8".'


def test_required_properties_are_asked_for_when_the_action_runs(repo: ChefRepository) -> None:
    body = "property :password, String, required: [:create]\naction(:create) { }\naction(:drop) { }\n"
    repo.recipe("app_db('a') { action :drop }\napp_db('b') { action :nothing }\napp_db 'c'\n", db=body)
    run = repo.run()
    assert run.error == "Chef::Exceptions::ValidationFailed"
    assert [status for _, _, status in run.rows] == ["up_to_date", "skipped", "failed"]


def test_converge_if_changed_compares_with_the_current_value(repo: ChefRepository) -> None:
    repo.recipe(
        "app_ini('OUT/x') { port 80 }\n",
        ini="""
property :path, String, name_property: true
property :port, Integer
load_current_value do |desired|
  current_value_does_not_exist! unless ::File.exist?(desired.path)
  port ::File.read(desired.path).to_i
end
action :create do
  converge_if_changed { ::File.write(new_resource.path, new_resource.port.to_s) }
end
""",
    )
    first = repo.run()
    assert first.rows == [(f"app_ini[{repo.out}/x]", "create", "updated")]
    assert first.report["resources"][0]["updates"] == [f"create {repo.out}/x", "  set port to 80"]
    assert repo.run().rows[0][2] == "up_to_date"
    (repo.out / "x").write_text("81")
    assert repo.run().report["resources"][0]["updates"][1] == "  set port to 80 (was 81)"


def test_why_run_changes_nothing_and_says_what_would(repo: ChefRepository) -> None:
    repo.recipe(
        "app_stamp 'OUT/x'\n",
        stamp="action(:make) { converge_by('stamp it') { ::File.write(new_resource.name, '') } }\n",
    )
    run = repo.run(why_run=True)
    assert run.rows[0][2] == "updated"
    assert not (repo.out / "x").exists()


def test_old_style_resources_and_providers(repo: ChefRepository) -> None:
    repo.recipe(
        "app_note('a') { text 'hi' }\n",
        note="actions :write\ndefault_action :write\nattribute :text, kind_of: String\n",
    )
    repo.write(
        "app/providers/note.rb",
        """
def load_current_resource
  @current_resource = new_resource.class.new(new_resource.name)
end
action :write do
  @new_resource.updated_by_last_action(line == 'hi a')
end
def line
  "#{new_resource.text} #{@current_resource.name}"
end
""",
    )
    run = repo.run()
    assert run.error is None, run.message
    assert run.rows == [("app_note[a]", "write", "updated")]


def test_a_library_class_inherits_actions(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/base.rb",
        """
class AppBase < Chef::Resource
  provides :app_base
  property :kind, String, default: 'base'
  action :show do
"""
        + LOG % "new_resource.kind"
        + """
  end
end
class AppChild < AppBase
  provides :app_child
  property :kind, String, default: 'child'
  action :show do
    super()
"""
        + LOG % "'more'"
        + "\n  end\nend\n",
    )
    repo.recipe("app_base 'a'\napp_child 'b'\n")
    run = repo.run()
    assert run.error is None, run.message
    assert repo.log() == ["base", "child", "more"]


def test_the_methods_of_an_action_are_at_hand_in_inner_blocks_but_private_ones_are_not(repo: ChefRepository) -> None:
    repo.recipe(
        "app_x 'a'\n",
        x="""
action :make do
  file('OUT/a') { content helper }
  file('OUT/b') { content hidden }
end
action_class do
  def helper
    'from helper'
  end
  private
  def hidden
    'x'
  end
end
""",
    )
    run = repo.run()
    assert run.error == "NoMethodError"
    assert (repo.out / "a").read_text() == "from helper"


def test_a_cookbook_takes_a_built_in_name_but_not_one_that_came_to_chef_from_a_cookbook(repo: ChefRepository) -> None:
    body = "provides :%s\naction(:show) { " + LOG % "'mine'" + " }\n"
    repo.recipe(
        "hostname 'x'\nsysctl 'y' do\n  value 1\n  action :nothing\nend\n",
        host=body % "hostname",
        ctl=body % "sysctl",
    )
    run = repo.run()
    assert run.error is None, run.message
    assert repo.log() == ["mine"]
    assert run.rows == [("hostname[x]", "show", "up_to_date"), ("sysctl[y]", "nothing", "skipped")]


@pytest.mark.parametrize(
    ("options", "value", "error", "message"),
    [
        (
            "Integer, callbacks: { 'is small' => ->(n) { n > 9 } }",
            "'x'",
            "ArgumentError",
            "comparison of String with 9",
        ),
        ("String, equal_to: %w(a b)", ":a", "Chef::Exceptions::ValidationFailed", "Option it must be equal to one of"),
        ("is: String, equal_to: %w(a b)", ":a", "Chef::Exceptions::ValidationFailed", "Property it must be one of"),
        (
            "kind_of: String, equal_to: %w(a b)",
            "1",
            "Chef::Exceptions::ValidationFailed",
            "Option it must be a kind of",
        ),
        (
            "String, regex: [/^a/, /^b/]",
            "1",
            "Chef::Exceptions::ValidationFailed",
            "Property it's value 1 does not match regular expression [/^a/, /^b/]",
        ),
    ],
)
def test_checks_run_as_written_with_the_type_before_the_options_last(
    repo: ChefRepository, options: str, value: str, error: str, message: str
) -> None:
    repo.recipe(f"app_thing('x') {{ it {value} }}\n", thing=f"property :it, {options}\naction(:create) {{ }}\n")
    run = repo.run()
    assert run.error == error
    assert run.message is not None and run.message.startswith(message)


def test_libraries_may_ask_what_a_name_means_here(repo: ChefRepository) -> None:
    repo.recipe(
        """
kind = Chef::ResourceResolver.resolve(:package, node: node)
note = ::File.open('OUT/log', 'a')
note.puts kind.name
note.puts Chef::ResourceResolver.resolve(:nothing_like_it).inspect
note.puts Chef::ProviderResolver.new(node, kind.new('x', run_context), :install).resolve.name
note.close
"""
    )
    run = repo.run()
    assert run.error is None, run.message
    assert repo.log() == ["Chef::Resource::AptPackage", "nil", "Chef::Provider::Package::Apt"]


def test_a_module_may_hold_properties(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/shared.rb",
        "module Shared\n  include Chef::Mixin::Properties\n  property :x, Integer, default: 10\n"
        "  property :y, default: lazy { x + 1 }\nend\n",
    )
    repo.recipe(
        "app_thing('a') { x 5 }\n",
        thing="include Shared\nproperty :z, default: 3\n"
        "action(:create) { n = new_resource; ::File.write('OUT/log', [n.x, n.y, n.z].inspect) }\n",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["[5, 6, 3]"]


def test_the_state_may_be_named_before_its_properties(repo: ChefRepository) -> None:
    repo.recipe(
        "app_thing('a') { word 'said' }\n",
        thing="state_attrs :word\nattribute :word, kind_of: String\naction(:create) { ::File.write('OUT/log', new_resource.word) }\n",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["said"]


def test_the_list_of_resources_may_be_changed(repo: ChefRepository) -> None:
    repo.recipe(
        "%w(a b c).each { |name| log name }\nrun_context.resource_collection.all_resources.delete_if { |r| r.name == 'b' }\n"
    )
    assert [row[0] for row in repo.run().rows] == ["log[a]", "log[c]"]


def test_files_of_resources_ask_for_the_platform_outside_of_actions(repo: ChefRepository) -> None:
    repo.recipe(
        "app_thing 'x'\n",
        thing="""
        property :name_of, String, default: value_for_platform_family('debian' => 'deb', 'default' => 'other')
        property :here, [true, false], default: debian? && platform?('debian') && file_exist?('/')
        property(:family, String, default: node['platform_family']) if platform_family?('debian')
        action(:run) { file('OUT/a') { content [new_resource.name_of, new_resource.here, new_resource.family].inspect } }
        """,
    )
    run = repo.run()
    assert run.error is None, run.message
    assert (repo.out / "a").read_text() == '["deb", true, "debian"]'
