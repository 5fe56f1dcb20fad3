# What tells releases apart: the moment or the revision.

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
    there = ::Dir.glob("#{releases_path}/*")
    known = order || there.sort_by { |path| ::File.ctime(path) }
    known & there
  end

  def action_deploy
    store(all_releases) unless whyrun_mode? # from now on a folder alone is no release
    super
  end

  private

  def clean_up
    super
    (::Dir.glob("#{releases_path}/*") - all_releases).each { |release| remove_release(release, 'remove the unknown release') }
  end

  def release_slug
    scm_provider.target_revision
  end

  def order_file
    "revision-deploys/#{new_resource.name}"
  end

  def order
    Chef::FileCache.has_key?(order_file) ? Chef::JSONCompat.parse(Chef::FileCache.load(order_file)) : nil
  end

  def store(releases)
    Chef::FileCache.store(order_file, Chef::JSONCompat.to_json(releases))
  end

  def release_created(path)
    store((all_releases - [path]) << path)
  end

  def release_deleted(path)
    store(all_releases - [path])
  end
end

# The name that deploy_branch has in OpsWorks' cookbooks.
class Chef::Provider::Deploy::Branch < Chef::Provider::Deploy::Revision
end
