# One planet's page and the data beside it.
provides :demo_page
unified_mode true

property :planet, String, name_property: true
property :root, String, required: true, desired_state: false
property :facts, Hash, default: {}, coerce: proc { |facts| facts.to_h.sort.to_h }
property :remark, [String, nil], desired_state: false

load_current_value do |desired|
  data = ::File.join(desired.root, "#{Demo::Sky.slug(desired.planet)}.json")
  current_value_does_not_exist! unless ::File.exist?(data)
  facts JSON.parse(::File.read(data))
end

action_class do
  def path(extension)
    ::File.join(new_resource.root, "#{Demo::Sky.slug(new_resource.planet)}.#{extension}")
  end
end

action :create do
  converge_if_changed :facts do
    ::File.write(path('json'), JSON.pretty_generate(new_resource.facts) + "\n")
  end

  template path('html') do
    source 'planet.html.erb'
    cookbook 'demo'
    mode '0644'
    helpers Demo::Sky
    variables planet: new_resource.planet, facts: new_resource.facts, remark: new_resource.remark
  end
end

action :delete do
  %w(html json).each do |extension|
    file path(extension) do
      action :delete
    end
  end
end
