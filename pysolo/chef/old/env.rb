# env on hosts that are not Windows: a variable in /etc/environment, where logins take it from, and in this run, where later resources do.

class Chef::Provider::Env < Chef::Provider
  provides :windows_env, os: '!windows'

  def load_current_resource
    @lines = ::File.exist?(file) ? ::File.readlines(file, chomp: true) : []
    @current = @lines.filter_map { |line| line[/\A\s*(?:export\s+)?#{Regexp.escape(key)}=(.*)\z/, 1] }.last
    @current = @current[/\A(["'])(.*)\1\z/, 2] || @current if @current
  end

  def whyrun_supported?
    true
  end

  def action_create
    set(wanted)
  end

  def action_modify
    raise Chef::Exceptions::WindowsEnv, "Cannot modify #{new_resource}: #{file} does not set #{key}" if @current.nil?

    action_create
  end

  def action_delete
    left = new_resource.delim && new_resource.value ? parts(@current) - parts(new_resource.value) : []
    set(left.empty? ? nil : left.join(new_resource.delim))
  end

  private

  def file
    '/etc/environment'
  end

  def key
    new_resource.key_name
  end

  # With a delimiter the value's parts come before those that are there.
  def wanted
    new_resource.delim ? (parts(new_resource.value) | parts(@current)).join(new_resource.delim) : new_resource.value
  end

  def parts(text)
    text.to_s.split(new_resource.delim)
  end

  def set(value)
    ENV[key] = value unless whyrun_mode? # a later run has to find it too, though the file says it already
    return if @current == value

    rest = @lines.grep_v(/\A\s*(?:export\s+)?#{Regexp.escape(key)}=/)
    rest << "#{key}=\"#{value}\"" if value
    converge_by(value ? "set #{key} to #{value}" : "delete #{key}") do
      ::File.write(file, rest.map { |line| "#{line}\n" }.join)
    end
  end
end
