node[:deploy].each do |application, deploy|
  release = "#{deploy[:deploy_to]}/releases/#{node[:opsworks][:sent_at]}"

  directory release do
    recursive true
    mode '0755'
  end

  file "#{release}/index.txt" do
    content "#{node[:stack_demo][:greeting]}, #{deploy[:environment_variables][:WHO]}, from #{node[:opsworks][:instance][:hostname]}\n"
    mode '0644'
  end

  link "#{deploy[:deploy_to]}/current" do
    to release
  end
end
