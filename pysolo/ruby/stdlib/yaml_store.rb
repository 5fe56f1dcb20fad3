# YAML::Store: a PStore that keeps its Hash as YAML.
require "yaml"
require "pstore"

class YAML::Store < PStore
  def initialize(path, *options, **_rest) = super(path, *options.reject { |option| option.is_a?(Hash) })

  private

  def parse(data) = YAML.unsafe_load(data) || {}
  def dump(table) = YAML.dump(table)
end
