"""Hash: the same results and messages as MRI, expression by expression."""

from __future__ import annotations

from typing import Callable

SAME = r"""
{a: 1}.merge({b: 2})
{a: 1}.merge({a: 2}) { |k,o,n| o+n }
{a: 1}.merge
{a: 1}.merge({b: 1}, {c: 2})
h={a: 1}; h.update(b: 2); h
{a: 1, b: 2}.select { |k,v| v > 1 }
{a: 1, b: 2}.reject { |k,v| v > 1 }
{a: 1, b: 2}.filter_map { |k,v| k if v > 1 }
{a: 1, b: 2}.map { |k,v| [k,v*2] }.to_h
{a: 1, b: 2}.to_h { |k,v| [v,k] }
{a: 1, b: 2}.min_by { |k,v| v }
{a: 1, b: 2}.sum { |k,v| v }
{a: 1, b: 2}.sort_by { |k,v| -v }
{b: 1, a: 2}.sort
{a: 1, b: 2}.find { |k,v| v == 2 }
{a: 1, b: 2}.any? { |k,v| v > 1 }
{a: 1, b: 2}.all? { |k,v| v > 0 }
{a: 1, b: 2}.none?
{a: 1, b: 2}.count { |k,v| v.odd? }
{a: 1, b: 2}.partition { |k,v| v > 1 }
{a: 1, b: 2}.group_by { |k,v| v.odd? }
{a: 1, b: 2}.each_with_object({}) { |(k,v),h| h[v]=k }
{a: 1, b: 2}.inject(0) { |s,(k,v)| s+v }
{a: 1, b: 2}.reduce { |a,b| a+b }
{a: 1, b: 2}.each_with_index.map { |(k,v),i| [k,v,i] }
{a: 1, b: 2}.each_slice(1).to_a
{a: 1, b: 2}.zip([1,2])
{a: 1, b: 2}.flat_map { |k,v| [k]*v }
{a: 1, b: 2}.invert
{a: 1, b: 2}.key(2)
{a: 1, b: 2}.rassoc(2)
{a: 1, b: 2}.assoc(:a)
{a: 1, b: 2}.transform_values { |v| v*2 }
{a: 1, b: 2}.transform_keys(&:to_s)
{a: 1, b: 2}.transform_keys({a: :x})
{a: 1, b: 2}.transform_keys({a: :x}) { |k| k.to_s }
{a: 1, b: 2}.transform_values.with_index { |v,i| v*i }
{a: nil}.compact
{a: nil, b: 1}.compact
{a: 1}.dig(:a)
{a: {b: [1,2]}}.dig(:a, :b, 1)
{a: 1}.dig(:a, :b)
{a: 1}.fetch(:b)
{"a"=> 1}.fetch("b")
{a: 1}.fetch(:b, 0)
{a: 1}.fetch(:b) { |k| k.to_s }
{a: 1}.fetch_values(:a, :b)
{a: 1, b: 2}.values_at(:a, :c)
{a: 1}.key?(:a)
{a: 1}.value?(1)
{a: 1, b: 2, c: 3}.slice(:a, :c, :z)
{a: 1, b: 2}.except(:a)
{a: 1, b: 2}.first
{a: 1, b: 2}.first(1)
{a: 1, b: 2}.max_by { |k,v| v }
{a: 1, b: 2}.sum { |pair| pair.size }
{a: 1, b: 2}.each_pair.to_a
{a: 1, b: 2}.map { |pair| pair }
{a: 1, b: 2}.keys
{a: 1}.to_a
{a: 1}.inspect
{"a"=>1, nil=>2, 1.5=>[1], [1]=>{}}.inspect
{a: :b, "c d": 1}
h=Hash.new(0); h[:x]+=1; h
h=Hash.new { |hh,k| hh[k]=k*2 }; [h[2], h]
h=Hash.new([]); h[:a] << 1; [h, h[:b]]
h=Hash.new; h.default = 5; h[:x]
Hash.new(1) { }
Hash[[[1,2],[3,4]]]
Hash[1,2,3,4]
Hash[1,2,3]
h={a: 1}; h.delete(:a); h
h={a: 1}; h.delete(:z)
h={a: 1}; h.delete(:z) { |k| "no #{k}" }
h={a: 1, b: 2}; h.delete_if { |k,v| v==1 }
h={a: 1, b: 2}; h.reject! { |k,v| v==5 }
h={a: 1, b: 2}; h.select! { |k,v| v==1 }
h={a: 1, b: 2}; h.keep_if { |k,v| v==1 }
h={a: 1, b: 2}; h.shift
h={}; h.shift
h={a: 1}.freeze; h[:b]=1
h={a: 1}.freeze; h.delete(:a)
h={a: 1}; h.each { |k,v| h[:z]=1 }
h={a: 1}; h.each { |k,v| h[:a]=2 }; h
h={a: 1, b: 2}; h.each { |k,v| h.delete(k) }; h
h={}; h[:self]=h; h
{a: 1} == {a: 1.0}
{a: 1}.eql?({a: 1.0})
{a: 1, b: 2} == {b: 2, a: 1}
{a: 1} <= {a: 1, b: 2}
{a: 1, b: 2} > {a: 1}
{1=>:a}[1.0]
{1=>:a, 1.0=>:b}.size
h={}; h["k"]=1; h.keys[0].frozen?
h={}.compare_by_identity; h["a".dup]=1; h["a".dup]=2; h.size
{a: 1}.any?
{}.any?
{}.empty?
{a: 2}.sum { |k, v| v }
{b: 1, a: 2}.min
{b: 1, a: 2}.sort.to_h
{a: 1, b: 2}.each_entry.to_a
{a: 1, b: 2}.reduce(0) { |s, kv| s + kv[1] }
{a: 1}.to_a.flatten
{a: [1,2]}.flatten
{a: [1,2]}.flatten(2)
{a: 1, b: 2}.find_all { |k, v| v > 1 }
{a: 1, b: 2}.filter { |k, v| v > 1 }
{a: 1, b: 2}.each_cons(2).to_a
{a: 1, b: 2}.lazy.map { |k, v| v }.to_a
{a: 1, b: 2}.sort_by { |k, v| v }.reverse.to_h
{a: 1, b: 2}.max_by(1) { |k, v| v }
{a: 1, b: 2}.minmax_by { |k, v| v }
{a: 1, b: 2}.tally
{a: 1, b: 2}.uniq { |k, v| v % 1 }
{a: 1, b: 2}.each_with_index.to_a
{a: 1, b: 2}.cycle.first(3)
{a: 1, b: 2}.chunk_while { |a, b| true }.to_a
{a: 1, b: 2}.include?(:a)
{a: 1, b: 2}.member?(:c)
{a: 1, b: 2}.entries
{a: 1, b: 2}.length
{a: 1}.merge(nil)
{a: 1}.merge({"a" => 2})
{a: 1, **{b: 2}}
{"x": 1}
x = 1; y = 2; {x:, y:}
{a: 1} in {a: Integer}
{a: 1, b: 2} => {a:}; a
{name: "x", o: {p: [1, {q: 2}]}} => {o: {p: [_, {q:}]}}; q
case({status: 200}); in {status: 200..299} then :ok end
{a: 1}.to_proc.call(:a)
[:a, :b].map(&{a: 1})
{a: 1}.then { |h| h[:a] }
{a: 1}.frozen?
{a: 1}.hash == {a: 1}.hash
{a: 1}.default_proc
Hash.new { |h, k| 1 }.default_proc.class
Hash.new { |h, k| k }.default(3)
Hash.new(5).to_a
h = Hash.new { |hash, key| hash[key] = Hash.new(0) }; h[:a][:b] += 1; h
h = {a: 1}; h.store("s", 2); h
h = {a: 1}; h.replace({z: 1}); h
h = {a: 1}; h.clear; h
h = {a: 1}; h.transform_values!(&:to_s); h
h = {a: 1}; h.transform_keys!(&:to_s); h
h = {a: nil}; h.compact!; h
h = {a: 1}; h.compact!
h = {a: 1, b: 2}; h.filter_map { |k, v| "#{k}#{v}" if v > 1 }
h = {a: 1}; h.merge!({a: 5}) { |_, a, b| a + b }; h
h = {[1, 2] => 3}; h[[1, 2]]
h = {nil => 1}; h[nil]
{a: 1}.inject { |a| a }
{a: 1}.map(&:first)
{a: 1}.map(&:last)
{a: 1}.sum
{a: 1}.nope
{a: 1}.fetch("a")
{a: 1}.key?("a")
{1 => 2}.sum { _1 + _2 }
{1 => 2}.map { _1 }
{1 => 2}.map { [_1, _2] }
{1 => 2}.map { it rescue 0 }
{a: 1}.select.with_index { |(k, v), i| i == 0 }
{a: 1}.filter_map.with_index { |(k, v), i| [k, i] }
{a: 1}.group_by(&:last)
{a: 1, b: 1}.group_by { |_, v| v }.transform_values { |x| x.map(&:first) }
{a: 3, b: 1}.min_by(&:last)
{a: 3, b: 1}.sort_by(&:last).first
{a: 3, b: 1}.sum { |_k, v| v }
{a: 3}.reduce([]) { |acc, (k, v)| acc << k << v }
{a: 3}.deconstruct_keys([:a])
{a: 3}.compare_by_identity.inspect
{a: {b: 1}}.to_a
{a: 1}.any? { |k, v| v.nil? }
{a: 1}.any?([:a, 1])
{a: 1}.count
{a: 1}.find { |k, v| false }
{a: 1}.detect { |pair| pair[1] == 1 }
{a: 1}.each_slice(2).map(&:to_h)
{"b" => 1, "a" => 2}.sort.first
{"b" => 1, "a" => 2}.min_by { |k, _| k }
{a: 1}.method(:[]).to_proc.call(:a)
{a: 1}.dup.tap { |d| d[:b] = 2 }
{a: 1}.clone(freeze: true).frozen?
{a: 1}.length.zero?
Hash.try_convert([1])
Hash([[1, 2]])
Hash(nil)
{a: 1}.filter_map { |k, v| nil }
"""


def test_the_values_and_errors_are_those_of_mri(same_as_mri: Callable[[str], None]) -> None:
    same_as_mri(SAME)
