def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "erb"
try { ERB.new("a <%= 1").result }
try { ERB.new("a <% 1\nb").result }
try { ERB.new("a\nb\n<%= raise 'x' %>").tap { |e| e.filename = "t.erb" }.result }
begin; ERB.new("a\nb\n<%= raise 'x' %>").tap { |e| e.filename = "t.erb" }.result; rescue => e; puts e.backtrace[0]; end
begin; ERB.new("a\n<%= nope %>").tap { |e| e.location = ["q.erb", 10] }.result; rescue NameError => e; puts e.backtrace[0], e.name.inspect; end
begin; ERB.new("a\n<%= nope %>").result; rescue NameError => e; puts e.backtrace[0]; end
try { ERB.new("<%= a %>").result_with_hash(a: 1) }
try { ERB.new("<%= a %>").result_with_hash({ "a" => 1 }) }
try { ERB.new("<%= a %>", eoutvar: "@o").result_with_hash(a: 1) }
class Foo; def initialize = @v = 3; def b = binding; end
try { ERB.new("v=<%= @v %> <%= arg %>").def_method(Foo, "render(arg)", "r.erb"); Foo.new.render(5) }
try { ERB.new("<%= foo %>").def_module("bar(foo)").then { |m| Object.new.extend(m).bar(2) } }
try { ERB.new("<%= @x %>").def_class(Object, "render()").new.tap { |o| o.instance_variable_set(:@x, 4) }.render }
try { x = 5; ERB.new("<%= x %><% x = 6 %>").result(binding) + x.to_s }
try { ERB.new("<%= self %>").result }
try { ERB.new("a\r\n<% 1 %>\r\nb", trim_mode: "<>").result }
try { ERB.new("<% 3.times do |i| -%>\n<%= i -%>\n<% end -%>\nz", trim_mode: "-").result }
try { ERB.new("<%=1%><%='a'%><%#x%>\n<%\n1\n2\n%>z").result }
try { ERB.new("<%= \"%\\>\" %>").result }
try { ERB.new("'\"\\ \#{1} \\n").result }
try { ERB.new("<%= [1,\n2].sum %>\n").result }
try { ERB.new("x").src.class }
try { ERB.version.class }
try { ERB.new("<% [1,2].each do |x| %><%= x %>,<% end %>").run; puts }
try { ERB.new("é <%= 'ü' %>").result.encoding }
try { ERB::Util.html_escape("<&>\"'") + ERB::Util.url_encode("a b/é~") }
try { ERB.new("<% _erbout << 'raw' %>|").result }
try { ERB.new("a\n  <%- if true %>\nb\n  <%- end %>\nc", trim_mode: "-").result }
try { ERB.new("<%= 1 -%>\n\n<%= 2 %>\n", trim_mode: "-").result }
try { ERB.new("% 3.times do |i|\nl<%= i %>\n% end\n %no\n", trim_mode: "%").result }
try { ERB.new("<%% a %>\n%%>", trim_mode: nil).result }
try { ERB.new("<%#\nmulti\n%>x").result }
try { ERB.new("<%# coding: utf-8 %>x").result }
try { ERB.new("%# comment\nx", trim_mode: "%").result }
try { ERB.new("<% a = 1 # c %>\n<%= a %>").result }
def t(s, m = nil) = p((ERB.new(s, trim_mode: m).result rescue "#{$!.class} #{$!.message.lines.first}"))
["A\n<% 2.times do |i| %>\n  n<%= i %>\n<% end %>\n  <%# c %>\nB <%= nil %>|\n<%% esc %%>\nend", "<%= 1 %>\n<%= 2 %>x\n  <% 3 %>\ny<% 4 %>\n", "<%\n1\n%>\nz", "a %> b %%> c", "<% if true %>\n a\n<% else %>\n b\n<% end %>\n", "<%# c\nd %>\nx <%= \"%%>\" %>", "%\n% 1\n%%x\n a %\n<% 2.times do %>\n% y = 3\n<%= y %>\n<% end %>\n", "  <%= 1 %>\n\n<% 2 %>\n\n", "a<%= 'x' %>\r\nb<% 1 %>\r\nc", "#\#{x}\\n\\\"'", "<%=1%>\n", "<% 1 # c %>\nd\n<% 2 # e %> f\ng", "\t<% 1 %>\t\n<% 2 %> \n"].each { |s| [nil, "<>", ">", "-", "%", "%<>", "%>", "%-"].each { |m| t(s, m) } }
["a\n  <%- if true -%>\n b\n  <%- end -%>\nc", "<%- 1 -%>\n<%-2-%>\n", " x <%- 1 -%> y\n", "<%= 1 -%>\nz", "<%# c -%>\nz", "<%- 1 %>\n\n  <%- 2 %>z", "a -%> b", "<% 1 -%>", "<%- # c -%>\nx", "<%% -%>\nq"].each { |s| t(s, "-"); t(s, "%-") }
begin; ERB.new("a\n<% 1 %>\nb\n<%= raise 'x' %>").result; rescue => e; puts e.backtrace[0]; end
begin; ERB.new("a\n<% 1\n2 %>\nb\n<%= nope %>").result; rescue NameError => e; puts e.backtrace[0]; end
