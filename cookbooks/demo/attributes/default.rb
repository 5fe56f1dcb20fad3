default['demo']['root'] = Chef::Config[:demo_out] || ::File.join(Chef::Config[:file_cache_path], 'demo-out')
default['demo']['title'] = 'Eight planets'
default['demo']['accent'] = '#7a4b94'

# Distance in millions of kilometres, day in hours.
default['demo']['planets'] = {
  'Mercury' => { 'distance' => 57.9, 'day' => 4222.6, 'moons' => 0 },
  'Venus'   => { 'distance' => 108.2, 'day' => 2802.0, 'moons' => 0 },
  'Earth'   => { 'distance' => 149.6, 'day' => 24.0, 'moons' => 1 },
  'Mars'    => { 'distance' => 228.0, 'day' => 24.7, 'moons' => 2 },
  'Jupiter' => { 'distance' => 778.5, 'day' => 9.9, 'moons' => 95 },
  'Saturn'  => { 'distance' => 1432.0, 'day' => 10.7, 'moons' => 146 },
  'Uranus'  => { 'distance' => 2867.0, 'day' => 17.2, 'moons' => 28 },
  'Neptune' => { 'distance' => 4515.0, 'day' => 16.1, 'moons' => 16 },
}

# What is said of a planet beyond its numbers.
default['demo']['remarks']['Earth'] = "You are here, on #{node['platform'] || 'some platform'}."
default['demo']['remarks']['Saturn'] = 'Would float, if there were a bath large enough.'
