# The attributes of a found node are those of the instance.
databases = search(:node, 'role:db').map { |peer| peer[:private_ip] }.sort

file '/etc/stack-demo/database' do
  content databases.map { |address| "#{address}\n" }.join
  mode '0644'
end
