root = node['demo']['root']
planets = node['demo']['planets']

directory root do
  recursive true
  mode '0755'
end

cookbook_file ::File.join(root, 'style.css') do
  source 'style.css'
  mode '0644'
  notifies :run, 'execute[archive the site]', :delayed
end

planets.each do |name, facts|
  demo_page name do
    root root
    facts facts
    remark node['demo']['remarks'][name]
    notifies :run, 'execute[archive the site]', :delayed
  end
end

template ::File.join(root, 'index.html') do
  source 'index.html.erb'
  mode '0644'
  helpers Demo::Sky
  variables(
    title: node['demo']['title'],
    accent: node['demo']['accent'],
    planets: Demo::Sky.by_distance(planets),
    facts: planets
  )
  notifies :run, 'execute[archive the site]', :delayed
end

# Written once: the guard keeps the first date.
file ::File.join(root, 'first-built.txt') do
  content lazy { "First built on #{Time.now.strftime('%Y-%m-%d at %H:%M')}.\n" }
  not_if { ::File.exist?(::File.join(root, 'first-built.txt')) }
end

execute 'archive the site' do
  command 'tar -cf site.tar *.html *.css'
  cwd root
  action :nothing
end

log 'nothing to see' do
  message "No planets are configured: #{root} holds an empty index"
  level :warn
  only_if { planets.empty? }
end
