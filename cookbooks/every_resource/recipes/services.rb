systemd_unit 'every.service' do
  content(Unit: { Description: 'Waits' }, Service: { ExecStart: '/bin/sleep infinity' }, Install: { WantedBy: 'multi-user.target' })
  action [:create, :enable]
end

service 'every' do
  action [:enable, :start]
end

cron 'a user\'s job' do
  minute '5'
  command 'true'
end

cron_d 'system-job' do
  hour '4'
  command 'true'
end

cron_access 'ann' do
  action :allow
end

file '/srv/every/answer' do
  content 'pong'
end

systemd_unit 'web.service' do
  content "[Service]\nExecStart=/usr/bin/python3 -m http.server -b 127.0.0.1 -d /srv/every 8080\n"
  action [:create, :start]
end

http_request 'ask the web server' do
  url 'http://127.0.0.1:8080/answer'
  action :get
  retries 20
  retry_delay 1
  not_if { ::File.exist?('/srv/every/asked') }
  notifies :create, 'file[/srv/every/asked]', :immediately
end

file '/srv/every/asked' do
  action :nothing
end
