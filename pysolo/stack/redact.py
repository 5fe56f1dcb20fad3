"""Secrets: which values of a stack are secret, and text and documents without them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Optional

from pysolo.stack.model import App, Source, StackDocument

FILTERED = "*****FILTERED*****"
# A shorter one is taken out where it stands as a value, not wherever its letters happen to occur in a text.
_LONG_ENOUGH = 5


def redacted_document(document: StackDocument) -> StackDocument:
    """The same stack with every secret replaced by the API's placeholder."""
    stack = replace(document.stack, custom_cookbooks_source=_source(document.stack.custom_cookbooks_source))
    databases = tuple(
        replace(item, db_password=FILTERED) if item.db_password else item for item in document.rds_db_instances
    )
    layers = tuple(
        replace(layer, attributes={k: FILTERED if v and "Password" in k else v for k, v in layer.attributes.items()})
        for layer in document.layers
    )
    return replace(
        document, stack=stack, layers=layers, apps=tuple(map(_app, document.apps)), rds_db_instances=databases
    )


def _source(source: Source) -> Source:
    url, login = source.url, _login_in(source.url)
    return replace(
        source,
        url=url.replace(f":{login}@", f":{FILTERED}@", 1) if url and login else url,
        password=FILTERED if source.password else source.password,
        ssh_key=FILTERED if source.ssh_key else source.ssh_key,
    )


def _app(app: App) -> App:
    ssl = app.ssl_configuration
    return replace(
        app,
        app_source=_source(app.app_source),
        ssl_configuration=replace(ssl, private_key=FILTERED) if ssl.private_key else ssl,
        environment=tuple(replace(item, value=FILTERED) if item.secure else item for item in app.environment),
    )


class Redactor:
    """Takes the secrets of a stack out of texts and values."""

    def __init__(self, document: StackDocument) -> None:
        found = set(_secrets(document))
        # A key of many lines is logged line by line.
        found.update(line for secret in tuple(found) for line in secret.splitlines() if len(line) > 16)
        found.update(spelling for secret in tuple(found) for spelling in _spellings(secret))
        self.secrets = sorted((item for item in found if len(item) >= _LONG_ENOUGH), key=len, reverse=True)

    def text(self, text: str) -> str:
        for secret in self.secrets:
            if secret in text:
                text = text.replace(secret, FILTERED)
        return text

    def value(self, value: Any) -> Any:
        """A JSON value in which no string holds a secret."""
        if not self.secrets:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.value(item) for item in value]
        return value


def _login_in(url: Optional[str]) -> Optional[str]:
    """The password of ``https://user:password@host/``."""
    host = (url or "").partition("://")[2].partition("/")[0]
    login = host.rpartition("@")[0]
    return login.partition(":")[2] or None


def _spellings(secret: str) -> Iterable[str]:
    """As texts quote it: JSON and Ruby's inspect escape quotes and line ends, URLs everything odd."""
    if secret.isalnum():
        return
    from urllib.parse import quote

    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield quote(secret, safe="")


def _secrets(document: StackDocument) -> Iterable[str]:
    sources = [document.stack.custom_cookbooks_source, *(app.app_source for app in document.apps)]
    for source in sources:
        yield from filter(None, (source.password, source.ssh_key, _login_in(source.url)))
    for app in document.apps:
        yield from (item.value for item in app.environment if item.secure and item.value)
        yield from filter(None, (app.ssl_configuration.private_key,))
    for database in document.rds_db_instances:
        yield from filter(None, (database.db_password,))
    for layer in document.layers:
        yield from (str(value) for key, value in layer.attributes.items() if value and "Password" in key)
