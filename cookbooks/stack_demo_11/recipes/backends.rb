backends = node[:opsworks][:layers][:app][:instances].values.map { |peer| peer[:private_ip] }.sort

file '/etc/stack-demo/backends' do
  content backends.map { |address| "#{address}\n" }.join
  mode '0644'
end
