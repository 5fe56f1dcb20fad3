def try; puts yield.inspect; rescue Exception => e; puts "#{e.class}: #{e.message.to_s.lines.first.to_s.chomp}"; end
require "date"; require "time"
d = DateTime.new(2021, 3, 4, 5, 6, 7.5, "+02:30")
%w[%Y %C %y %m %B %H %I %k %l %M %S %L %N %3N %6N %9N %12N %z %:z %::z %:::z %Z %s %Q %c %D %F %v %x %X %r %R %T %+ %P %p %10N %-I %_H %-l %^p %#p].each { |f| try { d.strftime(f) } }
try { [d.to_s, d.inspect, d.iso8601, d.iso8601(3), d.xmlschema(2), d.rfc3339(1), d.rfc2822, d.httpdate, d.jisx0301(2), d.strftime] }
try { [d.hour, d.minute, d.min, d.second, d.sec, d.sec_fraction, d.second_fraction, d.offset, d.zone, d.day_fraction, d.ajd, d.jd] }
try { [d.new_offset(0), d.new_offset("+09:00"), d.to_time, d.to_time.utc, d.to_date, d.to_datetime.equal?(d)] }
try { [d + 1, d + Rational(1, 24), d - 0.5, d >> 1, d.next_day, d.next_month, d + Rational(1, 86400)] }
try { [DateTime.now.class, DateTime.new(2001).to_s, DateTime.new(2001, 2, 3, -1).to_s, DateTime.new(2001, 2, 3, 24).to_s, DateTime.new(2001, 2, 3.5).to_s, DateTime.jd(2451944, 1, 2, 3).to_s, DateTime.ordinal(2001, 34, 4).to_s, DateTime.commercial(2001, 5, 6, 7).to_s] }
try { DateTime.new(2021, 1, 1, 25) }
try { DateTime.new(2021, 1, 1, 0, 60) }
try { [DateTime.parse("2021-03-04T05:06:07+02:00"), DateTime.parse("20210304T050607Z"), DateTime.parse("3rd Feb 2001 04:05:06 PM"), DateTime.parse("10:20 2020-01-01"), DateTime.iso8601("2021-03-04T05:06:07.25Z"), DateTime.parse("Sat Aug 28 02:55:00 2000"), DateTime.parse("2000-01-01 10:00:00 EST"), DateTime.parse("2000-01-01 10:00:00 -0500"), DateTime.rfc2822("Thu, 4 Mar 2021 01:00:00 +0100"), DateTime.httpdate("Thu, 04 Mar 2021 00:01:00 GMT")] }
try { DateTime.parse("xx") }
try { [DateTime.strptime("2021-03-04 05:06:07 +0200", "%Y-%m-%d %H:%M:%S %z"), DateTime.strptime("1614816000.5", "%s.%N"), DateTime.strptime("1614816000123", "%Q"), DateTime.strptime("12:30 AM", "%I:%M %p").hour, DateTime.strptime("2001-W05-6T23:6:7+7", "%G-W%V-%uT%H:%M:%S%z")] }
try { DateTime.strptime("x", "%H") }
try { [d - DateTime.new(2021, 3, 4), d <=> DateTime.new(2021, 3, 4), d == DateTime.new(2021, 3, 4, 2, 36, 7.5), d === Date.new(2021, 3, 4), d < DateTime.new(2022)] }
try { [d.step(d + 1, Rational(1, 2)).map(&:to_s)] }
try { Time.at(0).utc.to_datetime }
try { Time.new(2021, 1, 2, 3, 4, 5, "+05:00").to_datetime }
try { Time.new(2021, 1, 2, 3, 4, 5, "+05:00").to_date }
try { [d.saturday?, d.yday, d.cweek, d.wday, d.leap?, d.mjd, d.ld, d.amjd] }
try { ((DateTime.new(2021, 1, 2) - DateTime.new(2021, 1, 1, 12)) * 24).to_i }
try { DateTime.new(2021, 1, 1, 1, 1, 1.123456789r).iso8601(9) }
try { [DateTime.valid_date?(2021, 2, 30), DateTime._strptime("10", "%H")] }
try { d.deconstruct_keys([:hour]) }
