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
