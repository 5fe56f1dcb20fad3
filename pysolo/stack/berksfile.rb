# The words of a Berksfile. What it asks for is kept in PysoloBerksfile::ENTRIES.

module PysoloBerksfile
  ENTRIES = []
  # options that lead to a cookbook, and those of `group`
  STACK = [{}]

  def self.add(name, constraint, options)
    line = caller_locations(2, 1).first.lineno
    ENTRIES << STACK.last.merge(options).map { |key, value| [key.to_s, value.to_s] }.to_h
                    .merge("name" => name, "constraint" => constraint, "line" => line.to_s)
  end
end

def source(*) end
def site(*) end
def solver(*) end
def extension(*) end
def chef_api(*) end
def metadata(*) end

def cookbook(name, constraint = nil, **options)
  PysoloBerksfile.add(name, constraint, options)
end

def group(*)
  yield
end

# Old: a location for all cookbooks in its block.
def with_location(**options)
  PysoloBerksfile::STACK.push(PysoloBerksfile::STACK.last.merge(options))
  yield
ensure
  PysoloBerksfile::STACK.pop
end
