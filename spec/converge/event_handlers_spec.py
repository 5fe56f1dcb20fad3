"""Handlers of events written in Ruby: blocks, and objects that solo.rb gives."""

from __future__ import annotations

from pysolo.chef.config_file import evaluate
from spec.converge.repository import ChefRepository

HANDLER = """
require 'chef/event_dispatch/base'
class Recorder < Chef::EventDispatch::Base
  def note(line)
    ::File.open('OUT/log', 'a') { |f| f.puts line }
  end

  def resource_updated(resource, action)
    super
    note "#{resource.class} #{action.inspect}"
  end

  def run_completed(node, run_status)
    note "#{node} #{run_status.success?}"
  end

  def run_failed(error, run_status)
    note "#{error.class} #{run_status.class}"
  end
end
event_handlers << Recorder.new
"""


def run_with_handler(repo: ChefRepository, recipe: str) -> list[str]:
    path = repo.root / "solo.rb"
    path.write_text(HANDLER.replace("OUT", str(repo.out)))
    _, session = evaluate(str(path))
    repo.recipe(recipe)
    repo.run(evaluated_by=session)
    return repo.log()


def test_objects_of_solo_rb_are_told_of_events(repo: ChefRepository) -> None:
    assert run_with_handler(repo, "file 'OUT/a'\n") == ["Chef::Resource::File :create", "node[spec] true"]


def test_they_are_told_of_failures_too(repo: ChefRepository) -> None:
    assert run_with_handler(repo, "raise IOError, 'x'\n") == ["IOError Chef::RunStatus"]


def test_a_block_is_told_of_the_end_with_the_run_status(repo: ChefRepository) -> None:
    repo.recipe(
        """
        Chef.event_handler do
          on(:run_completed) { |node, status| ::File.write('OUT/log', [node.class, status.class].join(' ')) }
        end
        """
    )
    repo.run()
    assert repo.log() == ["Chef::Node Chef::RunStatus"]


def test_no_other_events_are_known(repo: ChefRepository) -> None:
    repo.recipe("Chef.event_handler { on(:nothing_of_the_kind) { } }")
    assert repo.run().error == "Chef::Exceptions::InvalidEventType"
