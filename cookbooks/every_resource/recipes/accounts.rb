group 'crew' do
  gid 3000
end

user 'ann' do
  comment 'Ann'
  uid 3000
  gid 'crew'
  manage_home true
  shell '/bin/bash'
end

linux_user 'daemonic' do
  system true
  shell '/usr/sbin/nologin'
end

group 'helpers' do
  members %w(ann daemonic)
  append true
end

user_ulimit 'ann' do
  filehandle_limit 4096
end

sudo 'crew' do
  groups 'crew'
  nopasswd true
  commands ['/usr/bin/id']
end

ssh_known_hosts_entry 'git.example.com' do
  key_type 'ssh-ed25519'
  key 'AAAAC3NzaC1lZDI1NTE5AAAAIDWqZbJQeGZq9ZQvqYV7YbX4Wc8VgqJ3uQ9m1kq3mJ5x'
  file_location '/etc/ssh/ssh_known_hosts'
end
