# Values in DER.
require 'openssl'
A=OpenSSL::ASN1
def h(x)=x.unpack1("H*")
s=A::Sequence([A::Integer(5),A::Integer(-129),A::Integer(128),A::ObjectId("CN"),A::ObjectId("1.2.840.113549.1.1.11"),A::UTF8String("hé"),A::BitString("\x01\x02"),A::Null(nil),A::Boolean(true),A::Set([A::IA5String("x")]),A::UTCTime(Time.at(1700000000)),A::GeneralizedTime(Time.at(1700000000)), A::Integer(2,0,:EXPLICIT), A::OctetString("a"*300), A::ASN1Data.new([A::Null(nil)],3,:CONTEXT_SPECIFIC), A::IA5String.new("dns", 2, :IMPLICIT)])
puts h(s.to_der)
d=A.decode(s.to_der)
puts d.value.map{|v| [v.class, v.tag, v.tag_class, v.value.class, (v.value.inspect rescue 1)].inspect unless v.value.is_a?(Array) || v.class==A::Integer }
p d.value[3].sn, d.value[3].oid, d.value[4].ln, d.value[0].value.to_i,  d.value[1].value.to_i
begin; A.decode("\x30\x05\x00"); rescue => e; p e.class; end
