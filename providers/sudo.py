"""sudo: a file of sudoers.d, checked by visudo before it goes in place."""

from __future__ import annotations

from typing import Any, Dict, List

from pysolo.chef.provider import Provider, provides
from pysolo.providers.templates import template_path


class Sudo(Provider):
    serves = (provides("sudo"),)

    @property
    def folder(self) -> str:
        return "%s/sudoers.d/" % self.new.config_prefix

    @property
    def path(self) -> str:
        return self.folder + str(self.new.filename)

    def action_create(self) -> None:
        new = self.new
        self._check_properties()
        sudoers = "%s/sudoers" % new.config_prefix
        if self.system.exists("/.dockerenv") and not self.system.exists(sudoers):
            self.declare("package", "sudo", not_if=lambda: self.system.which("sudo") is not None)
        self.declare("directory", self.folder)
        if "includedir" not in self.system.read_text(sudoers):
            self.log.warn("%s will not take effect: %s does not include %s" % (new.filename, sudoers, self.folder))
        settings: Dict[str, Any] = {"mode": "0440", "action": "create"}
        if self.system.exists(str(new.visudo_binary)):
            settings["verify"] = self._check()
        else:
            self.log.warn("The visudo binary cannot be found at '%s'. The file is not checked." % new.visudo_binary)
        if new.template:
            self.declare("template", self.path, source=new.template, variables=new.get("variables"), **settings)
        else:
            self.declare(
                "template",
                self.path,
                source=template_path("sudoers.erb"),
                local=True,
                variables={"lines": self._lines()},
                **settings,
            )

    def action_install(self) -> None:
        self.log.warn(
            "The sudo :install action has been renamed :create. Please update your cookbook code for the new action"
        )
        self.action_create()

    def action_delete(self) -> None:
        self.declare("file", self.path, action="delete")

    def action_remove(self) -> None:
        self.log.warn(
            "The sudo :remove action has been renamed :delete. Please update your cookbook code for the new action"
        )
        self.action_delete()

    def _check_properties(self) -> None:
        new = self.new
        named = bool(new.users or new.groups)
        if not named and new.template is None and not new.env_keep_add and not new.env_keep_subtract:
            self.fail(
                "RuntimeError",
                "You must specify users, groups, env_keep_add, env_keep_subtract, or template properties!",
            )
        if named and new.template is not None:
            self.fail(
                "RuntimeError",
                "You cannot specify users or groups properties and also specify a template. To use your own template pass "
                "in all template variables using the variables property.",
            )

    def _check(self) -> str:
        """The command that looks at the whole of sudoers with the new file."""
        new = self.new
        visudo, sudoers = new.visudo_binary, "%s/sudoers" % new.config_prefix
        if self.system.exists(self.path):
            return "cat %s | %s -cf - && %s -cf %%{path}" % (sudoers, visudo, visudo)
        return "cat %s %%{path} | %s -cf -" % (sudoers, visudo)

    def _lines(self) -> List[str]:
        new = self.new
        lines = [
            "Cmnd_Alias %s = %s" % (str(alias["name"]).upper(), ", ".join(str(one) for one in alias["command_list"]))
            for alias in new.command_aliases
        ]
        lines += ['Defaults    env_keep += "%s"' % name for name in new.env_keep_add]
        lines += ['Defaults    env_keep -= "%s"' % name for name in new.env_keep_subtract]
        who = ",".join([*new.groups, *new.users])
        if who:
            tags = "%s%s%s" % (
                "NOEXEC:" if new.noexec else "",
                "NOPASSWD:" if new.nopasswd else "",
                "SETENV:" if new.setenv else "",
            )
            lines += ["%s %s=(%s) %s%s" % (who, new.host, new.runas, tags, command) for command in new.commands]
        else:
            lines += ["" for _ in new.commands]  # nobody may run them: Chef leaves their lines empty
        if new.defaults:
            lines.append("Defaults:%s %s" % (who, ",".join(str(one) for one in new.defaults)))
        return lines
