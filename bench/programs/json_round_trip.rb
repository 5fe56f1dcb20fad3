require "json"
document = (1..2_000).map { |i| { "id" => i, "name" => "user#{i}", "tags" => %w[a b], "ratio" => i / 3.0, "on" => i.odd? } }
3.times { JSON.parse(JSON.generate(document)) }
