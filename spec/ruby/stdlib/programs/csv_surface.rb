def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "csv"; require "stringio"
["a,b\n1,2", "a,\"b\n", "a,b\"c", "a,\"b\"c", "\"a\" ,b", "a,\"\"\"x\"\"\"", "", "\n", "\n\na", "a\r\nb\r\n", "a\rb", "a,b\r\nc\n", "\"a\nb\",c", ",", ",,\n", "\"\"", "a,\"b\"\"", " a , b ", "\"a\",\"b\n\nc\"\nz", "\"x", "a\n\"b", "a,b,\"c\"d,e\nf", "é,ü", "\"a\r\nb\"\r\nc"].each { |s| try { [s, CSV.parse(s)] }; try { CSV.parse(s, liberal_parsing: true) }; try { CSV.parse_line(s) } }
T = "name,port,ok\nweb,80,true\n\"a, b\",5432,\n\nx,y,z,extra\nshort\n"
try { CSV.parse(T, headers: true) }
try { CSV.parse(T, headers: true).map(&:to_h) }
try { CSV.parse(T, headers: true, skip_blanks: true).map(&:to_a) }
try { CSV.parse(T, headers: %w[a b]).map(&:to_h) }
try { CSV.parse(T, headers: "a,b,c").map(&:to_h) }
try { CSV.parse(T, headers: true, return_headers: true).first.header_row? }
try { CSV.parse(T, headers: true, header_converters: :symbol).first.to_h }
try { CSV.parse("A B,c-D,  e \n1,2,3", headers: true, header_converters: :symbol).headers }
try { CSV.parse("A B,c-D\n1,2", headers: true, header_converters: [:downcase]).headers }
try { CSV.parse("A,b\n1,2", headers: true, header_converters: ->(h) { h * 2 }).headers }
try { CSV.parse("1,2.5,x,2020-01-02,2020-01-02T03:04:05Z,,1e3,0x1f,-5", converters: :all) }
try { CSV.parse("1,2.5,x", converters: :integer) }
try { CSV.parse("1,2.5,x", converters: :float) }
try { CSV.parse("1,2.5,x", converters: %i[integer float]) }
try { CSV.parse("1,2.5,x", converters: [->(v) { v + "!" }]) }
try { CSV.parse("1,x\n2,y", headers: %w[n s], converters: ->(v, i) { i.header == "n" ? v.to_i : [v, i.line, i.index] }).map(&:to_h) }
try { CSV.parse("1,x", converters: :nope) }
try { CSV.parse("a;b\n'c;d';e", col_sep: ";", quote_char: "'") }
try { CSV.parse("a\tb", col_sep: "\t") }
try { CSV.parse("a::b", col_sep: "::") }
try { CSV.parse("a,b|c,d|", row_sep: "|") }
try { CSV.parse("a,b\n", nil_value: "N") }
try { CSV.parse("a,,\"\"", nil_value: "N", empty_value: "E") }
try { CSV.parse(" a , \"b\"", strip: true) }
try { CSV.parse("a,b\n#c\nd", skip_lines: "#") }
try { CSV.parse("a,b\n#c\nd", skip_lines: /\A#/) }
try { CSV.parse("a,b", col_sep: "") }
try { CSV.parse("a,b", nope: 1) }
try { CSV.parse("a\"b,c", quote_char: nil) }
try { CSV.parse("a,\"b\n") }
begin; CSV.parse("a\nb,\"c\" d\n"); rescue CSV::MalformedCSVError => e; p e.message, e.line_number, e.class.superclass; end
t = CSV.parse("h1,h2\n1,2\n3,4\n", headers: true)
try { [t.to_s, t.to_csv, t.inspect, t.headers, t.size, t.length, t.count, t.mode, t.to_a, t["h1"], t[0], t[0]["h1"], t[0][1], t[1].to_h, t[5], t[0..1].size] }
try { t.by_col["h2"]; t.by_col!.mode; t.by_row!.mode; t.by_col_or_row.mode }
try { t.each { |r| print r.to_s }; t.map(&:fields) }
try { t << [5, 6]; t << { "h1" => 7 }.to_a.to_h.values; t.to_csv }
try { t["h3"] = %w[a b c]; t.to_csv }
try { t.delete("h3"); t.delete(0); t.to_csv }
try { t.delete_if { |r| r["h1"] == "5" }.to_csv }
try { t.values_at(0).map(&:to_s) }
try { [t.dig(0, "h1"), t == CSV::Table.new(t.to_a[1..].map { |r| CSV::Row.new(%w[h1 h2], r) }), t.first.class] }
try { CSV::Table.new([]).headers }
try { CSV::Table.new([CSV::Row.new(%w[a b], [1, 2])]).to_s }
r = CSV::Row.new(%w[a b a], [1, 2, 3])
try { [r["a"], r.field("a", 1), r[2], r.fields, r.fields("a", "b"), r.headers, r.to_h, r.to_hash, r.to_a, r.to_csv, r.to_s, r.inspect, r.size, r.has_key?("a"), r.include?("z"), r.key?("b"), r.header?("a"), r.field?(2), r.index("b"), r.index("a", 1), r.values_at("a", "b"), r.fetch("a"), r.fetch("z", 9), r.dig("a"), r == r.dup, r.header_row?, r.field_row?, r.each.to_a, r.map { |k, v| v }, r.each_pair.to_a.size] }
try { r.fetch("zz") }
try { r["b"] = 9; r["new"] = 4; r << "z"; r << %w[k v]; r.push(1, 2); r.delete("a"); r.to_a }
try { r.delete_if { |h, f| f == 9 }.to_a }
try { CSV.generate { |c| c << %w[a b]; c << [nil, "", 1, 1.5, :s, "x,y", "q\"r", "l\nm", " sp ", "é"]; c.puts(["z"]); c.add_row([true]) } }
try { CSV.generate(col_sep: ";", row_sep: "\r\n", force_quotes: true) { |c| c << [1, nil] } }
try { CSV.generate(quote_char: "'") { |c| c << ["a'b", "c,d"] } }
try { CSV.generate(headers: %w[x y], write_headers: true) { |c| c << { "y" => 1, "x" => 2 }; c << [3, 4]; c << CSV::Row.new(%w[x y], [5, 6]) } }
try { CSV.generate(write_empty_value: 1) { |c| c << [""] } }
try { CSV.generate(quote_empty: false) { |c| c << ["", "a"] } }
try { CSV.generate("pre\n") { |c| c << [1] } }
try { CSV.generate(write_nil_value: "NIL", write_empty_value: "E") { |c| c << [nil, ""] } }
try { CSV.generate(force_quotes: [0]) { |c| c << [1, 2] } }
try { CSV.generate_line(["a", nil, "b c"]) + CSV.generate_line([]) + CSV.generate_line([nil]) + CSV.generate_line([1], row_sep: "") }
try { CSV.generate_lines([[1], [2, 3]]) }
try { [[1, "a,b"].to_csv, [nil].to_csv, [].to_csv, ["a"].to_csv(force_quotes: true), "a,b".parse_csv, "a;b".parse_csv(col_sep: ";"), ["x\ty"].to_csv, ["#a"].to_csv, ["-"].to_csv, ["a\\b"].to_csv] }
File.write("/tmp/_c.csv", "h,i\n1,2\n3,4\n")
try { a = []; CSV.foreach("/tmp/_c.csv") { |x| a << x }; a }
try { CSV.foreach("/tmp/_c.csv", headers: true).map(&:to_h) }
try { [CSV.read("/tmp/_c.csv"), CSV.readlines("/tmp/_c.csv"), CSV.table("/tmp/_c.csv").to_a, CSV.read("/tmp/_c.csv", headers: true)["h"]] }
try { CSV.read("/nonexistent") }
try { CSV.open("/tmp/_c2.csv", "w") { |c| c << [1, 2]; c << ["x"] }; File.read("/tmp/_c2.csv") }
try { CSV.open("/tmp/_c.csv", headers: true) { |c| [c.read.to_s, c.headers, c.lineno, c.eof?] } }
try { CSV.open("/tmp/_c.csv", "a", write_headers: false) { |c| c << [9] }; File.read("/tmp/_c.csv") }
c = CSV.new("a,b\nc,d\n")
try { [c.shift, c.lineno, c.line, c.gets, c.readline, c.eof?, c.rewind, c.to_a, c.col_sep, c.row_sep, c.quote_char, c.headers, c.inspect.class] }
try { c = CSV.new(StringIO.new("x,y\n1,2\n"), headers: true); [c.first.to_h, c.headers, c.read.to_a] }
try { c = CSV.new("a,b\n1,2\n", headers: true); c.each_with_index.map { |row, i| [i, row["a"]] } }
try { CSV.new(+"") << [1] }
try { CSV.instance(StringIO.new("q")).read }
try { CSV("x,y") { |z| z.read } }
CSV.parse("a,b\n1,2") { |row| p row }
try { CSV::Converters.keys }
try { CSV::HeaderConverters.keys }
try { CSV::DEFAULT_OPTIONS.keys.sort }
try { io = StringIO.new; CSV.filter("a,b\n1,2\n", io) { |row| row << "z" }; io.string }
try { CSV.parse("a,b\n1,2", headers: true, converters: :numeric).by_col[1] }
try { CSV.parse("x\n1\n2", headers: true, converters: :numeric)["x"].sum }
try { CSV.parse("a,a\n1,2", headers: true).first.to_h }
try { CSV.parse("a,\n1,2", headers: true).first.to_h }
try { CSV.parse("n\n1", headers: true, unconverted_fields: true, converters: :integer).first.unconverted_fields }
