directory '/srv/www/demo' do
  recursive true
  action :delete
end
