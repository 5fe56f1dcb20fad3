"""solo.rb: Ruby, run with ``Chef::Config`` as self, as Chef's own ``Chef::Config.from_file`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.chef.session import Session


class ConfigFileError(Exception):
    """solo.rb cannot be read or run; the message names the file, the line and what is wrong."""


def evaluate(
    path: str, session: Optional[Session] = None, cache_dir: Optional[str] = None
) -> Tuple[Dict[str, Any], Session]:
    """What solo.rb sets, as plain Python by key, and the session that it was run in: handlers made there live on in it.

    A further file (solo.d) is run in the session of the first and sees what was set before. ``cache_dir`` keeps the file's tree.

    :raises ConfigFileError: when the file cannot be read, or raises
    """
    from pysolo.chef.boot import open_session

    session = session or open_session(cache_dir=cache_dir)
    rt = session.rt
    try:
        with open(path, encoding="utf-8") as source:
            text = source.read()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigFileError("%s cannot be read: %s" % (path, error)) from None
    try:
        rt.instance_eval_source(text, rt.classes["Chef::Config"], path)
    except RubyError as error:
        place = next((line for line in error.exc.backtrace or () if line.startswith(path + ":")), path)
        raise ConfigFileError("%s: %s: %s" % (place, rt.class_name(error.exc), rt.message_of(error.exc))) from None
    return {key: plain(session, value) for key, value in session.chef_config.items()}, session


def plain(session: Session, value: Any) -> Any:
    """A setting as Python; objects that are no data (handlers, streams) stay what they are."""
    from pysolo.ruby.runtime.objects import RArray, RHash, RString, RSymbol

    if isinstance(value, RArray):
        return [plain(session, item) for item in value.items]
    if isinstance(value, (RString, RSymbol, RHash)):
        return session.rt.to_python(value)
    return value
