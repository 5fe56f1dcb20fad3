def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "time"
["2021-03-04 05:06:07", "2021-03-04T05:06:07Z", "2021-03-04T05:06:07.123456+09:00", "Thu Mar  4 05:06:07 2021", "Thu, 04 Mar 2021 05:06:07 GMT", "04/Mar/2021:05:06:07 +0100", "04/Mar/2021:05:06:07", "10:20", "10:20:30 PM", "March 4 2021 5pm", "2021-03-04 05:06:07 UTC", "2021-03-04 05:06:07 EST", "2021-03-04 05:06:07 PST", "2021-03-04 05:06 +0530", "20210304T050607Z", "20210304050607", "2021/03/04", "4 Mar", "garbage", "", "2021-13-45", "12/25/2021", "2021-03-04 25:00:00", "2021-03-04 24:00:00", "2021-03-04 23:59:60", "Sun Aug 29 2021 10:00:00 GMT+0200 (CEST)", "2021-03-04 05:06:07.5", "2021-03-04 05:06:07 -08", "2021-03-04 05:06:07 JST", "2021-W09-4", "@0", "1614834367"].each { |s| try { [s, Time.parse(s, Time.utc(2000, 1, 1))] } }
try { Time.parse("10:20", Time.new(2001, 2, 3, 0, 0, 0, "+09:00")) }
try { Time.parse("01-02-03 10:00") { |y| y + 2000 } }
try { Time.parse(nil) }
["2021-03-04T05:06:07Z", "2021-03-04T05:06:07+01:00", "2021-03-04T05:06:07.5Z", "20210304T050607Z", "2021-03-04", "2021-03-04Z", "2021-03-04T05:06Z", "x", "2021-03-04 05:06:07Z", "2021-03-04T05:06:07"].each { |s| try { [s, Time.iso8601(s)] }; try { Time.xmlschema(s).utc? } }
["Thu, 04 Mar 2021 05:06:07 +0100", "4 Mar 2021 05:06:07 GMT", "Thu, 4 Mar 21 05:06 EST", "Thu, 04 Mar 2021 05:06:07 -0000", "x"].each { |s| try { [s, Time.rfc2822(s)] } }
["Thu, 04 Mar 2021 05:06:07 GMT", "Thursday, 04-Mar-21 05:06:07 GMT", "Thu Mar  4 05:06:07 2021", "x"].each { |s| try { [s, Time.httpdate(s)] } }
[["2021-03-04 05:06:07", "%Y-%m-%d %H:%M:%S"], ["04/Mar/2021:05:06:07 +0100", "%d/%b/%Y:%H:%M:%S %z"], ["1614834367", "%s"], ["12:30", "%H:%M"], ["2021", "%Y"], ["2021-063", "%Y-%j"], ["x", "%Y"], ["5 PM", "%I %p"], ["2021-03-04 +0900", "%Y-%m-%d %z"], ["2021-03-04 UTC", "%Y-%m-%d %Z"], ["2021-03-04 05:06:07.123", "%Y-%m-%d %H:%M:%S.%L"], ["1614834367.25", "%s.%N"], ["Thu Mar 4", "%a %b %d"], ["2021 9 4", "%G %V %u"], ["21", "%y"]].each { |s, f| try { [s, Time.strptime(s, f, Time.utc(2000, 1, 1))] } }
t = Time.utc(2021, 3, 4, 5, 6, 7.123456789r); l = Time.new(2021, 12, 25, 13, 4, 5, "-03:30")
try { [t.iso8601, t.iso8601(3), t.xmlschema(6), t.rfc2822, t.rfc822, t.httpdate, l.iso8601, l.iso8601(2), l.rfc2822, l.httpdate, l.xmlschema] }
%w[%Y %C %y %m %B %b %^b %h %-m %_m %d %e %-d %j %H %I %k %l %M %S %L %N %3N %6N %9N %12N %1N %z %:z %::z %_z %10z %_10z %Z %A %a %^A %u %w %G %g %V %U %W %s %n %t %% %c %D %F %v %x %X %r %R %T %+ %P %p %10Y %-H %010d %^a %#p %#Z %#B %E %Ey %Od %10A %_5d %-y %06d %^10a %-l %10N %+5d %:].each { |f| try { [f, t.strftime(f), l.strftime(f)] } }
try { [t + 1, t - 1, t + 0.5, t - l, t <=> l, t == t.dup, t.eql?(t.round), (l + 86400).to_s, t + 1r] }
try { t + t }
try { t + "1" }

try { t < 5 }
try { [t.round, t.round(3), t.floor(2), t.ceil(1), t.subsec, t.nsec, t.usec, t.to_f, t.to_r, t.to_i, t.tv_sec, t.round(3).inspect, t.inspect, l.inspect, t.to_a] }
try { [t.localtime("+09:00"), t.getlocal("-02:00"), t.getutc, l.utc?, l.gmtoff, l.utc_offset, l.zone, t.zone, l.dst?, l.getgm, Time.at(0, in: "+09:00"), Time.at(0, in: "UTC"), Time.at(0, in: "Z").zone, Time.at(1.5).utc.nsec, Time.at(1, 500, :millisecond).utc.inspect, Time.at(1, 5).utc.usec, Time.at(0, 5, :nsec).nsec] }
try { Time.at("x") }
try { Time.new(2021, 13) }
try { Time.new(2021, 2, 30).to_s }
try { Time.new(2021, 1, 1, 0, 0, 0, "bad") }
try { Time.utc(2021, "feb", 3).to_s }
try { Time.gm(2000, "jan", 1, 20, 15, 1).to_s + Time.mktime(2000, 1, 1).to_s + Time.local(2000, 1, 1, 0, 0, 59.9).inspect }
try { [t.monday?, t.yday, t.wday, t.hour, t.min, t.sec, t.mon, t.month, t.day, t.mday, t.year, t.asctime, t.ctime, t.to_s, l.to_s, t.hash == t.dup.hash] }
try { [Time.zone_offset("EST"), Time.zone_offset("+0900"), Time.zone_offset("UTC"), Time.zone_offset("xx"), Time.zone_offset("-03:30")] }

try { (t..t + 3).cover?(t + 1) }
try { (t..t + 3).to_a }
try { [Time.utc(2000).sunday?, Time.utc(1969, 12, 31).to_i, Time.at(-1).utc, Time.utc(99999, 1, 1).to_s, Time.at(2**40).utc.year, Time.utc(1).year] }

try { Time.now(in: "+03:00").utc_offset }
try { [t.to_time.equal?(t), t.to_date.to_s, l.to_datetime.to_s] }
try { [Time.utc(2021, 1, 1).between?(Time.utc(2020), Time.utc(2022)), [t, l].max.year, t.frozen?, t.clone.frozen?] }
try { Time.parse("2021-03-04 05:06:07 +0100").localtime.to_s }
try { Time.parse("12:00").class }
try { [Time.gm(2021, 12, 31).yday, Time.utc(2020, 12, 31, 23, 59, 59) + 1] }
ENV["TZ"] = "America/New_York"
try { [Time.at(0).to_s, Time.at(0).zone, Time.new(2021, 7, 1).zone, Time.new(2021, 7, 1).dst?, Time.local(2021, 3, 14, 2, 30).to_s, Time.parse("2021-07-01 10:00").to_s, Time.new(2021, 7, 1).strftime("%Z %z"), Time.utc(2021, 7, 1).localtime.to_s, Time.parse("2021-01-01 10:00 EDT").to_s] }
