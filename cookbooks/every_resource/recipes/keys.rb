directory '/srv/every/keys'

openssl_dhparam '/srv/every/keys/dhparam.pem' do
  key_length 1024
end

openssl_rsa_private_key '/srv/every/keys/rsa.pem'

openssl_rsa_public_key '/srv/every/keys/rsa.pub' do
  private_key_path '/srv/every/keys/rsa.pem'
end

openssl_ec_private_key '/srv/every/keys/ec.pem'

openssl_ec_public_key '/srv/every/keys/ec.pub' do
  private_key_path '/srv/every/keys/ec.pem'
end

openssl_x509_certificate '/srv/every/keys/ca.pem' do
  common_name 'every.example.com'
  expire 3650
end

openssl_x509_request '/srv/every/keys/web.csr' do
  common_name 'web.example.com'
end

openssl_x509_crl '/srv/every/keys/ca.crl' do
  ca_cert_file '/srv/every/keys/ca.pem'
  ca_key_file '/srv/every/keys/ca.key'
  serial_to_revoke 255
  expire 30
end
