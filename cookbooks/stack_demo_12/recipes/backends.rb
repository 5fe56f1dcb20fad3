backends = search(:aws_opsworks_instance, 'role:app AND status:online').map { |peer| peer['private_ip'] }.sort

file '/etc/stack-demo/backends' do
  content backends.map { |address| "#{address}\n" }.join
  mode '0644'
end
