# pattern matching
def m(x)
  case x
  in Integer | Float => n if n > 100 then "big #{n}"
  in Integer => n unless n < 0 then "int #{n}"
  in Integer then "neg"
  in "a".."f" => c then "letter #{c}"
  in String => s if s.empty? then "empty"
  in /^(\w+)=(\d+)$/ then "kv #{$1} #{$2}"
  in [] then "empty arr"
  in [x] then "one #{x}"
  in [Integer => a, [b, *c]] then "nested #{a} #{b} #{c}"
  in [first, *, last] if first == last then "same ends"
  in [*, 42, *post] then "found 42 then #{post}"
  in [x, y, *rest] then "many #{x} #{y} #{rest}"
  in {type: :circle, r:} then "circle #{r}"
  in {type: :rect, w: Integer => w, h:} then "rect #{w}x#{h}"
  in {name: String => name, **nil} then "only name #{name}"
  in {name: String => name, **rest} then "name #{name} #{rest}"
  in {list: [{id:}, *]} then "id #{id}"
  in {} then "empty hash"
  in nil then "nil"
  in true | false => b then "bool #{b}"
  in :a | :b then "sym"
  in ->(v) { v.respond_to?(:each) } then "eachable"
  else "other #{x.class}"
  end
end
[500, 5, -5, 2.5, 200.5, "c", "", "k=5", "zz", [], [1], [1, [2, 3, 4]], [7, 8, 7], [1, 42, 3], [1, 2, 3], {type: :circle, r: 3}, {type: :rect, w: 1, h: 2},
 {name: "n"}, {name: "n", x: 1}, {list: [{id: 9}]}, {}, nil, true, :a, 1..3, Object, {zz: 1}].each { |x| puts m(x) }
config = {db: {user: "admin", pass: "abc", ports: [1, 2, 3]}, mode: "dev"}
case config
in {db: {user:, ports: [first_port, *]}, mode: "dev" | "test" => mode}
  p [user, first_port, mode]
end
config => {db: {pass:}}
p pass
p(config in {mode: "prod"})
p(1 in Integer)
if config in {db: {user: String => u}} then p u end
x = 5
p(case 5 in ^x then "pinned" end)
p(case 6 in ^(x + 1) then "expr" end)
@iv = 7
p(case 7 in ^@iv then "iv" end)
case [1, [1, 2]] in [a, [^a, b]] then p [a, b] end
case {n: 1, m: 1} in {n:, m: ^n} then p n end
r = (case [1, 2, 3, 4, 5] in [a, *b, c] then [a, b, c] end); p r
in_h = {status: "ok", data: {items: [{n: "a"}, {n: "b"}]}}
case in_h
in {status: "ok", data: {items: [{n: first}, *rest]}} then p first, rest
end
class Pt
  attr_reader :x, :y
  def initialize(x, y) = (@x, @y = x, y)
  def deconstruct = [x, y]
  def deconstruct_keys(keys) = (p keys; {x: x, y: y})
end
case Pt.new(1, 2) in {x:, y:} then p [x, y] end
case Pt.new(1, 2) in {x:, **} then p x end
case Pt.new(1, 2) in {x:, **r} then p r end
case Pt.new(1, 2) in Pt(x:, y: 2) then p x end
case Pt.new(1, 2) in Pt[a, b] then p a + b end
case Pt.new(1, 2) in [a, b] then p a - b end
case Pt.new(1, 2) in Pt(a, _) then p a end
p((Pt.new(1,2) in {x: 5}))
case [1, "a", :b, nil, 2.0] in [Integer, String, Symbol, nil, Float] then puts "types" end
case {a: nil} in {a: nil} then puts "nilval" end
case {"str" => 1} in {"str": 1} then 1 else puts "string keys don't match" end
def find(arr) = case arr in [*, {id: 3, name:}, *] then name else nil end
p find([{id: 1, name: "x"}, {id: 3, name: "y"}])
begin; case 99; in 1 then 1; end; rescue NoMatchingPatternError => e; p e.message, e.class; end
begin; {a: 1} => {a: String}; rescue => e; p e.class, e.message; end
begin; {a: 1} => {b:}; rescue NoMatchingPatternKeyError => e; p e.message, e.key, e.matchee; end
begin; [1, 2] => [a]; rescue => e; p e.message; end
begin; case {a: {b: 2}}; in {a: {b: 3}} then 1; end; rescue => e; p e.message; end
val = {k: [1, {z: "deep"}]}
val => {k: [_, {z:}]}
p z
p(case 5 in Integer | String => v then v end)
p(case [1, 2] in Array(a, b) then a * b end)
p(case {a: 1} in Hash => h then h end)
p(case 1 in 0 then :z in 1.. then :pos end)
p(case -1 in ..0 then :neg end)
res = case ["cmd", "--flag", "v"]
      in ["cmd", *opts] if opts.include?("--flag") then "flagged #{opts.size}"
      end
p res
arr = [[:ok, 1], [:err, "bad"], [:ok, 2]]
arr.each { |t| case t in [:ok, v] then puts "ok #{v}" in [:err, msg] then puts "err #{msg}" end }
p arr.filter_map { |t| t in [:ok, v] and v }
p [1, "x", nil].map { |e| case e in Integer then :i in String then :s in nil then :n end }
h = {a: 1, b: 2, c: 3}
case h in {a:, **rest} then p rest end
case {a: 1} in {a: 1 => one} then p one end
