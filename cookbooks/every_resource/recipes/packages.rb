apt_repository 'local' do
  uri 'file:/srv/archive'
  distribution './'
  trusted true
end

apt_preference 'alpha' do
  pin 'version 1.*'
  pin_priority '900'
end

apt_update 'daily' do
  frequency 86_400
end

package 'alpha'

apt_package %w(beta gamma) do
  action :upgrade
end

dpkg_package 'delta' do
  source '/srv/archive/delta_1.0_all.deb'
end

build_essential 'compilers'

chef_gem 'json' do
  compile_time false
end

alternatives 'greeter' do
  link_name 'greeter'
  link '/usr/local/bin/greeter'
  path '/usr/bin/env'
  priority 50
end
