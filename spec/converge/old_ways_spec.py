"""What cookbooks of Chef 11 and 12 do and Chef 18 refuses."""

from __future__ import annotations

import shutil
import subprocess
from typing import Optional

import pytest

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
    assert repo.run(formatter="doc").output.count("node.platform: attributes are no methods") == 1


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


def test_the_platform_map_still_says_which_provider_serves(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/greet.rb",
        """
class Chef::Resource::Greet < Chef::Resource
  resource_name :greet
  provides :greet
  default_action :create
  actions :create
end
class Chef::Provider::Quiet < Chef::Provider
  def load_current_resource; end
  def action_create; ::File.write('OUT/log', "quiet\\n"); end
end
Chef::Platform.platforms[:default].merge! :greet => Chef::Provider::Quiet
""",
    )
    repo.recipe(
        "greet 'x'\nraise 'other' unless Chef::Platform.find_provider_for_node(node, :file) == Chef::Provider::File\n"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["quiet"]


def test_a_list_of_priority_chooses_among_providers(repo: ChefRepository) -> None:
    provider = """
class Chef::Provider::%s < Chef::Provider
  provides :greet
  def load_current_resource; end
  def action_create; ::File.write('OUT/log', "%s\\n"); end
end
"""
    repo.write(
        "app/libraries/greet.rb",
        "class Chef::Resource::Greet < Chef::Resource\n  provides :greet\n  default_action :create\nend\n"
        + provider % ("First", "First")
        + provider % ("Second", "Second")
        + "Chef.set_provider_priority_array :greet, [Chef::Provider::First, Chef::Provider::Second], platform: 'debian'\n",
    )
    repo.recipe("greet 'x'\n")
    assert repo.run().status == 0
    assert repo.log() == ["First"]


def test_old_mixins_run_commands(repo: ChefRepository) -> None:
    repo.recipe(
        """
require 'chef/mixin/language'
require 'chef/mixin/command'
status, out, err = Chef::Mixin::Command.output_of_command('echo one; echo two >&2', {})
failed = begin
  Chef::Mixin::Command.run_command(command: 'exit 3')
rescue Chef::Exceptions::Exec => e
  e.message.lines.first.chomp
end
::File.write('OUT/log', [status.exitstatus, out, err, failed, Chef::ShellOut.new('echo 3').run_command.stdout].inspect)
"""
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == [r'[0, "one\n", "two\n", "exit 3 returned 3, expected 0", "3\n"]']


def test_the_configuration_refuses_old_mixins(repo: ChefRepository) -> None:
    repo.recipe("require 'chef/mixin/language'\n")
    assert repo.run(treat_deprecation_warnings_as_errors=True).error == "LoadError"


def test_attribute_files_read_attributes_by_their_names(repo: ChefRepository) -> None:
    repo.write(
        "app/attributes/default.rb",
        "default['app']['home'] = '/a'\ndefault['app']['bin'] = \"#{app['home']}/bin\"\n"
        "default['app']['lib'] = \"#{node.app.home}/lib\"\n",
    )
    repo.recipe("::File.write('OUT/log', [node['app']['bin'], node['app']['lib']].inspect)\n")
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['["/a/bin", "/a/lib"]']


def test_an_old_attribute_may_be_the_name_and_have_a_default(repo: ChefRepository) -> None:
    repo.recipe(
        "app_thing 'x'\n",
        thing="""
actions :create
default_action :create
attribute :level, kind_of: Integer, default: 7, name_attribute: true
attribute :state, kind_of: String
declare_action_class.class_eval { def shown; "#{new_resource.level}\\n"; end }
action(:create) { ::File.write('OUT/log', shown) }
""",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["7"]


EASY = """
asked = 'printf "%%s\\n" "$*" >> OUT/log'
answers = "case $1 in -n) echo 'Best match: somepkg 1.3';; -m) rm OUT/version;; *) echo 1.2 > OUT/version;; esac"
{ 'easy' => "#{asked}; #{answers}", 'python' => 'cat OUT/version' }.each do |name, code|
  file("OUT/#{name}") { content "#!/bin/sh\\n#{code}\\n"; mode '0755' }
end
easy_install_package 'somepkg' do
  version %s
  easy_install_binary 'OUT/easy'
  python_binary 'OUT/python'
  action :%s
end
"""


def test_easy_install_runs_where_the_host_has_it(repo: ChefRepository) -> None:
    for version, action, status in (
        ("'1.2'", "install", "updated"),
        ("'1.2'", "install", "up_to_date"),
        ("nil", "install", "up_to_date"),
        ("nil", "upgrade", "updated"),
        ("nil", "remove", "updated"),
        ("nil", "purge", "up_to_date"),
    ):
        repo.recipe(EASY % (version, action))
        run = repo.run()
        assert run.status == 0, run.message
        assert run.rows[-1] == ("easy_install_package[somepkg]", action, status)
    assert repo.log() == ["somepkg==1.2", "-n somepkg", "somepkg", "-m somepkg"]


def test_classes_of_resource_files_had_constants(repo: ChefRepository) -> None:
    repo.write("app/providers/thing.rb", "action(:create) { ::File.write('OUT/log', new_resource.umask.inspect) }\n")
    repo.recipe(
        "r = Chef::Resource::AppThing.new('x', run_context)\nr.umask nil\n"
        "Chef::Provider::AppThing.new(r, run_context).run_action(:create)\n",
        thing="actions :create\ndefault_action :create\nattribute :umask, kind_of: [NilClass, String], default: nil\n",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["nil"]


def test_a_user_supports_what_it_said(repo: ChefRepository) -> None:
    repo.recipe(
        "u = user('bob') { supports manage_home: true\n action :nothing }\n::File.write('OUT/log', [u.manage_home, u.non_unique].inspect)\n"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["[true, false]"]


def test_old_classes_may_be_reopened_and_the_run_list_expanded(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/deploy.rb",
        "class Chef\n  class Provider\n    class Deploy\n      def patched; superclass; end\n    end\n  end\nend\n",
    )
    repo.recipe("::File.write('OUT/log', [Chef::Provider::Deploy.superclass, node.expand!.recipes].inspect)\n")
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['[Chef::Provider, ["app"]]']


def test_the_default_of_an_old_attribute_need_not_be_valid(repo: ChefRepository) -> None:
    repo.recipe(
        "app_thing 'x'\n",
        thing="""
actions :create
default_action :create
attribute :settings, kind_of: Hash, default: []
attribute :hooks, kind_of: Hash, default: {}, callbacks: {
  'are known' => lambda { |given| Chef::Resource::AppThing.known?(given) }
}
def self.known?(given)
  given.empty?
end
action(:create) { ::File.write('OUT/log', [new_resource.settings, new_resource.hooks].inspect) }
""",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["[[], {}]"]


def test_the_default_of_a_property_has_to_be_valid(repo: ChefRepository) -> None:
    repo.recipe("app_thing 'x'\n", thing="property :settings, Hash, default: []\naction(:create) {}\n")
    assert repo.run().error == "Chef::Exceptions::ValidationFailed"


def test_old_attributes_may_hide_methods_of_resources(repo: ChefRepository) -> None:
    repo.recipe(
        "app_thing 'x' do\n  params a: 1\nend\n",
        thing="""
actions :create
default_action :create
attribute :name, kind_of: String, name_attribute: true, required: true
attribute :params, kind_of: Hash
action(:create) { ::File.write('OUT/log', [new_resource.name, new_resource.params, ::Ohai::VERSION.to_i].inspect) }
""",
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['["x", {:a=>1}, 18]']


ENVIRONMENT = """
class Chef::Provider::Env
  def file
    'OUT/environment'
  end
end
"""


def test_env_keeps_a_variable_for_logins_and_for_the_run(repo: ChefRepository) -> None:
    repo.write("app/libraries/env.rb", ENVIRONMENT)
    (repo.out / "environment").write_text("LANG=C\nSPEC_PATH='/a:/b'\n")
    recipe = """
env('SPEC_WORD') { value 'said' }
env('SPEC_PATH') { value '/c:/b'; delim ':'; action :modify }
execute('echo $SPEC_WORD $SPEC_PATH >> OUT/log')
"""
    repo.recipe(recipe)
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ["said /c:/b:/a"]
    assert (repo.out / "environment").read_text() == 'LANG=C\nSPEC_WORD="said"\nSPEC_PATH="/c:/b:/a"\n'
    assert [row[2] for row in repo.run().rows[:2]] == ["up_to_date", "up_to_date"]
    repo.recipe("env('SPEC_WORD') { action :delete }\nenv('SPEC_PATH') { value '/b'; delim ':'; action :delete }\n")
    assert [row[2] for row in repo.run().rows] == ["updated", "updated"]
    assert (repo.out / "environment").read_text() == 'LANG=C\nSPEC_PATH="/c:/a"\n'


def test_env_that_is_to_be_modified_has_to_be_there(repo: ChefRepository) -> None:
    repo.write("app/libraries/env.rb", ENVIRONMENT)
    repo.recipe("env('SPEC_WORD') { value 'said'; action :modify }\n")
    assert repo.run().error == "Chef::Exceptions::WindowsEnv"


def test_env_has_no_provider_where_old_ways_are_refused(repo: ChefRepository) -> None:
    repo.recipe("env('SPEC_WORD') { value 'said' }\n")
    assert repo.run(treat_deprecation_warnings_as_errors=True).error == "Chef::Exceptions::ProviderNotFound"


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_scm_is_a_checkout_by_git_unless_a_provider_is_named(repo: ChefRepository) -> None:
    source = repo.root / "source"
    source.mkdir()
    (source / "a").write_text("")
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "a"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm1"],
    ):
        subprocess.run(["git", *words], cwd=source, check=True)
    repo.recipe(
        f"scm('OUT/here') {{ repository '{source}' }}\nscm('OUT/x') {{ provider Chef::Provider::Git; action :nothing }}\n"
    )
    run = repo.run(formatter="doc")
    assert run.status == 0, run.message
    assert (repo.out / "here/a").exists()
    assert run.output.count("scm is no resource since Chef 14") == 1


LWRP = "actions :create\ndefault_action :create\n%s\naction(:create) {}\n"


@pytest.mark.parametrize(
    ("way", "told", "error"),
    [
        ("node.platform", "node.platform: attributes are no methods", "NoMethodError"),
        ("node['os'] && node.set['a'] = 1", "node.set is node.normal", "NoMethodError"),
        ("node.set_unless['a'] = 1", "node.set_unless is node.normal_unless", "NoMethodError"),
        ("Chef::Platform.platforms", "Chef::Platform.platforms is gone", "NoMethodError"),
        ("Chef::Platform.find_provider_for_node(node, :file)", "find_provider_for_node is gone", "NoMethodError"),
        ("require 'chef/mixin/language'", "chef/mixin/language is gone", "LoadError"),
        ("require 'chef/mixin/command'", "chef/mixin/command is gone", "LoadError"),
        ("require 'chef/shell_out'", "chef/shell_out is gone", "LoadError"),
        ("Chef::Mixin::Language", "chef/mixin/language is gone", "NameError"),
        ("Chef::Mixin::Command", "chef/mixin/command is gone", "NameError"),
        ("Chef::ShellOut", "chef/shell_out is gone", "NameError"),
        ("Chef::Client::SANE_PATHS.first + ''", "SANE_PATHS is gone", "NameError"),
        ("Ohai::Config[:plugin_path] << '/plugins'", "Ohai::Config[...] is Ohai.config[...]", "NoMethodError"),
        ("Chef::Provider::Deploy", "deploy is no resource", "NameError"),
        ("deploy('/x') { action :nothing }", "deploy is no resource", "NoMethodError"),
        ("deploy_revision('/x') { action :nothing }", "deploy is no resource", "NoMethodError"),
        ("scm('/x') { action :nothing }", "scm is no resource", "NoMethodError"),
        ("easy_install_package('x') { action :nothing }", "easy_install is no resource", "NoMethodError"),
        ("user('bob') { supports manage_home: true; action :nothing }", "user: supports is gone", "NoMethodError"),
        ("execute('x') { path %w(/bin); action :nothing }", "execute: path has never", "NoMethodError"),
        ("Chef::Resource::AppThing", "Chef::Resource::AppThing: classes of files", "NameError"),
    ],
)
def test_an_old_way_is_told_once_or_refused_as_chef_does(repo: ChefRepository, way: str, told: str, error: str) -> None:
    repo.recipe(f"2.times do\n{way}\nend\n", thing=LWRP % "attribute :a")
    run = repo.run(formatter="doc")
    assert run.status == 0, run.message
    assert run.output.count(told) == 1
    assert repo.run(treat_deprecation_warnings_as_errors=True).error == error


@pytest.mark.parametrize(
    ("line", "told", "error"),
    [
        ("attribute :params, kind_of: Hash", ":params hides a method", "ArgumentError"),
        ("attribute :umask, kind_of: NilClass, default: nil", ":umask hides the property", None),
        ("attribute :a, name_attribute: true, default: 1", "name_attribute and has a default", "ArgumentError"),
        (
            "attribute :a, kind_of: Hash, default: []",
            "default of an LWRP's attribute",
            "Chef::Exceptions::ValidationFailed",
        ),
    ],
)
def test_an_old_attribute_is_told_once_or_refused_as_chef_does(
    repo: ChefRepository, line: str, told: str, error: Optional[str]
) -> None:
    repo.recipe("app_thing 'x'\n", thing=LWRP % line)
    run = repo.run(formatter="doc")
    assert run.status == 0, run.message
    assert run.output.count(told) == 1
    assert repo.run(treat_deprecation_warnings_as_errors=True).error == error
