# scm, as Chef had it up to version 12: a checkout by the provider that the recipe names, git unless it names one. What is here of
# properties is also what a deployment says about its source.

class Chef::Resource::Scm < Chef::Resource
  resource_name :scm
  provides :scm
  default_action :sync
  allowed_actions :checkout, :export, :sync, :diff, :log

  property :destination, String, name_property: true, identity: true
  property :repository, String
  property :revision, String, default: 'HEAD'
  property :user, [String, Integer, nil]
  property :group, [String, Integer, nil]
  property :environment, [Hash, nil], coerce: proc { |given|
    given.is_a?(String) ? %w(RAILS_ENV MERB_ENV RACK_ENV).to_h { |name| [name, given] } : given
  }
  property :timeout, [Integer, nil]
  property :remote, String, default: 'origin'
  property :checkout_branch, [String, nil], default: 'deploy'
  property :enable_submodules, [true, false], default: false
  property :enable_checkout, [true, false], default: true
  property :additional_remotes, Hash, default: lazy { {} }
  property :shallow_clone, [true, false], default: false
  property :depth, [Integer, nil], default: lazy { shallow_clone ? 5 : nil }
  property :ssh_wrapper, [String, nil]
  property :svn_username, [String, nil]
  property :svn_password, [String, nil], sensitive: true
  property :svn_arguments, [String, nil, false], default: '--no-auth-cache'
  property :svn_info_args, [String, nil, false], default: '--no-auth-cache'
  property :svn_binary, [String, nil]

  alias repo repository
  alias branch revision
  alias git_ssh_wrapper ssh_wrapper
end

class Chef::Provider::Scm < Chef::Provider::Git
  provides :scm
end
