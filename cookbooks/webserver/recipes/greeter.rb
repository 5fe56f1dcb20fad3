greeter = node['webserver']['greeter']

group greeter['group'] do
  system true
end

user greeter['user'] do
  comment 'Says hello'
  gid greeter['group']
  home greeter['home']
  shell '/usr/sbin/nologin'
  system true
end

directory greeter['home'] do
  owner greeter['user']
  group greeter['group']
  mode '0750'
end

cookbook_file "#{greeter['home']}/greeter.py" do
  source 'greeter.py'
  mode '0755'
  notifies :restart, 'service[greeter]', :delayed
end

systemd_unit 'greeter.service' do
  content(
    Unit: { Description: 'Says hello', After: 'network.target' },
    Service: {
      User: greeter['user'],
      Group: greeter['group'],
      ExecStart: "/usr/bin/python3 #{greeter['home']}/greeter.py #{greeter['port']}",
      Environment: "GREETING='#{greeter['words']}'",
      Restart: 'on-failure',
    },
    Install: { WantedBy: 'multi-user.target' }
  )
  action [:create, :enable]
  notifies :restart, 'service[greeter]', :delayed
end

service 'greeter' do
  action :start
end
