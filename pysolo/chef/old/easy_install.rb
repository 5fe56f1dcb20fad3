# easy_install_package, as Chef had it up to version 12: Python's packages through the host's easy_install.

class Chef::Resource::EasyInstallPackage < Chef::Resource
  resource_name :easy_install_package
  provides :easy_install_package
  default_action :install
  allowed_actions :install, :upgrade, :remove, :purge

  property :package_name, String, name_property: true, identity: true
  property :version, [String, nil]
  property :source, [String, nil]
  property :options, [String, nil]
  property :timeout, [String, Integer, nil]
  property :easy_install_binary, String, default: 'easy_install'
  property :python_binary, String, default: 'python'
  property :module_name, String, default: lazy { package_name }
end

class Chef::Provider::EasyInstallPackage < Chef::Provider
  provides :easy_install_package

  def load_current_resource; end

  def whyrun_supported?
    true
  end

  def action_install
    install if installed.nil? || (new_resource.version && new_resource.version != installed)
  end

  def action_upgrade
    newest = new_resource.version || candidate
    install if installed.nil? || (newest && newest != installed)
  end

  def action_remove
    return if installed.nil?

    converge_by("remove package #{new_resource.package_name}") { easy_install!('-m', new_resource.package_name) }
  end
  alias action_purge action_remove

  private

  def install
    wanted = [new_resource.package_name, new_resource.version].compact.join('==')
    converge_by("install package #{wanted}") { easy_install!(wanted) }
  end

  def installed
    code = "import pkg_resources as p; print(p.get_distribution('#{new_resource.module_name}').version)"
    answer = shell_out(new_resource.python_binary, '-c', code)
    answer.error? ? nil : answer.stdout.strip
  rescue Errno::ENOENT
    nil
  end

  def candidate
    shell_out(new_resource.easy_install_binary, '-n', new_resource.package_name).stdout[/Best match: \S+ (\S+)/, 1]
  end

  def easy_install!(*words)
    shell_out!([new_resource.easy_install_binary, new_resource.options, *words].compact.join(' '), timeout: new_resource.timeout || 900)
  end
end
