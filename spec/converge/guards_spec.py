from __future__ import annotations

import pytest

from spec.converge.repository import ChefRepository


@pytest.mark.parametrize(
    ("guard", "status"),
    [
        ("only_if { 0 }", "updated"),
        ("only_if { nil }", "skipped"),
        ("not_if { '' }", "skipped"),
        ("only_if 'true'", "updated"),
        ("not_if 'test 1 = 1'", "skipped"),
        ("only_if nil", "updated"),
        ("only_if 'test -d out', cwd: 'OUT/..'", "updated"),
        ("only_if 'test $A = b', environment: { 'A' => 'b' }", "updated"),
        ("guard_interpreter :bash\n  only_if '[[ a == a* ]]'", "updated"),
    ],
)
def test_guards(repo: ChefRepository, guard: str, status: str) -> None:
    repo.recipe(f"file 'OUT/x' do\n  {guard}\nend\n")
    run = repo.run()
    assert run.error is None, run.message
    assert run.rows[0][2] == status


@pytest.mark.parametrize(
    ("guard", "error"),
    [
        ("only_if true", "ArgumentError"),
        ("only_if 'no-such-program-at-all x'", "Errno::ENOENT"),
        ("only_if { raise IOError, 'x' }", "IOError"),
        ("guard_interpreter :directory\n  only_if 'true'", "ArgumentError"),
    ],
)
def test_a_guard_that_cannot_be_asked_fails_the_resource(repo: ChefRepository, guard: str, error: str) -> None:
    repo.recipe(f"file 'OUT/x' do\n  {guard}\nend\n")
    run = repo.run()
    assert (run.error, run.rows[0][2]) == (error, "failed")
    assert run.message.startswith(f"file[{repo.out}/x] (app::default line 1) had an error: {error}: ")


def test_retries_ask_the_guard_each_time(repo: ChefRepository) -> None:
    repo.recipe(
        """
execute 'third time lucky' do
  command 'echo try >> OUT/log; test $(wc -l < OUT/log) -ge 3'
  retries 5
  retry_delay 0
end
"""
    )
    assert [status for _, _, status in repo.run().rows] == ["retried", "retried", "updated"]


def test_ignored_failures_let_the_run_go_on(repo: ChefRepository) -> None:
    repo.recipe(
        """
execute 'exit 1' do
  ignore_failure :quiet
end
file 'OUT/x'
"""
    )
    run = repo.run()
    assert run.error is None
    assert [status for _, _, status in run.rows] == ["failed", "updated"]


def test_a_resource_can_be_asked_whether_it_would_be_skipped(repo: ChefRepository) -> None:
    repo.recipe(
        """
        resources = [file('OUT/a') { action :nothing; not_if { true } }, file('OUT/b') { action :nothing }]
        file 'OUT/asked' do
          content lazy { (resources.map { |r| r.should_skip?(:create) } + [resources[1].should_skip?(:nothing)]).inspect }
        end
        """
    )
    assert repo.run().error is None
    assert (repo.out / "asked").read_text() == "[true, nil, true]"


def test_guards_can_be_looked_at(repo: ChefRepository) -> None:
    repo.recipe(
        """
        seen = nil
        file 'OUT/a' do
          only_if 'true', cwd: '/'
          not_if { false }
          seen = [only_if.size, only_if.first.command, only_if.first.command_opts, not_if.map(&:positivity), not_if.first.continue?]
        end
        file('OUT/seen') { content seen.inspect }
        """
    )
    assert repo.run().error is None
    assert (repo.out / "seen").read_text() == '[1, "true", {:cwd=>"/"}, [:not_if], true]'


def test_the_environment_of_a_command_is_of_strings(repo: ChefRepository) -> None:
    repo.recipe(
        """
        file('OUT/a') { only_if 'true', environment: { 'PORT' => 80 } }
        execute('true') { environment 'PORT' => 80 }
        """
    )
    run = repo.run()
    assert [status for _, _, status in run.rows] == ["skipped", "failed"]
    assert run.error == "Mixlib::ShellOut::ShellCommandFailed"
    assert "no implicit conversion of Integer into String" in run.message


def test_a_umask_is_as_octal_as_ruby_takes_it(repo: ChefRepository) -> None:
    repo.recipe("file('OUT/a') { umask '77x' }")
    assert repo.run().error is None
    assert (repo.out / "a").stat().st_mode & 0o777 == 0o600


def test_lazy_is_a_word_of_resources_alone(repo: ChefRepository) -> None:
    repo.recipe("value = lazy { 1 }")
    assert repo.run().error == "NoMethodError"
