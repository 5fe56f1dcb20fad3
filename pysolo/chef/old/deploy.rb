# deploy, deploy_revision, deploy_branch and timestamped_deploy as Chef had them up to version 13: releases beside each other in a folder,
# shared files linked into them, `current` pointing at the one in use.

class Chef::Resource::Deploy < Chef::Resource
  resource_name :deploy
  provides :deploy
  default_action :deploy
  allowed_actions :deploy, :force_deploy, :rollback

  property :deploy_to, String, name_property: true, identity: true
  property :repository, String
  property :revision, String, default: 'HEAD'
  property :user, [String, Integer, nil]
  property :group, [String, Integer, nil]
  property :role, [String, nil]
  property :environment, [Hash, nil], coerce: proc { |given|
    given.is_a?(String) ? %w(RAILS_ENV MERB_ENV RACK_ENV).to_h { |name| [name, given] } : given
  }
  property :destination, String, default: lazy { "#{deploy_to}/shared/cached-copy" }
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
  property :remote, String, default: 'origin'
  property :checkout_branch, [String, nil]
  property :enable_submodules, [true, false], default: false
  property :enable_checkout, [true, false], default: true
  property :additional_remotes, Hash, default: lazy { {} }
  property :shallow_clone, [true, false], default: false
  property :depth, [Integer, nil], default: lazy { shallow_clone ? 5 : nil }
  property :timeout, [Integer, nil]
  property :ssh_wrapper, [String, nil]
  property :svn_username, [String, nil]
  property :svn_password, [String, nil], sensitive: true
  property :svn_arguments, [String, nil, false], default: '--no-auth-cache'
  property :svn_info_args, [String, nil, false], default: '--no-auth-cache'
  property :svn_binary, [String, nil]
  property :svn_force_export, [true, false], default: false

  alias repo repository
  alias branch revision
  alias git_ssh_wrapper ssh_wrapper

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

class Chef::Provider::Deploy < Chef::Provider
  attr_reader :release_path, :previous_release_path

  def load_current_resource
    @release_path = "#{releases_path}/#{release_slug}"
  end

  def action_deploy
    remember_previous
    if !::File.directory?(release_path)
      undoing_what_fails { deploy }
    elsif current_release != release_path
      roll_back_to(release_path)
    end
  end

  def action_force_deploy
    remember_previous
    if ::File.directory?(release_path)
      converge_by("delete the release at #{release_path}") { ::FileUtils.rm_rf(release_path) }
    end
    undoing_what_fails { deploy }
  end

  def action_rollback
    remember_previous
    raise "There is no release to roll back to!" if previous_release_path.nil?
    roll_back_to(previous_release_path)
  end

  # -- the steps, which hooks may call too

  def deploy
    create_directories
    update_cached_copy
    enforce_ownership
    copy_cached_copy
    enforce_ownership
    callback(:before_migrate)
    migrate
    callback(:before_symlink)
    symlink
    callback(:before_restart)
    restart
    callback(:after_restart)
    clean_up
    Chef::Log.info("#{new_resource} deployed to #{new_resource.deploy_to}")
  end

  def callback(step, code = new_resource.public_send(step))
    case code
    when Proc
      recipe_eval(&code)
    when nil
      run_callback_from_file("#{release_path}/deploy/#{step}.rb")
    else
      path = "#{release_path}/#{code}"
      raise "#{new_resource}: the #{step} hook #{path} does not exist" unless ::File.exist?(path) || whyrun_mode?
      run_callback_from_file(path)
    end
  end

  def run_callback_from_file(path)
    return unless ::File.exist?(path)

    Chef::Log.info("#{new_resource} running the hook #{path}")
    recipe_eval { instance_eval(::File.read(path), path, 1) }
  end

  def migrate
    run_symlinks_before_migrate
    return unless new_resource.migrate

    enforce_ownership
    converge_by("execute the migration command #{new_resource.migration_command}") do
      shell_out!(new_resource.migration_command, **command_options(release_path))
    end
  end

  def run_symlinks_before_migrate
    link_shared(new_resource.symlink_before_migrate, 'files of the migration')
  end

  def symlink
    purge_tempfiles_from_current_release
    link_tempfiles_to_current_release
    link_current_release_to_production
  end

  def purge_tempfiles_from_current_release
    converge_by('purge what the repository has in place of shared files') do
      new_resource.purge_before_symlink.each { |path| ::FileUtils.rm_rf("#{release_path}/#{path}") }
    end
  end

  def link_tempfiles_to_current_release
    dirs = new_resource.create_dirs_before_symlink
    converge_by("create the directories #{dirs.join(', ')}") do
      dirs.each { |dir| ::FileUtils.mkdir_p("#{release_path}/#{dir}") }
    end
    link_shared(new_resource.symlinks, 'shared files')
    run_symlinks_before_migrate
    enforce_ownership
  end

  def link_current_release_to_production
    converge_by("link #{release_path} to #{new_resource.current_path}") do
      fresh = "#{new_resource.current_path}.new"
      ::FileUtils.rm_f(fresh)
      ::File.symlink(release_path, fresh)
      ::FileUtils.rm_rf(new_resource.current_path) unless ::File.symlink?(new_resource.current_path)
      ::File.rename(fresh, new_resource.current_path)
    end
    enforce_ownership
  end

  def restart
    command = new_resource.restart_command
    case command
    when nil then nil
    when Proc then recipe_eval(&command)
    else
      converge_by("restart with #{command}") do
        shell_out!(command, **command_options(new_resource.current_path))
      end
    end
  end

  def enforce_ownership
    return if new_resource.user.nil? && new_resource.group.nil?

    converge_by("give #{new_resource.deploy_to} to #{[new_resource.user, new_resource.group].compact.join(':')}") do
      ::FileUtils.chown_R(new_resource.user, new_resource.group, new_resource.deploy_to)
    end
  end

  def all_releases
    ::Dir.glob("#{releases_path}/*").sort
  end

  def scm_provider
    @scm_provider ||= new_resource.scm_provider.new(new_resource, run_context)
  end

  # How patches of this class and hooks ran commands.
  def run_command(options)
    known = options.slice(:cwd, :user, :group, :environment, :timeout, :umask, :returns).compact
    shell_out!(options[:command], **known).status
  end

  def run_options(options = {})
    { user: new_resource.user, group: new_resource.group, environment: new_resource.environment }.merge(options)
  end

  private

  def releases_path
    "#{new_resource.deploy_to}/releases"
  end

  def release_slug
    raise Chef::Exceptions::Override, "You must override release_slug in #{self.class}"
  end

  def current_release
    ::File.symlink?(new_resource.current_path) ? ::File.readlink(new_resource.current_path) : nil
  end

  def remember_previous
    here = all_releases.index(current_release)
    @previous_release_path = all_releases[here - 1] if here && here > 0
  end

  def create_directories
    [new_resource.deploy_to, new_resource.shared_path, releases_path].each do |dir|
      converge_by("create directory #{dir}") { ::FileUtils.mkdir_p(dir) } unless ::File.directory?(dir)
    end
  end

  def subversion?
    new_resource.scm_provider <= Chef::Provider::Subversion
  end

  def update_cached_copy
    wanted = new_resource
    names = %i(repository revision user group timeout environment)
    names += subversion? ? %i(svn_username svn_password svn_arguments svn_info_args svn_binary)
                         : %i(remote checkout_branch enable_submodules enable_checkout additional_remotes depth ssh_wrapper)
    kind = subversion? ? :subversion : :git
    step = wanted.svn_force_export ? :force_export : :sync
    compile_and_converge_action do
      declare_resource(kind, wanted.destination) do
        names.each { |name| public_send(name, wanted.public_send(name)) unless wanted.public_send(name).nil? }
        provider wanted.scm_provider
        action step
      end
    end
  end

  def copy_cached_copy
    converge_by("copy the checkout to #{release_path}") do
      ::FileUtils.mkdir_p(release_path)
      ::FileUtils.cp_r("#{new_resource.destination}/.", release_path, preserve: true)
      release_created(release_path)
    end
  end

  def link_shared(links, what)
    return if links.empty?

    converge_by("link #{what}: #{links.map { |from, to| "#{from} to #{to}" }.join(', ')}") do
      links.each do |from, to|
        place = "#{release_path}/#{to}"
        ::FileUtils.rm_f(place) # or else the new link would go into the folder that an old one leads to
        ::FileUtils.ln_s("#{new_resource.shared_path}/#{from}", place)
      end
    end
  end

  def command_options(folder)
    { cwd: folder, user: new_resource.user, group: new_resource.group, environment: new_resource.environment || {} }
  end

  def roll_back_to(target)
    newer = all_releases.drop_while { |release| release != target }.drop(1)
    @release_path = target
    symlink
    restart
    newer.each { |release| remove_release(release, 'roll back by removing') }
  end

  def undoing_what_fails
    yield
  rescue StandardError => trouble
    raise unless new_resource.rollback_on_error

    Chef::Log.warn("#{new_resource}: #{trouble.message}; rolling back")
    failed = release_path
    remove_release(failed, 'remove the release that failed,')
    stable = current_release == failed ? previous_release_path : current_release
    roll_back_to(stable) if stable && stable != failed
    raise
  end

  def clean_up
    (all_releases[0...-new_resource.keep_releases] - [release_path]).each { |release| remove_release(release, 'remove old release') }
  end

  def remove_release(path, why)
    converge_by("#{why} #{path}") do
      ::FileUtils.rm_rf(path)
      release_deleted(path)
    end
  end

  def release_created(path); end

  def release_deleted(path); end
end

class Chef::Provider::Deploy::Timestamped < Chef::Provider::Deploy
  provides :deploy
  provides :timestamped_deploy

  private

  def release_slug
    ::Time.now.utc.strftime('%Y%m%d%H%M%S')
  end
end

# One release for each revision; which came when is kept in the file cache.
class Chef::Provider::Deploy::Revision < Chef::Provider::Deploy
  provides :deploy_revision
  provides :deploy_branch

  def all_releases
    known = order
    known & ::Dir.glob("#{releases_path}/*") | ::Dir.glob("#{releases_path}/*").sort_by { |path| ::File.ctime(path) }
  end

  private

  def release_slug
    scm_provider.target_revision
  end

  def order_file
    "revision-deploys/#{new_resource.name}"
  end

  def order
    Chef::FileCache.has_key?(order_file) ? Chef::JSONCompat.parse(Chef::FileCache.load(order_file)) : []
  end

  def release_created(path)
    Chef::FileCache.store(order_file, Chef::JSONCompat.to_json((order - [path]) << path))
  end

  def release_deleted(path)
    Chef::FileCache.store(order_file, Chef::JSONCompat.to_json(order - [path]))
  end
end

class Chef::Provider::Deploy::Branch < Chef::Provider::Deploy::Revision
  private

  def release_slug
    new_resource.revision.tr('/', '_')
  end
end
