chef_client_config 'client.rb' do
  chef_server_url 'https://chef.example.com'
end

chef_client_cron 'by cron'

chef_client_systemd_timer 'by systemd' do
  job_name 'periodic-run'
end

chef_client_trusted_certificate 'inner' do
  certificate "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"
end

chef_handler 'EveryResource::Witness' do
  type report: true
end

inspec_input 'port of the web server' do
  source('web_port' => 8080)
end

inspec_waiver 'web-01' do
  justification 'it is not there for ever'
end

inspec_waiver_file_entry 'web-02' do
  justification 'it is not there for ever'
  expiration '2039-12-31'
end
