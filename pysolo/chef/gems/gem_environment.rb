# What providers of gems derive from: where another Ruby than ours has its gems.
class Chef::Provider::Package::Rubygems
  class GemEnvironment
    def gem_paths
      raise NotImplementedError, "#{self.class} does not say where its gems are"
    end

    # Names and versions of what is installed, by the names of the specifications.
    def installed_versions(name)
      gem_paths.flat_map { |path| Dir.glob("#{path}/specifications/#{name}-*.gemspec") }
               .filter_map { |file| ::File.basename(file, '.gemspec')[/\A#{Regexp.escape(name)}-(\d[^-]*)/, 1] }
               .uniq.map { |text| Gem::Version.new(text) }.sort
    end
  end

  class CurrentGemEnvironment < GemEnvironment
    def gem_paths
      Gem.path
    end
  end

  class AlternateGemEnvironment < GemEnvironment
    include Chef::Mixin::ShellOut

    JRUBY_PLATFORM = /(?:universal|x86_64|x86)-java-[0-9.]+/.freeze

    attr_reader :gem_binary_location

    def initialize(gem_binary_location)
      super()
      @gem_binary_location = gem_binary_location
    end

    def gem_paths
      shell_out!("#{gem_binary_location} env gempath").stdout.split(::File::PATH_SEPARATOR).map(&:strip)
    end

    def rubygems_version
      shell_out!("#{gem_binary_location} --version").stdout.strip
    end

    def gem_platforms
      platform = shell_out!("#{gem_binary_location} env").stdout[JRUBY_PLATFORM]
      platform ? ['ruby', platform] : Gem.platforms
    end
  end
end
