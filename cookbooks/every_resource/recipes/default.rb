# Each recipe has one subject; :nothing resources act when something else has changed.
include_recipe 'every_resource::files'
include_recipe 'every_resource::scripts'
include_recipe 'every_resource::packages'
include_recipe 'every_resource::accounts'
include_recipe 'every_resource::services'
include_recipe 'every_resource::system'
include_recipe 'every_resource::keys'
include_recipe 'every_resource::runs'
