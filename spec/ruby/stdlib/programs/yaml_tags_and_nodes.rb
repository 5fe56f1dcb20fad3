require "yaml"
class Tag; yaml_tag "!mine"; attr_reader :z; def initialize = @z = 1; end
puts YAML.dump(Tag.new), YAML.dump([Tag.new])
p YAML.unsafe_load("--- !mine\nz: 5\n").z
begin; p YAML.load("--- !mine\nz: 5\n"); rescue => e; p e.class, e.message; end
YAML.add_domain_type("example.com,2002", "foo") { |t, v| [t, v] }
begin; p YAML.unsafe_load("--- !<tag:example.com,2002:foo> 5"); rescue => e; p e.class, e.message; end
YAML.add_tag("!pt", Struct.new(:a)) rescue p $!
puts((YAML.safe_dump({ "a" => [1, "x", nil, 1.5, true] }) rescue "#{$!.class}: #{$!.message}"))
puts((YAML.safe_dump({ a: 1 }) rescue "#{$!.class}: #{$!.message}"))
d = YAML.parse("a: &x [1, b]\nc: *x\nd: !foo 'q'\n")
p d.class, d.root.class, d.children.size, d.root.children.map(&:class), d.root.children[0].value, d.root.children[1].anchor, d.root.children[3].anchor, d.root.children[5].tag, d.to_ruby rescue p $!
p d.root.children[5].style, d.root.children[0].quoted, d.root.mapping?, d.root.children[1].sequence?, d.root.children[0].scalar?, d.each.map { |n| n.class.name }.tally
p YAML.parse("- 1").to_ruby, YAML.parse("- 1").transform, YAML.parse_stream("--- 1\n--- 2\n").children.size, YAML.parse_stream("a: 1").class
p YAML.parse_file(__FILE__) rescue p $!.class
p YAML.parse("a: 1").root.children.each_slice(2).map { |k, v| [k.value, v.to_ruby] }
