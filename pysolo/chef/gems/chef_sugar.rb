# chef-sugar: the words that Chef has not taken over into its own language since (that is where platforms, clouds, architectures and the
# rest of it are now).
class Chef
  module Sugar
    VERSION = '5.1.12'.freeze

    # A version that is asked for constraints, and the other way round.
    class Version < String
      def satisfies?(*constraints)
        Gem::Requirement.new(*constraints.flatten).satisfied_by?(Gem::Version.new(to_s))
      end
    end

    class Constraint
      def initialize(*constraints)
        @requirement = Gem::Requirement.new(*constraints.flatten)
      end

      def satisfied_by?(version)
        @requirement.satisfied_by?(Gem::Version.new(version.to_s))
      end
      alias satisfies? satisfied_by?
    end

    module DSL
      # Resources that converge at once, while the recipe is compiled.
      def at_compile_time(&block)
        inner = run_context.create_child
        Chef::Recipe.new(cookbook_name, recipe_name, inner).instance_eval(&block)
        inner.resource_collection.each { |made| Array(made.action).each { |action| made.run_action(action) } }
      end
      alias compile_time at_compile_time

      # Resources that stand right before or after another in the collection.
      def before(identifier, &block)
        beside(identifier, 0, &block)
      end

      def after(identifier, &block)
        beside(identifier, 1, &block)
      end

      def includes_recipe?(name)
        node.recipe?(name) || node.recipe?("#{name}::default")
      end
      alias include_recipe? includes_recipe?

      def encrypted_data_bag_item(bag, id)
        Chef::EncryptedDataBagItem.load(bag, id)
      end

      def encrypted_data_bag_item_for_environment(bag, id)
        of_environment(encrypted_data_bag_item(bag, id))
      end

      def data_bag_item_for_environment(bag, id)
        of_environment(data_bag_item(bag, id))
      end

      def require_chef_gem(name)
        require name
      rescue LoadError
        raise LoadError, "the gem #{name} is not here: have chef_gem install it"
      end

      def version(text)
        Version.new(text)
      end

      def constraint(*constraints)
        Constraint.new(*constraints)
      end
      alias constraints constraint

      def dev_null
        '/dev/null'
      end

      def installed?(command)
        which(command) ? true : false
      end

      def version_for(command, flag = '--version')
        shell_out("#{command} #{flag}").stdout.strip
      end

      def installed_at_version?(command, expected, flag = '--version')
        installed?(command) && version_for(command, flag).include?(expected.to_s)
      end

      # The address of another node that this one reaches it by: the local one within a cloud.
      def best_ip_for(other)
        cloud = other['cloud']
        return other['ipaddress'] if cloud.nil?

        node['cloud'] && node['cloud']['provider'] == cloud['provider'] ? cloud['local_ipv4'] : cloud['public_ipv4']
      end

      def first_run?
        Chef::Config[:solo] || node['chef_sugar_first_run'].nil?
      end

      private

      def of_environment(item)
        item[node.chef_environment] || item['default'] || {}
      end

      def beside(identifier, offset, &block)
        collection = run_context.resource_collection
        target = collection.lookup(identifier)
        inner = run_context.create_child
        Chef::Recipe.new(cookbook_name, recipe_name, inner).instance_eval(&block)
        all = collection.all_resources
        all.insert(all.index(target) + offset, *inner.resource_collection.all_resources)
      end
    end

    module NodeWords
      class AttributeDoesNotExistError < ArgumentError; end

      def deep_fetch(*keys)
        read(*keys.map(&:to_s))
      end

      def deep_fetch!(*keys)
        found = deep_fetch(*keys)
        raise AttributeDoesNotExistError, "there is no attribute node['#{keys.join("']['")}']" if found.nil?

        found
      end

      def in?(*environments)
        environments.flatten.any? { |environment| environment.is_a?(Regexp) ? environment =~ chef_environment : environment.to_s == chef_environment }
      end
      alias environment? in?

      # namespace('app') { port 80 } is default['app']['port'] = 80.
      def namespace(*keys, **options, &block)
        level = options[:precedence] || @namespace_level || :default
        outer = [@namespace, @namespace_level]
        @namespace = [*@namespace, *keys.map(&:to_s)]
        @namespace_level = level
        Namespace.new(self, @namespace, level).instance_eval(&block)
      ensure
        @namespace, @namespace_level = outer
      end

      class Namespace < BasicObject
        def initialize(node, path, level)
          @node = node
          @path = path
          @level = level
        end

        def namespace(*keys, **options, &block)
          @node.namespace(*keys, **options, &block)
        end

        def node
          @node
        end

        def method_missing(name, *values)
          holder = @path.inject(@node.public_send(@level)) { |place, key| place[key] }
          return @path.inject(@node) { |place, key| place[key] }[name.to_s] if values.empty?

          holder[name.to_s] = values.size == 1 ? values.first : values
        end

        def respond_to_missing?(*)
          true
        end
      end
    end
  end
end

Chef::Recipe.include(Chef::Sugar::DSL)
Chef::Resource.include(Chef::Sugar::DSL)
Chef::Provider.include(Chef::Sugar::DSL)
Chef::Node.include(Chef::Sugar::NodeWords)
