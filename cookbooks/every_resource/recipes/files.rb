directory '/srv/every' do
  owner 'root'
  mode '0755'
end

file '/srv/every/file' do
  content "by file\n"
  mode '0640'
end

link '/srv/every/link' do
  to '/srv/every/file'
end

cookbook_file '/srv/every/motd' do
  source 'motd'
end

template '/srv/every/template' do
  source 'greeting.erb'
  variables(name: 'host')
end

remote_directory '/srv/every/tree' do
  source 'tree'
  files_mode '0644'
end

remote_file '/srv/every/fetched' do
  source 'file:///srv/every/motd'
end

archive_file '/srv/archive.tar' do
  destination '/srv/every/unpacked'
end

git '/srv/every/checkout' do
  repository '/srv/source.git'
  revision 'main'
end
