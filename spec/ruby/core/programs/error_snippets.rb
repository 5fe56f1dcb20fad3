def t; yield; rescue NameError => e; puts e.message, "--"; end
t { "a".send("nope") }
t { "a".send(:nope, 1) }
t { "a".public_send(:nope) }
t { send(:nope) }
t { self.nope }
t { nope() }
t { nope }
t { "a".then(&:nope) }
t { ["a"].map(&:nope) }
t { "a".nope + 1 }
t { nil + 1 }
t { nil[1] }
t { nil[1] = 2 }
t { nil.foo = 1 }
t { x = nil; x += 1 }
t { -nil }
t { !nil.foo }
t { nil.foo.bar }
t { Nope }
t { Math::Nope }
t { Math::Nope::X }
t { "a".instance_eval { zork } }
t { Object.const_get(:Zork) }
t { "é".zork }
t { 1.zork do |x| end }
t {
  "a"
    .zork
}
t { puts "x".zork }
t { "a" .  zork }
t { "a".foo = 3 }
t { "a"[0].zork(1, 2) }
t { nil * 3 }
t { nil << 3 }
t { nil =~ 1; nil > 1 }
t { "a".__send__(:zork) }
t { @a.zork }
t { $a.zork }
t { 1.puts "x" }
t { eval("nil.foo") }
t { [nil.foo, 1] }
t { {a: nil.foo} }
t { "#{nil.foo}" }
t { yield_self { nil.foo } }
t { super_thing = nil; super_thing.x.y.z }
