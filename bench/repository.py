"""The repository that the no-op bar is measured on: 500 files, 50 directories, 50 templates, 25 links, 25 guarded commands."""

from __future__ import annotations

import pathlib

RECIPE = """\
root = node['bench']['root']

50.times do |i|
  directory "#{root}/dir#{i}" do
    mode '0755'
    recursive true
  end
end

500.times do |i|
  file "#{root}/dir#{i % 50}/file#{i}" do
    content "line one of file #{i}\\nanother line\\n"
    mode '0644'
  end
end

50.times do |i|
  template "#{root}/dir#{i}/config.conf" do
    source 'config.conf.erb'
    mode '0640'
    variables number: i, names: %w(alpha beta gamma), port: 8000 + i
  end
end

25.times do |i|
  link "#{root}/link#{i}" do
    to "#{root}/dir#{i}/file#{i}"
  end
end

25.times do |i|
  execute "step #{i}" do
    command "touch #{root}/done#{i}"
    not_if { ::File.exist?("#{root}/done#{i}") }
  end
end
"""

TEMPLATE = """\
# <%= node['bench']['title'] %>, number <%= @number %>
[server]
port = <%= @port %>
<% @names.each_with_index do |name, index| -%>
<%= index + 1 %>. <%= name.upcase %> on <%= @port %>
<% end -%>
<% if @number.even? %>
parity = even
<% else %>
parity = odd
<% end %>
"""


def write(folder: pathlib.Path) -> pathlib.Path:
    """Write repository and configuration below the folder; the result is the path of solo.rb."""
    cookbook = folder / "cookbooks/bench"
    for name, text in {
        "metadata.rb": "name 'bench'\nversion '1.0.0'\n",
        "attributes/default.rb": f"default['bench']['root'] = '{folder}/out'\ndefault['bench']['title'] = 'Bench'\n",
        "recipes/default.rb": RECIPE,
        "templates/config.conf.erb": TEMPLATE,
    }.items():
        path = cookbook / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    solo = folder / "solo.rb"
    solo.write_text(
        f"cookbook_path '{folder}/cookbooks'\nnode_path '{folder}/nodes'\nfile_cache_path '{folder}/cache'\n"
        f"file_backup_path '{folder}/backup'\nnode_name 'bench'\n"
    )
    return solo
