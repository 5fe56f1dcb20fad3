me = search('aws_opsworks_instance', 'self:true').first
command = search('aws_opsworks_command').first

search('aws_opsworks_app', 'deploy:true').each do |app|
  root = "/srv/www/#{app['shortname']}"
  release = "#{root}/releases/#{command['sent_at'].gsub(/[^0-9]/, '')[0, 14]}"

  directory release do
    recursive true
    mode '0755'
  end

  file "#{release}/index.txt" do
    content "#{node['stack_demo']['greeting']}, #{app['environment']['WHO']}, from #{me['hostname']}\n"
    mode '0644'
  end

  link "#{root}/current" do
    to release
  end
end
