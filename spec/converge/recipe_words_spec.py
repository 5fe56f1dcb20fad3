"""What recipes, definitions and libraries may rely on."""

from __future__ import annotations

from spec.converge.repository import ChefRepository


def test_a_file_may_define_several_definitions(repo: ChefRepository) -> None:
    repo.write(
        "app/definitions/sites.rb",
        """
        define(:site, port: 80) { file("OUT/#{params[:name]}") { content params[:port].to_s } }
        define(:alias_of) { link("OUT/#{params[:name]}") { to params[:target] } }
        """,
    )
    repo.recipe("site('a') { port 8080 }\nsite 'b'\nalias_of('c') { target 'a' }\n")
    run = repo.run()
    assert [name.split("[")[0] for name, _, _ in run.rows] == ["file", "file", "link"]
    assert [(repo.out / name).read_text() for name in "abc"] == ["8080", "80", "8080"]


def test_modules_before_built_in_providers_are_called(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/loud.rb",
        """
        module Loud
          def action_create
            ::File.open('OUT/log', 'a') { |f| f.puts new_resource.name }
            super
          end
        end
        Chef::Provider::File.prepend(Loud)
        class Chef::Provider::Directory
          def action_create
            ::File.open('OUT/log', 'a') { |f| f.puts "own #{new_resource.name}" }
          end
        end
        """,
    )
    repo.recipe("file('loud') { path 'OUT/a' }\ndirectory('quiet') { path 'OUT/b' }\n")
    assert [status for _, _, status in repo.run().rows] == ["updated", "up_to_date"]
    assert repo.log() == ["loud", "own quiet"]
    assert (repo.out / "a").exists() and not (repo.out / "b").exists()


def test_return_in_a_block_that_outlives_its_recipe_fails_its_resource(repo: ChefRepository) -> None:
    repo.recipe("ruby_block('r') { block { return } }\n")
    run = repo.run()
    assert (run.error, [status for _, _, status in run.rows]) == ("LocalJumpError", ["failed"])


def test_a_missing_constant_is_one_of_the_recipe(repo: ChefRepository) -> None:
    repo.recipe("NothingOfTheKind\n")
    assert "uninitialized constant Chef::Recipe::NothingOfTheKind" in repo.run().message


def test_nil_is_no_recipe(repo: ChefRepository) -> None:
    repo.recipe("include_recipe nil\n")
    assert repo.run().error == "NoMethodError"


def test_a_bad_configuration_can_be_raised(repo: ChefRepository) -> None:
    repo.recipe("raise Chef::Exceptions::ConfigurationError, 'x'\n")
    assert repo.run().error == "ChefConfig::ConfigurationError"


def test_commands_say_how_they_ended(repo: ChefRepository) -> None:
    repo.recipe(
        """
        made = shell_out('exit 3')
        found = [made.status.class, made.status.exitstatus, made.status.success?, made.timeout, made.environment.class]
        begin
          shell_out('true', bogus: 1)
        rescue Mixlib::ShellOut::InvalidCommandOption => e
          found << e.message
        end
        file('OUT/found') { content found.inspect }
        """
    )
    assert repo.run().error is None
    assert (repo.out / "found").read_text() == (
        "[Process::Status, 3, false, 600, Hash, \"option ':bogus' is not a valid option for Mixlib::ShellOut\"]"
    )
