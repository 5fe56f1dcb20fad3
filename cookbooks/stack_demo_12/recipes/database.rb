# Nodes can be searched by their layers as well as instances by their data bag.
databases = search(:node, 'role:db').map { |peer| peer['ipaddress'] }.sort

file '/etc/stack-demo/database' do
  content databases.map { |address| "#{address}\n" }.join
  mode '0644'
end
