"""chef_client_config: client.rb and the folders that it speaks of."""

from __future__ import annotations

import posixpath
from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.settings import setting
from pysolo.providers.templates import template_path
from pysolo.resources.chef_client_config import FOLDERS
from pysolo.ruby.runtime.objects import RString

#: written when they are neither nil nor empty, in this order
SETTINGS = """
node_name chef_license chef_server_url event_loggers file_backup_path file_cache_path file_staging_uses_destdir formatters
http_proxy https_proxy ftp_proxy log_level named_run_list no_proxy pid_file policy_group policy_name rubygems_url ssl_verify_mode
""".split()


class ChefClientConfig(Provider):
    serves = (provides("chef_client_config"),)

    @property
    def path(self) -> str:
        return "%s/client.rb" % str(self.new.config_directory).rstrip("/")

    def action_create(self) -> None:
        new = self.new
        specs: Dict[str, Dict[str, Any]] = new.directory_specs
        logs = self._log_folder()
        if logs is None and specs["logs"] != FOLDERS["logs"]:
            self.fail("ArgumentError", "Invalid directory_specs: logs requires :logs (file path)")
        folders = {
            "config": str(new.config_directory),
            "client_d": "%s/client.d" % str(new.config_directory).rstrip("/"),
            "logs": logs,
            "cache": new.file_cache_path or setting(self, "file_cache_path"),
            "backups": new.file_backup_path or setting(self, "file_backup_path"),
        }
        for key, spec in specs.items():
            path = folders.get(key)
            if path is not None:
                rights = {"owner": spec.get("owner") or new.user, "group": spec.get("group") or new.group}
                rights["mode"] = spec.get("mode")
                self.declare("directory", str(path), recursive=True, **_given(rights))
        self.declare(
            "template",
            self.path,
            source=template_path("client.erb"),
            local=True,
            mode=new.client_rb_mode,
            variables={"lines": self._lines(), "additional": new.additional_config},
            action="create",
            **_given({"owner": new.user, "group": new.group}),
        )

    def action_remove(self) -> None:
        self.declare("file", self.path, action="delete")

    def _log_folder(self) -> Optional[str]:
        """The folder of the log file, when the log goes to one."""
        location = self.new.get("log_location")
        if not isinstance(location, RString) or location.s in ("STDOUT", "STDERR"):
            return None
        return posixpath.dirname(location.s) or "."

    def _lines(self) -> List[str]:
        new, rt = self.new, self.rt
        lines = []
        for name in SETTINGS:
            value = new.get(name)
            if value is not None and not rt.truthy(rt.send(value, "empty?")):
                lines.append("%s %s" % (name, rt.inspect(value)))
        for name in ("minimal_ohai", "policy_persist_run_list"):
            lines.append("%s %s" % (name, rt.inspect(new.get(name))))
        for name in ("ohai_disabled_plugins", "ohai_optional_plugins"):
            if getattr(new, name):
                lines.append("%s %s" % (name.replace("_", ".", 1), rt.inspect(new.get(name))))
        location = new.get("log_location")
        if location is not None:
            stream = isinstance(location, RString) and location.s in ("STDOUT", "STDERR")
            lines.append("log_location %s" % (location.s if stream else rt.inspect(location)))
        for name in ("data_collector_server_url", "data_collector_token"):
            if getattr(new, name):
                lines.append("%s %s" % (name.replace("_collector_", "_collector.", 1), rt.inspect(new.get(name))))
        for name in ("start_handlers", "report_handlers", "exception_handlers"):
            lines += _handlers(name, getattr(new, name))
        return lines


def _handlers(name: str, handlers: List[Dict[str, Any]]) -> List[str]:
    """A handler whose class is not there yet must not keep the run from starting."""
    if not handlers:
        return []
    kind = (
        name[: -len("_handlers")]
        .replace("exception", "an exception")
        .replace("start", "a start")
        .replace("report", "a report")
    )
    made = [
        "    %s << %s.new(%s)"
        % (name, one["class"], ",".join(str(argument) for argument in one.get("arguments") or ()))
        for one in handlers
    ]
    return [
        "  # Do not crash if %s handler is missing / not installed yet" % kind,
        "  begin",
        *made,
        "  rescue NameError => e",
        "    Chef::Log.error e",
        "  end",
    ]


def _given(values: Dict[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
