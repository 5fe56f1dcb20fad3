execute 'execute' do
  command 'touch /srv/every/execute'
  creates '/srv/every/execute'
end

script 'script' do
  interpreter 'sh'
  code 'touch /srv/every/script'
  creates '/srv/every/script'
end

bash 'bash' do
  code 'touch /srv/every/{bash,bash-too}'
  creates '/srv/every/bash-too'
end

# neither of these two shells is on a small host
csh 'csh' do
  interpreter 'sh'
  code 'touch /srv/every/csh'
  creates '/srv/every/csh'
end

ksh 'ksh' do
  interpreter 'sh'
  code 'touch /srv/every/ksh'
  creates '/srv/every/ksh'
end

perl 'perl' do
  code 'open(my $file, ">", "/srv/every/perl");'
  creates '/srv/every/perl'
end

python 'python' do
  interpreter 'python3'
  code 'open("/srv/every/python", "w").close()'
  creates '/srv/every/python'
end

ruby 'ruby' do
  interpreter '/opt/pysolo/bin/pysolo'
  flags 'ruby'
  code 'File.write("/srv/every/ruby", "")'
  creates '/srv/every/ruby'
end

ruby_block 'ruby_block' do
  block { ::File.write('/srv/every/ruby_block', '') }
  not_if { ::File.exist?('/srv/every/ruby_block') }
end

whyrun_safe_ruby_block 'whyrun_safe_ruby_block' do
  block { ::File.write('/srv/every/safe', '') }
  not_if { ::File.exist?('/srv/every/safe') }
end

log 'a line in the log'

chef_sleep 'a moment' do
  seconds 1
  not_if { ::File.exist?('/srv/every/group') }
end

file '/srv/every/group' do
  action :nothing
end

notify_group 'what belongs together' do
  action :run
  notifies :create, 'file[/srv/every/group]', :immediately
  not_if { ::File.exist?('/srv/every/group') }
end

breakpoint 'there is nobody to stop for'

reboot 'only when asked to' do
  action :nothing
end
