# The steps of a deployment, and the way back.

class Chef::Provider::Deploy < Chef::Provider
  attr_reader :release_path, :previous_release_path, :shared_path

  def load_current_resource
    @release_path = "#{releases_path}/#{release_slug}"
    @shared_path = new_resource.shared_path
    @configuration = new_resource.to_hash # what hooks written for Capistrano read
    @configuration[:environment] &&= @configuration[:environment]['RAILS_ENV']
  end

  def action_deploy
    remember_previous
    if !all_releases.include?(release_path)
      undoing_what_fails { deploy }
    elsif previous_release_path != release_path
      roll_back_to(release_path)
    end
  end

  def action_force_deploy
    remember_previous
    if all_releases.include?(release_path)
      converge_by("delete the release at #{release_path}") { ::FileUtils.rm_rf(release_path) }
    end
    deploy
  end

  def action_rollback
    before = all_releases[-2]
    raise 'There is no release to roll back to!' if before.nil?

    roll_back_to(before)
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
    recipe_eval { ::Dir.chdir(release_path) { instance_eval(::File.read(path), path, 1) } }
  end

  # Words for hooks.
  def sudo(command, &block)
    execute(command, &block)
  end

  def run(command, &block)
    made = execute(command, &block)
    { user: new_resource.user, group: new_resource.group, environment: new_resource.environment, cwd: release_path }.each do |name, value|
      made.public_send(name, value) if value && made.public_send(name).nil?
    end
    made
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

  # The release that is current as long as this action has not changed it.
  def remember_previous
    release = ::File.symlink?(new_resource.current_path) ? ::File.readlink(new_resource.current_path) : nil
    @previous_release_path = release if release && ::File.exist?(release)
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
      ::FileUtils.rm_rf(release_path) # of a deployment that failed half way
      ::FileUtils.mkdir_p(release_path)
      ::FileUtils.cp_r("#{new_resource.destination}/.", release_path, preserve: true)
    end
  end

  def link_shared(links, what)
    return if links.empty?

    converge_by("link #{what}: #{links.map { |from, to| "#{from} to #{to}" }.join(', ')}") do
      links.each do |from, to|
        place = "#{release_path}/#{to}"
        ::FileUtils.rm_f(place) # or else the new link would go into the folder that an old one leads to
        link("#{new_resource.shared_path}/#{from}", place)
      end
    end
  end

  def link(target, place)
    ::FileUtils.ln_s(target, place)
  rescue SystemCallError => e
    raise Chef::Exceptions::FileNotFound, "Cannot link #{place} to #{target}: #{e.message}"
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
    if previous_release_path
      @release_path = previous_release_path
      symlink
      restart
    end
    remove_release(failed, 'remove the release that failed,')
    raise
  end

  # Only now has the release been made: one that failed on the way is tried again by the next run.
  def clean_up
    converge_by('note the release') { release_created(release_path) }
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
