"""What an http(s) address named on the command line holds."""

from __future__ import annotations

import os

import click

from pysolo.config import Config


def fetch(address: str, config: Config) -> bytes:
    """The body, with the certificates, proxies and time-out of the configuration."""
    from pysolo.system.http import HttpClient
    from pysolo.system.proxies import Proxies

    client = HttpClient(
        Proxies.from_environment(os.environ),
        verify="none" if config.ssl_verify_mode == "verify_none" else "peer",
        ca_file=config.ssl_ca_file,
        ca_path=config.ssl_ca_path,
        client_cert=config.ssl_client_cert,
        client_key=config.ssl_client_key,
        timeout=config.rest_timeout,
        trusted_certs=config.trusted_certs_dir,
    )
    try:
        with client.get(address) as answer:
            if not answer.ok:
                raise click.ClickException(f"cannot fetch {address}: {answer.status} {answer.reason}")
            return answer.read()
    except (OSError, ValueError) as fault:
        raise click.ClickException(f"cannot fetch {address}: {fault}") from None
