hostname 'every.example.com' do
  windows_reboot false
end

timezone 'Europe/Berlin'

locale 'system language' do
  lang 'C.UTF-8'
end

sysctl 'net.ipv4.ip_forward' do
  value 1
end

directory '/mnt/every'

mount '/mnt/every' do
  device 'tmpfs'
  fstype 'tmpfs'
  options 'size=1m'
  action [:mount, :enable]
end

route '10.99.0.0/24' do
  device 'lo'
end

ohai_hint 'ec2' do
  compile_time false
  notifies :reload, 'ohai[again]', :immediately
end

ohai 'again' do
  action :nothing
end
