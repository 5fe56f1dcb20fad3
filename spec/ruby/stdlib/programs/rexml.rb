def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "rexml/document"; require "rexml/streamlistener"; require "rexml/xpath"; include REXML
X = <<~XML
  <?xml version="1.0" encoding="UTF-8"?>
  <!-- top -->
  <root xmlns:n="urn:n" a="1" b='two &amp; "q"'>
    <item id="1" type="x">One <b>bold</b> tail</item>
    <item id="2"><![CDATA[raw <x> & y]]></item>
    <n:ns n:attr="v">ns</n:ns>
    <empty/>
    <?pi some data?>
    <deep><er><est>3</est></er></deep>
    &lt;text&gt;&#65;&#x42;
  </root>
XML
d = Document.new(X); r = d.root
try { [r.name, r.attributes["a"], r.attributes["b"], r.attributes["zz"], r.attributes.size, r.attributes.keys, r.attributes.to_a.map(&:to_s), r.elements.size, r.elements.map(&:name), r.elements[1].name, r.elements["item"].text, r.elements["item[2]"].text, r.elements["nope"], r.elements[99]] }
try { [r.text, r.texts.size, r.children.size, r.has_elements?, r.has_text?, r.has_attributes?, r.elements["empty"].text, r.elements["item"].texts.map(&:value), r.elements["item"].to_s, r.elements["deep/er/est"].text] }
try { [XPath.first(d, "//item").attributes["id"], XPath.match(d, "//item").size, XPath.match(d, "//item[@id='2']").map(&:text), XPath.first(d, "//item/@type").value, XPath.match(d, "//item/@id").map(&:value), XPath.first(d, "/root/deep/er/est/text()").to_s, XPath.match(d, "//*").size, XPath.first(d, "//n:ns", "n" => "urn:n").text, XPath.match(d, "//item[position()=2]").size, XPath.match(d, "//item[last()]").first.attributes["id"], XPath.match(d, "//item[contains(.,'bold')]").size, XPath.first(d, "count(//item)"), XPath.match(d, "//er/..").map(&:name), XPath.match(d, "//est/ancestor::*").map(&:name), XPath.match(d, "/root/*").size, XPath.match(d, "//item|//empty").size, XPath.first(d, "string(//est)"), XPath.match(d, "//item[@type]").size, XPath.match(d, "//item[not(@type)]").size, XPath.match(d, "//item[starts-with(@type,'x')]").size, XPath.match(d, "descendant::est").size, XPath.match(d, "//item[@id>1]").size, XPath.match(d, "//deep//est").size, XPath.first(d, "//item[1]/following-sibling::item").attributes["id"]] }
try { XPath.each(d, "//item") { |e| print e.attributes["id"], " " }; puts; r.each_element("item") { |e| print e.name }; puts; r.elements.each("item/b") { |e| puts e.text } }
try { [r.elements.to_a("item").size, r.get_elements("item").size, r.elements.collect { |e| e.name }, r.elements.index(r.elements["empty"]), r.get_text.to_s, r.elements["item"].get_text.value] }
try { [d.version, d.encoding, d.xml_decl.to_s, d.root.namespace, r.elements["n:ns"].namespace, r.elements["n:ns"].prefix, r.elements["n:ns"].expanded_name, r.elements["n:ns"].attributes["n:attr"], r.namespaces, r.prefixes] }
try { [r.elements["item"].parent.name, r.elements["item"].next_element.attributes["id"], r.elements["item[2]"].previous_element.attributes["id"], r.elements["item"].root.name, r.elements["item"].document.class, r.elements["item"].xpath, r.elements["item[2]"].xpath, r.node_type, r.elements["item"].next_sibling.class, r.index(r.elements["item"])] }
try { r.elements["deep"].to_s }
try { d.to_s == X.chomp || d.to_s }
try { d.comments.map(&:to_s) + r.instructions.map(&:to_s) + r.cdatas.map(&:to_s) }
try { o = +""; d.write(o); o == d.to_s }
try { o = +""; d.write(o, 2); puts o }
try { f = Formatters::Pretty.new; o = +""; f.write(d, o); puts o }
try { f = Formatters::Pretty.new(4); f.compact = true; f.width = 40; o = +""; f.write(d, o); puts o }
try { f = Formatters::Default.new; o = +""; f.write(r.elements["deep"], o); o }
n = Document.new
try { n << XMLDecl.new; e = n.add_element("cfg", { "v" => "1", "q" => "a\"b<c&d" }); e.add_element("x").text = "t<&>\"'"; e.add_element("y").add_text("more"); e.elements << Element.new("z"); e.add_attribute("k", "w"); e.attributes["m"] = "n"; e.add(Comment.new(" c ")); e.add_element("cd").add(CData.new("raw<")); e << Text.new("&amp;raw", false, nil, true); n.to_s }
try { e = n.root; e.delete_element("y"); e.delete_attribute("k"); e.elements.delete("z"); e.elements["x"].text = nil; e.elements.delete_all("cd"); n.to_s }
try { e = Element.new("a"); e.text = "x"; e.text += "y"; [e.to_s, e.text, e.name = "b", e.to_s, e.clone.to_s, e.deep_clone.to_s] }
try { e = Element.new("p"); 3.times { |i| e.add_element("c#{i}") }; e.insert_before("c1", Element.new("ib")); e.insert_after("c1", Element.new("ia")); e.elements["c0"].replace_with(Element.new("rep")); e.elements["c2"].remove; e.to_s }
try { [Document.new("<a/>").root.to_s, Document.new("<a></a>").to_s, Document.new("<a b='c'/>").to_s, Document.new("<a> </a>").root.text, Document.new("<a>\n</a>").root.children.size, Document.new("<a><b/></a>").root.elements.empty?, Document.new("").root, Document.new.root] }
["<a></b>", "<a b></a>", "<a b=c/>", "text", "<a/><b/>", "<a>&nope;</a>", "<a b='1' b='2'/>", "<a><!-- x", "<1a/>", "<a>&</a>", "</a>", "<a><![CDATA[x</a>"].each { |x| try { [x, Document.new(x).to_s] } }
begin; Document.new("<a>\n<b></a>"); rescue ParseException => e; p e.class, e.line, e.position.class, e.message.lines.first; end
class L; include StreamListener; %w[tag_start tag_end text instruction comment cdata xmldecl doctype doctype_end].each { |m| define_method(m) { |*a| p [m.to_sym, *a] } }; end
try { Document.parse_stream(X, L.new); nil }
try { Document.parse_stream("<!DOCTYPE html><a>x&amp;y<b c='d'/></a>", L.new); nil }
try { require "rexml/parsers/pullparser"; pp2 = Parsers::PullParser.new("<a b='1'>t<c/></a>"); while pp2.has_next?; ev = pp2.pull; p [ev.event_type, ev[0], ev[1]]; end }
try { require "rexml/parsers/streamparser"; Parsers::StreamParser.new("<q>1</q>", L.new).parse; nil }
try { Document.new(File.open("/tmp/_pysolo_rexml.xml", "w+") { |f| f.write("<f>1</f>"); f.rewind; f.read }).root.text }
try { File.delete("/tmp/_pysolo_rexml.xml") }
try { dd = Document.new("<!DOCTYPE foo SYSTEM \"f.dtd\" [<!ENTITY e \"ent\">]><foo>&e;</foo>"); [dd.doctype.name, dd.root.text, dd.doctype.to_s, dd.to_s] }
try { [Text.new("a<b").to_s, Text.new("a&lt;b", false, nil, true).to_s, Text.new("a&lt;b", false, nil, true).value, Text.normalize("<&>\"'"), Text.unnormalize("&lt;&#65;&amp;"), CData.new("x").to_s, Comment.new("y").to_s] }
try { a = r.attributes.get_attribute("b"); [a.name, a.value, a.to_s, a.to_string, a.element.name, a.expanded_name, a.prefix] }
try { r.attributes.each { |k, v| p [k, v] }; r.attributes.each_attribute { |at| p at.name }; r.attributes.delete("a"); r.attributes.keys.sort }
try { Document.new("<a>x</a>").elements["a"].text.frozen? }
try { Document.new("<a xml:space='preserve'> x </a>").root.text }
try { Document.new("<a>  x  y </a>", compress_whitespace: :all).root.text }
try { Document.new("<a>\n <b/>\n</a>", ignore_whitespace_nodes: :all).root.children.size }
try { Document.new("<a><b>1</b><b>2</b></a>").elements.each("a/b").map(&:text) rescue $!.class }
try { Document.new("<plist><dict><key>A</key><string>v</string><key>B</key><integer>1</integer></dict></plist>").root.elements["dict"].elements.each_slice(2).map { |k, v| [k.text, v.text] } }
