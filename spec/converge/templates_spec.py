from __future__ import annotations

from spec.converge.repository import ChefRepository


def test_variables_partials_and_helpers(repo: ChefRepository) -> None:
    repo.write(
        "app/templates/page.erb", "<%= @title %> <%= shout('x') %>\n<%= render 'part.erb', variables: { n: 1 } -%>\n"
    )
    repo.write("app/templates/part.erb", "<%= @n %> <%= @title.inspect %> <%= @cookbook_name.inspect %>\n")
    repo.recipe(
        """
template 'OUT/page' do
  source 'page.erb'
  variables(title: lazy { 'Late' })
  helper(:shout) { |text| "#{text}!" }
end
"""
    )
    run = repo.run()
    assert run.error is None, run.message
    assert (repo.out / "page").read_text() == "Late x!\n1 nil nil\n"


def test_an_exception_inside_names_the_template_and_keeps_its_message(repo: ChefRepository) -> None:
    repo.write("app/templates/page.erb", "fine\n<%= @missing.each %>\n")
    repo.recipe("template('OUT/page') { source 'page.erb' }\n")
    run = repo.run()
    assert run.error == "Chef::Mixin::Template::TemplateError"
    assert "undefined method `each' for nil:NilClass" in run.message
    assert any("page.erb:2" in place for place in run.report["exception"]["backtrace"])


def test_a_source_that_ends_in_j2_is_jinja(repo: ChefRepository) -> None:
    repo.write("app/attributes/default.rb", "default['app'] = { 'port' => 80, 'names' => %w(a b) }\n")
    repo.write(
        "app/templates/conf.j2", "{% for n in names %}{{ n }};{% endfor %} {{ node.app.port }}\n{% include 'more.j2' %}"
    )
    repo.write("app/templates/more.j2", "{{ cookbook_name }}\n")
    repo.recipe("template('OUT/conf') { source 'conf.j2'; variables names: node['app']['names'] }\n")
    run = repo.run()
    assert run.error is None, run.message
    assert (repo.out / "conf").read_text() == "a;b; 80\napp\n"


def test_an_undefined_name_in_jinja_is_an_error(repo: ChefRepository) -> None:
    repo.write("app/templates/conf.j2", "{{ nothing_of_that_name }}\n")
    repo.recipe("template('OUT/conf') { source 'conf.j2' }\n")
    assert repo.run().error == "Chef::Mixin::Template::TemplateError"


def rendered(repo: ChefRepository, source: str, variables: str = "v: 'Zoë', a: 'plain'") -> str:
    """What a template gives, or the message of its failure."""
    repo.write("app/templates/page.erb", source)
    repo.recipe("template('OUT/page') { source 'page.erb'; variables %s }\n" % variables)
    run = repo.run()
    return run.message if run.error else (repo.out / "page").read_text()


def test_a_template_is_read_as_bytes(repo: ChefRepository) -> None:
    source = (
        "Ü <%= 'äö'.length %> <%= 'ä'.encoding %> <%= 'ä' == \"\\u00e4\" %> <%= \"ä #{@a}\" %> <%= 'ä'.upcase %> ✓\n"
    )
    assert rendered(repo, source) == "Ü 4 ASCII-8BIT false ä plain ä ✓\n"


def test_bytes_and_other_characters_are_not_joined(repo: ChefRepository) -> None:
    assert rendered(repo, "plain <%= @v %>\n") == "plain Zoë\n"
    for source in ("Grüße, <%= @v %>\n", "<%= 'ü' + @v %>", '<%= "ü #{@v}" %>', "<%= @v %> ✓"):
        assert "incompatible character encodings" in rendered(repo, source), source


def test_names_and_comments_may_have_any_characters(repo: ChefRepository) -> None:
    source = "<%# größer %>\n<% [1, 2].each do |größe| # ü %>\n<%= größe %><%= { 'ü' => 3 }['ü'] %>\n<% end %>\n"
    assert rendered(repo, source) == "13\n23\n"


def test_a_partial_of_bytes_goes_into_text_of_bytes(repo: ChefRepository) -> None:
    repo.write("app/templates/part.erb", "größer <%= @a %>")
    assert (
        rendered(repo, "Ü <%= render 'part.erb' %> <%= render('part.erb').encoding %>") == "Ü größer plain ASCII-8BIT"
    )


def test_lines_end_as_unix_ends_them(repo: ChefRepository) -> None:
    assert rendered(repo, "a <%= @a %>\r\n<% if true -%>\r\nb\r\n<% end %>\r\nc\r\n") == "a plain\nb\nc\n"
