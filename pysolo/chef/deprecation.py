"""Use of what is deprecated: noted for the end of the run, or an error where the configuration says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

mixin = NativeClass("Chef::Mixin::Deprecation", module=True)

KINDS = {
    "property": (
        "Deprecated resource property used",
        "Please consult the resource documentation for more information.",
    ),
    "custom_resource": (
        "Deprecated custom resource used",
        "Please see https://docs.chef.io/deprecations_custom_resource_cleanups/",
    ),
}


def deprecated(rt: Interpreter, kind: str, message: str) -> None:
    """Report one use; raises Chef::Exceptions::DeprecatedFeatureError under treat_deprecation_warnings_as_errors."""
    session = session_of(rt)
    file, line = rt.caller_location()
    if session.config is not None and session.config.treat_deprecation_warnings_as_errors:
        title, hint = KINDS.get(kind, ("Deprecated feature used", ""))
        raise rt.error(
            "Chef::Exceptions::DeprecatedFeatureError",
            "%s from %s:%d\n\n  %s\n\n%s (raising error due to treat_deprecation_warnings_as_errors being set)"
            % (title, file, line, message, hint),
        )
    session.events.deprecation(message, "%s:%d" % (file, line))


@mixin.method("deprecated_ivar")
def deprecated_ivar(rt: Interpreter, self: Value, value: Value, name: Value, level: Value = None) -> Value:
    return value


CLASSES = (mixin,)
