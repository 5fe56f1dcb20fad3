# A run that breaks half way: what was notified before still happens, what comes after does not.
include_recipe 'webserver'

file ::File.join(node['webserver']['root'], 'notice.txt') do
  content "Maintenance\n"
  notifies :create, 'file[/var/lib/webserver-notified]', :delayed
end

file '/var/lib/webserver-notified' do
  content "delayed\n"
  action :nothing
end

execute 'a step that fails' do
  command 'echo "this was bound to fail" >&2; exit 3'
end

file '/var/lib/webserver-never' do
  content "out of reach\n"
end
