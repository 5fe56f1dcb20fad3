"""What ``-F doc`` tells a person: beside the lines of the recorded cases, the boxes, the deprecations and what stays hidden."""

from __future__ import annotations

import pathlib

import pytest

from spec.converge.repository import ChefRepository, Run


@pytest.fixture
def repo(tmp_path: pathlib.Path) -> ChefRepository:
    return ChefRepository(tmp_path)


def lines_after(run: Run, line: str) -> list[str]:
    lines = run.output.split("\n")
    return lines[lines.index(line) + 1 :]


def test_a_failure_shows_the_resource_as_written_and_as_compiled(repo: ChefRepository) -> None:
    repo.recipe(
        "log 'before'\n\nexecute 'build' do\n  command 'exit 3'\n  if true\n    cwd '/'\n  end\nend\nlog 'after'\n"
    )
    run = repo.run(formatter="doc")
    shown = lines_after(run, "    Resource Declaration:")
    assert shown[1:11] == [
        f"    # In {repo.root}/cookbooks/app/recipes/default.rb",
        "    ",
        "      3: execute 'build' do",
        "      4:   command 'exit 3'",
        "      5:   if true",
        "      6:     cwd '/'",
        "      7:   end",
        "      8: end",
        "    ",
        "    Compiled Resource:",
    ]
    assert '    execute("build") do' in shown
    assert '      command "exit 3"' in shown
    assert any(line.startswith("    pysolo_version=") for line in shown)


def test_a_sensitive_resource_is_not_shown_when_it_fails(repo: ChefRepository) -> None:
    repo.recipe("execute 'login' do\n  command 'echo s3cret; exit 1'\n  sensitive true\nend\n")
    run = repo.run(formatter="doc")
    assert run.error == "Mixlib::ShellOut::ShellCommandFailed"
    assert "suppressed sensitive resource output" in run.output
    assert "s3cret" not in run.output


def test_a_failure_that_is_ignored_quietly_is_not_explained(repo: ChefRepository) -> None:
    repo.recipe("execute 'exit 1' do\n  ignore_failure :quiet\nend\nexecute 'exit 2' do\n  ignore_failure true\nend\n")
    run = repo.run(formatter="doc")
    assert run.error is None
    assert "Error executing action `run` on resource 'execute[exit 1]'" not in run.output
    assert "Error executing action `run` on resource 'execute[exit 2]'" in run.output


def test_a_template_that_raises_shows_its_lines(repo: ChefRepository) -> None:
    repo.recipe("template 'OUT/t' do\n  source 't.erb'\nend\n")
    repo.write("app/templates/t.erb", "one\n<%= nope %>\nthree\n")
    run = repo.run(formatter="doc")
    assert lines_after(run, "    Template Context:")[1:5] == [
        "    on line #2",
        "      1: one",
        "      2: <%= nope %>",
        "      3: three",
    ]


def test_a_recipe_that_raises_shows_where(repo: ChefRepository) -> None:
    repo.recipe("log 'a'\ndef broken\n  raise ArgumentError, 'no such colour'\nend\nbroken\n")
    run = repo.run(formatter="doc")
    path = f"{repo.root}/cookbooks/app/recipes/default.rb"
    assert f"Recipe Compile Error in {path}" in run.output
    trace = lines_after(run, "Cookbook Trace: (most recent call first)")
    assert trace[1:3] == [f"  {path}:3:in `broken'", f"  {path}:5:in `from_file'"]
    assert "  3>>   raise ArgumentError, 'no such colour'" in trace


def test_what_a_before_notification_tries_out_would_happen(repo: ChefRepository) -> None:
    repo.recipe(
        "execute 'prepare' do\n  command 'true'\n  action :nothing\nend\n"
        "file 'OUT/f' do\n  content 'x'\n  notifies :run, 'execute[prepare]', :before\nend\n"
    )
    run = repo.run(formatter="doc")
    told = [line.strip() for line in run.output.split("\n") if "new file" in line]
    assert told == [f"- Would create new file {repo.out}/f", f"- create new file {repo.out}/f"]


def test_deprecations_stand_together_at_the_end(repo: ChefRepository) -> None:
    repo.recipe("2.times do\n  Chef.deprecated :generic, 'old words'\nend\nChef.deprecated :generic, 'old words'\n")
    run = repo.run(formatter="doc")
    told = lines_after(run, "  old words at 2 locations:")
    assert [line.rsplit("/", 1)[-1] for line in told[:2]] == ["default.rb:2", "default.rb:4"]


def test_the_stack_of_a_failed_run_is_kept(repo: ChefRepository) -> None:
    repo.recipe("begin\n  raise 'first'\nrescue => e\n  raise ArgumentError, 'second'\nend\n")
    run = repo.run(formatter="doc")
    text = (repo.root / "cache" / "chef-stacktrace.out").read_text()
    assert "ArgumentError: second\n" in text
    assert ">>>> Caused by RuntimeError: first" in text
    assert any("Stacktrace dumped to" in line for line in run.log)


def test_gems_of_the_metadata_are_told_of(repo: ChefRepository) -> None:
    repo.recipe("log 'x'\n")
    repo.write("app/metadata.rb", "name 'app'\ngem 'inifile'\ngem 'unheard-of'\n")
    run = repo.run(formatter="doc")
    assert "  - Using inifile (built in)" in lines_after(run, "Installing cookbook gem dependencies:")
    assert any("gem unheard-of of cookbook app has no stand-in" in line for line in run.log)
