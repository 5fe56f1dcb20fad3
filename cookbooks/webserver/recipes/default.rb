apt_update 'package lists' do
  frequency 86_400
end

package %w(nginx-light cron)

service 'nginx' do
  supports status: true, reload: true
  action [:enable, :start]
end

link '/etc/nginx/sites-enabled/default' do
  action :delete
  notifies :reload, 'service[nginx]', :delayed
end

directory node['webserver']['root'] do
  owner 'root'
  group 'www-data'
  mode '0755'
  recursive true
end

template ::File.join(node['webserver']['root'], 'index.html') do
  source 'index.html.erb'
  owner 'root'
  group 'www-data'
  mode '0640'
  variables title: node['webserver']['title']
end

template '/etc/nginx/sites-available/webserver.conf' do
  source 'site.conf.erb'
  mode '0644'
  verify 'test -s %{path}'
  notifies :reload, 'service[nginx]', :delayed
end

link '/etc/nginx/sites-enabled/webserver.conf' do
  to '/etc/nginx/sites-available/webserver.conf'
  notifies :reload, 'service[nginx]', :delayed
end

include_recipe 'webserver::greeter'

cron 'count the visits' do
  minute '*/15'
  user 'root'
  command "wc -l < /var/log/nginx/access.log > #{node['webserver']['root']}/visits.txt"
end
