"""The examples of the manual, converged on a booted host: those that need nothing from the internet and no second disk or network."""

from __future__ import annotations

import pytest

from pysolo.converge.catalog import ShippedCatalog
from spec.hosts.host import Host
from spec.hosts.recipes import converge

pytestmark = [pytest.mark.hosts, pytest.mark.slow]
#: in an order in which each finds what it builds on
ORDER = """
directory file link template cookbook_file remote_directory execute bash script perl python csh ksh ruby_block whyrun_safe_ruby_block log
user linux_user group sudo user_ulimit cron cron_d cron_access systemd_unit hostname locale timezone sysctl ohai ohai_hint reboot
ssh_known_hosts_entry apt_preference inspec_input inspec_waiver inspec_waiver_file_entry breakpoint chef_client_config chef_client_cron
chef_client_systemd_timer openssl_dhparam openssl_rsa_private_key openssl_rsa_public_key openssl_ec_private_key openssl_ec_public_key
openssl_x509_certificate openssl_x509_request
""".split()
#: what the examples are told from: a user, a folder, files of the cookbook
PREPARE = """
useradd -M ben
mkdir -p /srv/shop/releases/1.4 /srv/shop/bin && chown -R www-data /srv/shop
for program in /usr/bin/make /srv/shop/bin/serve /srv/shop/bin/migrate; do printf '#!/bin/sh\\n' > $program && chmod 755 $program; done
cd /srv/chef/cookbooks/spec && mkdir -p files/public templates
echo hello > files/motd && echo hello > files/public/index.html && echo 'port=<%= @port %>' > templates/shop.ini.erb
"""


def test_the_examples_work(host: Host) -> None:
    catalog = ShippedCatalog()
    examples = []
    for name in ORDER:
        declaration = catalog.declaration(name)
        assert declaration is not None
        examples.append(declaration.example)
    host.write("/srv/chef/cookbooks/spec/metadata.rb", "name 'spec'\n")
    host.run("set -e\n" + PREPARE, check=True)
    run = converge(host, "\n".join(examples), args="--node-name spec")
    ran = {row["resource"].partition("[")[0] for row in run.report["resources"]}
    assert set(ORDER) - ran <= {"user"}  # a linux_user here
    assert converge(host, args="--node-name spec").result.ok
