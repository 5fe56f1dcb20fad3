# deploy, deploy_revision, deploy_branch and timestamped_deploy as Chef had them up to version 13: releases beside each other in a folder,
# shared files linked into them, `current` pointing at the one in use.

class Chef::Resource::Deploy < Chef::Resource::Scm
  resource_name :deploy
  provides :deploy
  default_action :deploy
  allowed_actions :deploy, :force_deploy, :rollback

  property :deploy_to, String, name_property: true
  property :repository, String, identity: true
  property :role, [String, nil]
  property :repository_cache, String, default: 'cached-copy'
  property :copy_exclude, [String, Array] # said nothing in Chef 12 either
  property :destination, String, default: lazy { "#{shared_path}/#{repository_cache}" }
  property :shared_path, String, default: lazy { "#{deploy_to}/shared" }
  property :current_path, String, default: lazy { "#{deploy_to}/current" }
  property :keep_releases, Integer, default: 5, coerce: proc { |count| [Integer(count), 1].max }
  property :rollback_on_error, [true, false], default: false
  property :migrate, [true, false], default: false
  property :migration_command, [String, nil]
  property :symlink_before_migrate, Hash, default: lazy { { 'config/database.yml' => 'config/database.yml' } }
  property :symlinks, Hash, default: lazy { { 'system' => 'public/system', 'pids' => 'tmp/pids', 'log' => 'log' } }
  property :create_dirs_before_symlink, Array, default: lazy { %w(tmp public config) }, coerce: proc { |dirs| Array(dirs) }
  property :purge_before_symlink, Array, default: lazy { %w(log tmp/pids public/system) }, coerce: proc { |paths| Array(paths) }
  property :scm_provider, [Class], default: lazy { Chef::Provider::Git }, coerce: proc { |given|
    given.is_a?(Class) ? given : Chef::Provider.const_get(given.to_s.split('_').map(&:capitalize).join)
  }
  property :svn_force_export, [true, false], default: false

  # A block, or the name of a file below the release.
  %i(before_migrate before_symlink before_restart after_restart restart_command).each do |step|
    define_method(step) do |given = nil, &block|
      @steps ||= {}
      @steps[step] = block || given unless block.nil? && given.nil?
      @steps[step]
    end
  end
  alias restart restart_command
end

class Chef::Resource::TimestampedDeploy < Chef::Resource::Deploy
  resource_name :timestamped_deploy
  provides :timestamped_deploy
end

class Chef::Resource::DeployRevision < Chef::Resource::Deploy
  resource_name :deploy_revision
  provides :deploy_revision
end

class Chef::Resource::DeployBranch < Chef::Resource::DeployRevision
  resource_name :deploy_branch
  provides :deploy_branch
end

require_relative 'deploy_provider'
require_relative 'deploy_releases'
