# Chef Vault's items: encrypted data bag items whose secret is kept once for each reader, locked with the reader's public key, in the item
# NAME_keys beside them. Reading takes the private key of this node (client_key), writing the public keys in clients/ and users/ of the
# chef-repo.
require 'base64'
require 'json'
require 'openssl'
require 'securerandom'

class ChefVault
  VERSION = '4.2.12'.freeze

  class Exceptions < RuntimeError
    %w(SecretDecryption NoKeysDefined ItemNotEncrypted KeysActionNotValue AdminNotFound ClientNotFound KeysNotFound ItemNotFound
       ItemAlreadyExists SearchNotFound IdMismatch V1Format InvalidValue).each { |name| const_set(name, Class.new(self)) }
  end

  # 404 means that there is no such thing: what shall be raised then.
  def self.missing(error, message)
    yield
  rescue Net::HTTPClientException => e
    raise e unless e.response.code == '404'

    raise error, message
  end

  # Where the chef-repo has objects of a kind: as configured, else beside the data bags.
  def self.folders(kind)
    configured = Chef::Config[:"#{kind.chomp('s')}_path"]
    Array(configured || Array(Chef::Config[:data_bag_path]).map { |bags| ::File.join(::File.dirname(bags), kind) })
  end

  # Whose keys lock the secret: a client, or an administrator that is a user or a client.
  class Actor
    attr_reader :type, :name

    def initialize(type, name)
      @type = type
      @name = name
    end

    def key
      @key ||= find_key
    end

    private

    def find_key
      files = (type == 'admins' ? %w(users clients) : %w(clients)).flat_map { |kind| ChefVault.folders(kind) }.map { |folder| "#{folder}/#{name}.json" }
      found = files.select { |file| ::File.exist?(file) }.filter_map { |file| JSON.parse(::File.read(file))['public_key'] }.first
      found || raise(type == 'admins' ? Exceptions::AdminNotFound : Exceptions::ClientNotFound, "no public key of #{name} in #{files.join(' or ')}")
    end
  end

  # The item NAME_keys; in sparse mode each key is an item of its own.
  class ItemKeys < Chef::DataBagItem
    WORDS = %w(id admins clients search_query mode).freeze

    attr_accessor :skip_reencryption

    def self.load(vault, name)
      found = ChefVault.missing(Exceptions::KeysNotFound, "#{vault}/#{name} could not be found") { Chef::DataBagItem.load(vault, name) }
      new(vault, name).tap { |keys| keys.raw_data = found.raw_data }
    end

    def initialize(vault, name)
      super()
      data_bag(vault)
      self.raw_data = { 'id' => name, 'admins' => [], 'clients' => [], 'search_query' => [], 'mode' => 'default' }
      @changed = {}
    end

    def [](name)
      return raw_data[name] if WORDS.include?(name)

      @changed.fetch(name) { sparse(name) || raw_data[name] } || nil
    end

    def include?(name)
      self[name] ? true : false
    end

    def admins
      raw_data['admins']
    end

    def clients
      raw_data['clients']
    end

    def mode(value = nil)
      raw_data['mode'] = value if value
      raw_data['mode']
    end

    def search_query(value = nil)
      raw_data['search_query'] = value if value
      raw_data['search_query']
    end

    def add(actor, secret)
      raise Exceptions::V1Format, "#{data_bag}/#{raw_data['id']} is of chef-vault 1, which cannot be changed" unless raw_data.key?(actor.type)

      kept = skip_reencryption ? self[actor.name] : nil
      @changed[actor.name] = kept || Base64.encode64(OpenSSL::PKey::RSA.new(actor.key).public_encrypt(secret))
      raw_data[actor.type] |= [actor.name]
    end

    def delete(actor)
      raw_data[actor.type] -= [actor.name]
      @changed[actor.name] = false
    end

    def clear_encrypted
      @changed.clear
      (clients + admins).each { |name| raw_data.delete(name) }
    end

    def save(*)
      ChefVault.make_bag(data_bag)
      @changed.each do |name, locked|
        raw_data.delete(name)
        if locked && mode == 'sparse'
          sparse_item(name, locked).save
        elsif locked
          raw_data[name] = locked
        else
          drop_sparse(name)
        end
      end
      @changed = {}
      super()
    end

    def destroy
      Chef::DataBag.load(data_bag).each_key { |id| sparse_item(id).destroy(data_bag, id) if id.start_with?(sparse_id('')) }
      super(data_bag, raw_data['id'])
    end

    private

    def sparse_id(name)
      "#{raw_data['id'].delete_suffix('_keys')}_key_#{name}"
    end

    def sparse(name)
      return unless mode == 'sparse'

      Chef::DataBagItem.load(data_bag, sparse_id(name))[name]
    rescue Net::HTTPClientException
      nil
    end

    def sparse_item(name, locked = nil)
      Chef::DataBagItem.from_hash('data_bag' => data_bag, 'id' => sparse_id(name), name => locked)
    end

    def drop_sparse(name)
      sparse_item(name).destroy(data_bag, sparse_id(name))
    rescue Net::HTTPClientException
      nil
    end
  end

  class Item < Chef::DataBagItem
    attr_accessor :keys, :node_name, :client_key_path, :client_key_contents

    def self.load(vault, name, options = {})
      item = new(vault, name, options)
      item.load_keys
      ChefVault.missing(Exceptions::ItemNotFound, "#{vault}/#{name} could not be found") do
        item.raw_data = Chef::EncryptedDataBagItem.load(vault, name, item.secret).to_hash
      end
      item
    rescue Chef::EncryptedDataBagItem::DecryptionFailure
      raise Exceptions::SecretDecryption, "#{vault}/#{name} is locked for #{item.node_name}, but its secret does not decrypt the values"
    end

    def self.vault?(vault, name)
      data_bag_item_type(vault, name) == :vault
    end

    def self.data_bag_item_type(vault, name)
      item = ChefVault.missing(Exceptions::ItemNotFound, "#{vault}/#{name} not found") { Chef::DataBagItem.load(vault, name) }
      return :normal unless item.any? { |_, value| value.is_a?(Hash) && value.key?('encrypted_data') }

      Chef::DataBag.load(vault).key?("#{name}_keys") ? :vault : :encrypted
    end

    def initialize(vault, name, options = {})
      super()
      data_bag(vault)
      self.raw_data = { 'id' => name }
      @keys = ItemKeys.new(vault, "#{name}_keys")
      @secret = new_secret
      @encrypted = false
      @node_name = options.fetch(:node_name) { Chef::Config[:node_name] || Chef.node.name }
      @client_key_path = options.fetch(:client_key_path) { Chef::Config[:client_key] || '/etc/chef/client.pem' }
      @client_key_contents = options.fetch(:client_key_contents) { Chef::Config[:client_key_contents] }
    end

    def load_keys(vault = data_bag, name = "#{raw_data['id']}_keys")
      @keys = ItemKeys.load(vault, name)
      @secret = secret
    end

    def secret
      locked = keys[node_name]
      if locked.nil?
        raise Exceptions::SecretDecryption, "#{data_bag}/#{id} is not locked for #{node_name}: an administrator of the vault has to add it"
      end

      OpenSSL::PKey::RSA.new(client_key_contents || ::File.read(client_key_path)).private_decrypt(Base64.decode64(locked))
    rescue OpenSSL::PKey::RSAError
      raise Exceptions::SecretDecryption, "#{data_bag}/#{id} is locked for #{node_name}, but not with the key in #{client_key_path}"
    end

    def [](key)
      reload_raw_data if @encrypted
      super
    end

    def []=(key, value)
      reload_raw_data if @encrypted
      super
    end

    def remove(key)
      raw_data.delete(key)
    end

    def raw_keys
      raw_data.keys
    end

    def search(query = nil)
      keys.search_query(query)
    end

    def mode(value)
      keys.mode(value) if value
    end

    def get_clients
      keys.clients
    end

    def get_admins
      keys.admins
    end

    # Names, or a query for nodes.
    def clients(wanted = search, action = :add)
      wanted = names_of_nodes(wanted) if wanted.is_a?(String)
      Array(wanted).each do |client|
        actor = Actor.new('clients', client.respond_to?(:name) ? client.name : client)
        begin
          change(actor, action)
        rescue Exceptions::ClientNotFound => e
          Chef::Log.warn("#{data_bag}/#{id}: #{e.message}; it is left out")
        end
      end
    end

    def admins(names, action = :add)
      names.split(',').each { |name| change(Actor.new('admins', name.strip), action) }
    end

    def delete_client(name)
      keys.delete(Actor.new('clients', name))
    end

    def rotate_keys!(clean_unknown_clients = false)
      known = clean_unknown_clients ? get_clients & names_of_nodes(search) : get_clients
      administrators = get_admins
      @secret = new_secret
      keys.clear_encrypted
      keys.raw_data['clients'] = []
      clients(known)
      admins(administrators.join(','))
      save
      reload_raw_data
    end

    def refresh(clean_unknown_clients = false)
      raise Exceptions::SearchNotFound, "#{data_bag}/#{id} keeps no search for its clients" if search.empty?

      found = names_of_nodes(search)
      (get_clients - found).each { |name| delete_client(name) } if clean_unknown_clients
      clients(found)
      save_keys
    end

    def save(*)
      save_keys
      unless @encrypted
        self.raw_data = Chef::EncryptedDataBagItem.encrypt_data_bag_item(raw_data, @secret)
        @encrypted = true
      end
      super()
    end

    def save_keys(name = id)
      raise Exceptions::IdMismatch, "the item #{name} has the keys of #{keys['id']}" if keys['id'] != "#{name}_keys"
      raise Exceptions::NoKeysDefined, "#{data_bag}/#{name} has no reader" if keys.admins.empty? && keys.clients.empty?

      keys.save
    end

    def destroy
      keys.destroy
      super(data_bag, id)
    end

    private

    def new_secret
      SecureRandom.random_bytes(32)
    end

    def reload_raw_data
      self.raw_data = Chef::EncryptedDataBagItem.load(data_bag, raw_data['id'], secret).to_hash
      @encrypted = false
      raw_data
    end

    def change(actor, action)
      case action
      when :add then keys.add(actor, @secret)
      when :delete then keys.delete(actor)
      else raise Exceptions::KeysActionNotValue, "#{action} is not a valid action"
      end
    end

    def names_of_nodes(query)
      Chef::Search::Query.new.search(:node, query).first.map(&:name)
    end
  end

  class User
    def initialize(vault, name)
      @item = Item.load(vault, name)
    end

    def [](key)
      @item[key]
    end
  end

  def self.make_bag(name)
    Chef::DataBag.new.tap { |bag| bag.name(name) }.save
  end

  attr_reader :vault

  def initialize(vault, config_file = nil)
    @vault = vault
    Chef::Config.from_file(config_file) if config_file
  end

  def version
    VERSION
  end

  def user(name)
    User.new(vault, name)
  end
end
