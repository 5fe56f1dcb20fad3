"""The notify_group resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

NOTIFY_GROUP = Declaration(
    "notify_group",
    doc="Runs its notifications whenever it is notified itself.",
    actions={"run": "Notify."},
    default="nothing",
    example="""
notify_group 'everything that reads the certificate' do
  notifies :reload, 'service[nginx]'
  notifies :restart, 'service[shop]'
  action :nothing
end

service 'nginx' do
  action :nothing
end

service 'shop' do
  action :nothing
end
""",
)
