require "erb"
template = ERB.new("<% hosts.each do |name, port| %>\nserver <%= name %>:<%= port %> weight=<%= port % 7 %>;\n<% end %>", trim_mode: "<>")
hosts = (1..2_000).map { |i| ["app#{i}", 8000 + i] }
5.times { template.result(binding) }
