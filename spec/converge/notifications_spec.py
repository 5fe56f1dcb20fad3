"""Every rule of notification, each in a run of its own."""

from __future__ import annotations

from spec.converge.repository import ChefRepository

HOOK = """
execute 'hook' do
  command 'echo hook >> OUT/log'
  action :nothing
end
"""


def rows_of(names: list[tuple[str, str, str]]) -> list[str]:
    return [f"{name.split('[')[0]} {action} {status}" for name, action, status in names]


def test_an_immediate_one_fires_at_once_and_a_delayed_one_at_the_end(repo: ChefRepository) -> None:
    repo.recipe(
        HOOK
        + """
file 'OUT/a' do
  content 'a'
  notifies :run, 'execute[hook]', :immediately
  notifies :run, 'execute[hook]'
end
file 'OUT/b'
"""
    )
    assert rows_of(repo.run().rows) == [
        "execute nothing skipped",
        "file create updated",
        "execute run updated",
        "file create updated",
        "execute run updated",
    ]
    assert rows_of(repo.run().rows) == ["execute nothing skipped", "file create up_to_date", "file create up_to_date"]
    assert repo.log() == ["hook", "hook"]


def test_delayed_ones_are_run_once_and_after_a_failure_too(repo: ChefRepository) -> None:
    repo.recipe(
        HOOK
        + """
2.times { |i| file("OUT/#{i}") { notifies :run, 'execute[hook]', :delayed } }
execute 'exit 3'
"""
    )
    run = repo.run()
    assert run.error == "Mixlib::ShellOut::ShellCommandFailed"
    assert repo.log() == ["hook"]
    assert run.status == 1


def test_before_asks_in_why_run_first(repo: ChefRepository) -> None:
    repo.recipe(
        HOOK
        + """
file 'OUT/a' do
  content 'a'
  notifies :run, 'execute[hook]', :before
end
"""
    )
    assert rows_of(repo.run().rows) == [
        "execute nothing skipped",
        "file create updated",
        "execute run updated",
        "file create updated",
    ]
    assert rows_of(repo.run().rows)[1:] == ["file create up_to_date", "file create up_to_date"]


def test_a_missing_target_ends_the_run_before_anything_converges(repo: ChefRepository) -> None:
    repo.recipe("file('OUT/a') { notifies :run, 'execute[nope]' }\n")
    run = repo.run()
    assert (run.error, run.rows) == ("Chef::Exceptions::ResourceNotFound", [])
    assert not (repo.out / "a").exists()


def test_subscribing_works_from_the_other_side_and_to_nothing(repo: ChefRepository) -> None:
    repo.recipe(
        """
execute 'one' do
  command 'echo one >> OUT/log'
  action :nothing
  subscribes :run, 'file[OUT/a]', :immediately
  subscribes :run, 'file[OUT/never]'
end
file 'OUT/a'
"""
    )
    repo.run()
    assert repo.log() == ["one"]


def test_two_failures_become_one_exception(repo: ChefRepository) -> None:
    repo.recipe(
        """
%w(a b).each do |n|
  ruby_block n do
    block { raise ArgumentError, n }
    action :nothing
  end
end
file 'OUT/x' do
  notifies :run, 'ruby_block[a]'
  notifies :run, 'ruby_block[b]'
end
"""
    )
    assert repo.run().error == "Chef::Exceptions::MultipleFailures"


def test_inner_ones_fire_when_their_custom_resource_ends_and_outer_ones_at_the_end(repo: ChefRepository) -> None:
    repo.recipe(
        HOOK + "app_thing 'x'\nfile 'OUT/after'\n",
        thing="""
unified_mode true
action :make do
  execute 'inner' do
    command 'echo inner >> OUT/log'
    action :nothing
  end
  file 'OUT/made' do
    notifies :run, 'execute[inner]'
    notifies :run, 'execute[hook]'
  end
  execute 'echo last >> OUT/log'
end
""",
    )
    run = repo.run()
    assert run.error is None
    assert repo.log() == ["last", "inner", "hook"]
    assert [row["depth"] for row in run.report["resources"]] == [0, 1, 1, 1, 1, 0, 0, 0]


def test_in_unified_mode_a_target_declared_later_acts_when_it_is(repo: ChefRepository) -> None:
    repo.recipe(
        "app_thing 'x'\n",
        thing="""
unified_mode true
action :make do
  file 'OUT/made' do
    notifies :run, 'execute[later]', :immediately
  end
  execute 'echo between >> OUT/log'
  execute 'later' do
    command 'echo later >> OUT/log'
    action :nothing
  end
end
""",
    )
    repo.run()
    assert repo.log() == ["between", "later"]


def test_one_action_is_notified_at_a_time(repo: ChefRepository) -> None:
    repo.recipe(HOOK + "file('OUT/a') { notifies [:run, :nothing], 'execute[hook]' }")
    run = repo.run()
    assert (run.error, run.rows) == ("NoMethodError", [])


def test_subscribing_to_a_hash_is_refused(repo: ChefRepository) -> None:
    repo.recipe("file 'OUT/a'\nexecute('true') { subscribes :run, { file: 'OUT/a' } }")
    assert repo.run().error == "NoMethodError"


def test_what_a_resource_notifies_can_be_looked_at(repo: ChefRepository) -> None:
    repo.recipe(
        HOOK
        + """
        f = file('OUT/a') { notifies :run, 'execute[hook]', :immediately }
        n = f.immediate_notifications.first
        file('OUT/seen') { content [n.resource.to_s, n.action, n.notifying_resource.to_s, f.delayed_notifications].inspect }
        """
    )
    assert repo.run().error is None
    assert (repo.out / "seen").read_text() == '["execute[hook]", :run, "file[%s/a]", []]' % repo.out
