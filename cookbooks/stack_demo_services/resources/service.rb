# One of the demo's services: its program, its folders and its unit.
resource_name :stack_demo_service
provides :stack_demo_service

property :role, String, name_property: true, equal_to: %w(balancer app database)

default_action :start

action_class do
  def unit
    "stack-demo-#{new_resource.role}.service"
  end
end

action :start do
  %w(/opt/stack-demo /etc/stack-demo /var/lib/stack-demo).each do |folder|
    directory folder do
      mode '0755'
    end
  end

  cookbook_file '/opt/stack-demo/demo.py' do
    cookbook 'stack_demo_services'
    source 'demo.py'
    mode '0755'
  end

  systemd_unit unit do
    content(
      'Unit' => { 'Description' => "Stack demo: #{new_resource.role}", 'After' => 'network.target' },
      'Service' => { 'ExecStart' => "/usr/bin/python3 /opt/stack-demo/demo.py #{new_resource.role}", 'Restart' => 'always' },
      'Install' => { 'WantedBy' => 'multi-user.target' }
    )
    action [:create, :enable]
  end

  service unit do
    subscribes :restart, 'cookbook_file[/opt/stack-demo/demo.py]'
    action :start
  end
end

action :stop do
  service unit do
    action [:stop, :disable]
  end
end
