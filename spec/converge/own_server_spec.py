"""A recipe that serves its own files over HTTPS, from a thread, to the resources of its run."""

from __future__ import annotations

import shutil

import pytest

from spec.converge.repository import ChefRepository

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")

RECIPE = """
require 'openssl'
require 'webrick'
require 'webrick/https'

key = OpenSSL::PKey::RSA.new(2048)
cert = OpenSSL::X509::Certificate.new
cert.version = 2
cert.serial = 1
cert.subject = cert.issuer = OpenSSL::X509::Name.parse('/CN=localhost')
cert.public_key = key.public_key
cert.not_before = Time.now - 60
cert.not_after = Time.now + 3600
factory = OpenSSL::X509::ExtensionFactory.new
factory.subject_certificate = factory.issuer_certificate = cert
cert.add_extension(factory.create_extension('subjectAltName', 'DNS:localhost,IP:127.0.0.1', false))
cert.sign(key, OpenSSL::Digest.new('SHA256'))

server = WEBrick::HTTPServer.new(
  Port: 0, BindAddress: '127.0.0.1', SSLEnable: true, SSLCertificate: cert, SSLPrivateKey: key,
  Logger: WEBrick::Log.new(File::NULL), AccessLog: []
)
server.mount_proc('/big') { |_request, response| response.body = 'served' * 500_000 }
Thread.new { server.start }
address = "https://localhost:#{server.config[:Port]}/big"
TRUST
remote_file 'OUT/fetched' do
  source address
  notifies :run, 'ruby_block[stop]', :immediately
end
ruby_block 'stop' do
  block { server.shutdown }
  action :nothing
end
"""


def test_a_trusted_certificate_is_trusted(repo: ChefRepository) -> None:
    trust = "chef_client_trusted_certificate('localhost') { certificate cert.to_pem }"
    repo.recipe(RECIPE.replace("TRUST", trust))
    run = repo.run(trusted_certs_dir=f"{repo.out}/trusted")
    assert run.error is None
    assert (repo.out / "fetched").stat().st_size == 6 * 500_000
    assert (repo.out / "trusted/localhost.pem").is_file()


def test_another_one_is_not(repo: ChefRepository) -> None:
    repo.recipe(RECIPE.replace("TRUST", ""))
    run = repo.run(trusted_certs_dir=f"{repo.out}/trusted")
    assert run.error == "OpenSSL::SSL::SSLError"
    assert "certificate verify failed" in run.message
