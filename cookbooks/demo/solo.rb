# Everything that the demo writes stays below ./demo-out, so that no root is needed and nothing is left behind elsewhere.
out = ::File.expand_path('demo-out')

cookbook_path ::File.expand_path('../..', __FILE__)
file_cache_path ::File.join(out, '.cache')
file_backup_path ::File.join(out, '.backup')
node_path ::File.join(out, '.nodes')
node_name 'demo'

# A key that Chef does not know: cookbooks read it as Chef::Config[:demo_out].
demo_out out
