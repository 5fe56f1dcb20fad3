"""``secret(name:, service:)``: of Chef's services only ``:example`` can be asked here; its configuration is its secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.chef.resource import Resource
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.control import RubyError
    from pysolo.ruby.runtime.interpreter import Interpreter

secret = NativeClass("Chef::DSL::Secret", module=True)

ELSEWHERE = ("aws_secrets_manager", "azure_key_vault", "hashi_vault", "akeyless_vault")


def _error(rt: Interpreter, name: str, message: str) -> RubyError:
    return rt.error("Chef::Exceptions::Secret::" + name, message)


def _known(rt: Interpreter, service: Value) -> str:
    if service is None:
        raise _error(rt, "MissingFetcher", "say which service has the secret: %s" % _services())
    name = rt.to_s(service)
    if name != "example" and name not in ELSEWHERE:
        raise _error(rt, "InvalidFetcherService", "%s is none of %s" % (rt.inspect(service), _services()))
    return name


def _services() -> str:
    return ", ".join(":" + name for name in ("example", *ELSEWHERE))


@secret.method("secret")
def fetch(
    rt: Interpreter,
    self: Value,
    *,
    name: Value = None,
    version: Value = None,
    service: Value = UNSET,
    config: Value = UNSET,
) -> Value:
    session = session_of(rt)
    if isinstance(self, Resource):
        rt.send(self, "sensitive", True)
    wanted = _known(rt, session.secret_service if service is UNSET else service)
    if wanted in ELSEWHERE:
        raise _error(
            rt,
            "ConfigurationInvalid",
            "secrets of :%s cannot be fetched here: keep %s in an encrypted data bag or in Chef Vault"
            % (wanted, "them" if name is None else rt.to_s(name)),
        )
    known = session.secret_config if config is UNSET else config
    if not isinstance(known, RHash):
        raise _error(rt, "ConfigurationInvalid", "the configuration of :example is a hash of secrets")
    if name is None or rt.to_s(name) == "":
        raise _error(rt, "MissingSecretName", "a secret is asked for by its name")
    if not known.has(name):
        raise _error(rt, "FetchFailed", "there is no secret %s" % rt.to_s(name))
    return known.get(name)


@secret.method("default_secret_service")
def default_service(rt: Interpreter, self: Value, service: Value = None) -> Value:
    session = session_of(rt)
    if service is not None:
        _known(rt, service)
        session.secret_service = service
    return session.secret_service


@secret.method("default_secret_config")
def default_config(rt: Interpreter, self: Value, **config: Value) -> Value:
    session = session_of(rt)
    if config:
        session.secret_config = rt.hash({rt.sym(key): value for key, value in config.items()})
    return rt.hash({}) if session.secret_config is None else session.secret_config


@secret.method("with_secret_service")
def with_service(rt: Interpreter, self: Value, service: Value, *, block: Optional[RProc] = None) -> Value:
    body = _given(rt, "with_secret_service", block)
    session = session_of(rt)
    before = session.secret_service
    try:
        default_service(rt, self, service)
        return rt.call_block(body)
    finally:
        session.secret_service = before


@secret.method("with_secret_config")
def with_config(rt: Interpreter, self: Value, *, block: Optional[RProc] = None, **config: Value) -> Value:
    body = _given(rt, "with_secret_config", block)
    session = session_of(rt)
    before = session.secret_config
    try:
        default_config(rt, self, **config)
        return rt.call_block(body)
    finally:
        session.secret_config = before


def _given(rt: Interpreter, word: str, block: Optional[RProc]) -> RProc:
    if block is None:
        raise rt.error("ArgumentError", "You must pass a block to #%s" % word)
    return block


CLASSES = (secret,)
