def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "date"
d = Date.new(2021, 3, 4)
%w[%Y %C %y %m %B %b %^b %h %-m %_m %d %e %-d %j %-j %H %I %k %l %M %S %L %N %3N %6N %9N %z %:z %::z %Z %A %a %^A %u %w %G %g %V %U %W %s %Q %n %t %% %c %D %F %v %x %X %r %R %T %+ %P %p %10Y %-H %010d %^a %#p %#Z %E %Ey %Od %:: %10A %-10A %_5d %q %010s].each { |f| try { d.strftime(f) } }
try { d.strftime }
try { d.strftime("x%") }
try { [d.to_s, d.inspect, d.iso8601, d.xmlschema, d.rfc3339, d.rfc2822, d.httpdate, d.jisx0301, d.asctime, d.ctime] }
try { [d.year, d.month, d.mon, d.day, d.mday, d.yday, d.wday, d.cwyear, d.cweek, d.cwday, d.jd, d.mjd, d.ajd, d.amjd, d.ld, d.day_fraction, d.start, d.julian?, d.gregorian?, d.leap?] }
try { [d + 1, d - 1, d + 0.5, d >> 1, d << 1, d >> -13, d.next, d.succ, d.next_day(3), d.prev_day, d.next_month, d.prev_month(2), d.next_year, d.prev_year(4)] }
try { [Date.new(2021, 1, 31) >> 1, Date.new(2020, 2, 29) >> 12, Date.new(2020, 2, 29).next_year, Date.new(2021, 3, 31) << 1] }
try { [d - Date.new(2021, 1, 1), (d - Date.new(2021, 1, 1)).to_i, d <=> Date.new(2022, 1, 1), d == Date.new(2021, 3, 4), d === DateTime.new(2021, 3, 4, 12), d.eql?(Date.new(2021, 3, 4)), d.hash == Date.new(2021, 3, 4).hash] }
try { d + "x" }
try { d - "x" }
try { d >> "x" }
try { d < 5 }
try { [d.step(d + 4, 2).to_a, d.upto(d + 2).map(&:to_s), d.downto(d - 2).map(&:day), (d..d + 3).map(&:wday), (d...d + 3).count, (d..d + 10).step(5).map(&:to_s), d.step(d - 4, -2).map(&:day)] }
try { [Date.new, Date.new(2020), Date.new(2020, 5), Date.new(2020, -1, -1), Date.new(2001, 2, -1), Date.civil(2020, 1, 1), Date.jd(2459278), Date.ordinal(2021, 63), Date.ordinal(2020, -1), Date.commercial(2021, 9, 4), Date.commercial(2020, -1, -1)] }
try { Date.new(2021, 2, 29) }
try { Date.new(2021, 13, 1) }
try { Date.new("x") }
try { Date.new(2021, 1, 1.5) }
try { Date.ordinal(2021, 366) }
try { Date.commercial(2021, 53, 1) }
try { [Date.valid_date?(2021, 2, 29), Date.valid_civil?(2020, 2, 29), Date.valid_ordinal?(2021, 366), Date.valid_commercial?(2020, 53, 1), Date.valid_jd?(5), Date.leap?(2000), Date.gregorian_leap?(1900), Date.julian_leap?(1900)] }
["2021-03-04", "20210304", "4 Mar 2021", "Mar 4 2021", "March 4, 2021", "4th March 2021", "2021/3/4", "3/4/2021", "Thu 4 Mar 2021", "2021-063", "2021-W09-4", "H31.04.30", "Thu, 04 Mar 2021 10:00:00 GMT", "2021-03", "10:20", "Mar", "4", "monday", "21-03-04", "2021063", "'21 mar 4", "jan 5", "2021-03-04T05:06:07+09:00", "garbage", "", "99/99/99", "2021-02-30", "12 Aug 99", "5.6.2020", "20210304T101010Z", "210304"].each { |s| try { [s, Date._parse(s)] } }
["2021-03-04", "20210304", "4 Mar 2021", "March 4, 2021", "2021/3/4", "3/4/2021", "2021-063", "2021-W09-4", "garbage", "", "2021-02-30", "12 Aug 99", "12 Aug 50"].each { |s| try { Date.parse(s).to_s } }
try { Date.parse("01-02-03").to_s }
try { Date.parse("01-02-03", false).to_s }
try { Date.parse(nil) }
try { Date.parse("2" * 200) }
[["2021-03-04", "%Y-%m-%d"], ["04/03/21", "%d/%m/%y"], ["Mar 4, 2021", "%b %d, %Y"], ["2021-063", "%Y-%j"], ["2021 09 4", "%G %V %u"], ["x", "%Y"], ["2021-03-04 rest", "%Y-%m-%d"], ["1614816000", "%s"], ["4March2021", "%d%B%Y"], ["2021-03-04", "%F"], ["03/04/21", "%D"], ["Thursday", "%A"], ["10:20 PM", "%I:%M %p"], ["+09:00", "%z"], ["2021 63 9", "%Y %U %w"]].each { |s, f| try { [Date._strptime(s, f)] }; try { Date.strptime(s, f).to_s } }
try { Date.strptime("2021-03-04").to_s }
try { [Date.iso8601("2021-03-04").to_s, Date.rfc2822("Thu, 4 Mar 2021 00:00:00 +0000").to_s, Date.httpdate("Thu, 04 Mar 2021 00:00:00 GMT").to_s, Date.xmlschema("2021-03-04").to_s, Date.rfc3339("2021-03-04T00:00:00+00:00").to_s, Date.jisx0301("R03.03.04").to_s] }
try { Date.iso8601("x") }
try { Date._iso8601("2021-03-04T01:02:03Z") }
try { Date._rfc3339("2021-03-04T01:02:03+01:00") }
try { Date._httpdate("Thu, 04 Mar 2021 00:00:00 GMT") }
try { [d.to_time, d.to_date.equal?(d), d.to_datetime, d.saturday?, d.thursday?, d.friday?] }
try { [Date::MONTHNAMES, Date::ABBR_DAYNAMES, Date::ITALY, Date::ENGLAND, Date::GREGORIAN] }
try { [Date.new(1582, 10, 4) + 1, Date.new(1582, 10, 15).julian?, Date.new(1500, 2, 29), Date.new(-1, 1, 1), Date.new(0, 1, 1).to_s, Date.new(12345, 1, 1).to_s, Date.new(1582, 10, 4).new_start(Date::GREGORIAN).to_s] }
try { Date.new(1582, 10, 10) }
try { case d when Date.new(2021, 3, 1)..Date.new(2021, 3, 31) then :march end }
try { d.frozen? }
try { d.deconstruct_keys([:year]) }
try { [d.between?(d - 1, d + 1), [d, d - 5].min, [d + 1, d].sort, (d..d + 3).include?(d + 1), (d..d + 3) === d + 5, d.clamp(d + 1, d + 2)] }
try { Date.today.class }
try { "#{d}" + d.to_s + "%s" % d }
try { { d => 1 }[Date.new(2021, 3, 4)] }
try { [d.england, d.italy, d.gregorian, d.julian].map(&:to_s) }
try { Date.new(2021, 3, 4) == Time.at(0) }
try { d.month = 5 }
try { Date::Error.superclass }
try { [Date._parse("10:20:30.5 pm"), Date._parse("3rd Feb 2001 04:05:06 PM")] }
