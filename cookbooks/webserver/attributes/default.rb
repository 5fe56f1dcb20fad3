default['webserver']['server_name'] = 'localhost'
default['webserver']['port'] = 80
default['webserver']['root'] = '/srv/www/default'
default['webserver']['title'] = 'It works'
default['webserver']['headers'] = {}

default['webserver']['greeter'].tap do |greeter|
  greeter['user'] = 'greeter'
  greeter['group'] = 'greeter'
  greeter['home'] = '/opt/greeter'
  greeter['port'] = 8081
  greeter['words'] = 'Hello'
end
