"""chef_client_trusted_certificate: a certificate that runs trust beside the system's own."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.settings import setting


class ChefClientTrustedCertificate(Provider):
    serves = (provides("chef_client_trusted_certificate"),)

    @property
    def folder(self) -> str:
        return str(setting(self, "trusted_certs_dir") or "/etc/chef/trusted_certs")

    @property
    def path(self) -> str:
        name = str(self.new.cert_name)
        return "%s/%s" % (self.folder.rstrip("/"), name if name.endswith(".pem") else name + ".pem")

    def action_add(self) -> None:
        new = self.new
        if not self.system.is_dir(self.folder):
            self.declare("directory", self.folder, mode="0640", recursive=True)
        self.declare("file", self.path, content=new.certificate, mode="0640", sensitive=bool(new.sensitive))

    def action_remove(self) -> None:
        self.declare("file", self.path, action="delete")
