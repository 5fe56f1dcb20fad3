"""group: groupadd, groupmod, groupdel, and gpasswd for the members."""

from __future__ import annotations

from typing import List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.system.values import Group as GroupEntry


class Gpasswd(Provider):
    serves = (provides("group", os="linux"),)
    class_name = "Group::Gpasswd"
    group: Optional[GroupEntry]
    changes: List[str]

    def load_current(self) -> None:
        self.group = self.current = self.system.group_by_name(self.new.group_name)
        self.changes = []

    @property
    def members(self) -> List[str]:
        return [str(member) for member in self.new.members or []]

    @property
    def excluded(self) -> List[str]:
        return [str(member) for member in self.new.excluded_members or []]

    @property
    def present(self) -> List[str]:
        return list(self.group.members) if self.group is not None else []

    def define_requirements(self) -> None:
        new = self.new
        if self.action == "modify":
            self.requires(
                self.group is not None,
                ("Chef::Exceptions::Group", "Cannot modify %s - group does not exist!" % new),
                "Group %s does not exist. Unless it would have been created earlier in this run, this attempt to modify it "
                "would fail." % new,
            )
        common = [member for member in self.members if member in self.excluded]
        self.requires(
            not common,
            (
                "Chef::Exceptions::ConflictingMembersInGroup",
                "Attempting to both add and remove users from a group: '%s'" % ", ".join(common),
            ),
        )

    # -- the difference -------------------------------------------------------------------------------------------------

    def _gid_differs(self) -> bool:
        gid = self.new.gid
        return gid is not None and (self.group is None or str(gid) != str(self.group.gid))

    def _missing(self) -> List[str]:
        return [member for member in self.members if member not in self.present]

    def _unwanted(self) -> List[str]:
        return [member for member in self.excluded if member in self.present]

    def _compare(self) -> bool:
        self.changes = []
        if self._gid_differs():
            old = self.group.gid if self.group is not None else ""
            self.changes.append("change gid %s to %s" % (old, self.new.gid))
        if self.new.append:
            if self._missing():
                self.changes.append("add missing member(s): %s" % ", ".join(self._missing()))
            if self._unwanted():
                self.changes.append("remove existing member(s): %s" % ", ".join(self._unwanted()))
        elif sorted(self.members) != sorted(self.present):
            self.changes.append("replace group members with new list of members: %s" % ", ".join(self.members))
        return bool(self.changes)

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_create(self) -> None:
        name = self.new.group_name
        if self.group is None:
            self.converge_by("create group %s" % name, self._create)
            self.log.info("%s created" % self.new)
        elif self._compare():
            self._alter("alter")

    def action_manage(self) -> None:
        if self.group is not None and self._compare():
            self._alter("manage")

    def action_modify(self) -> None:
        if self._compare():
            self._alter("modify")

    def _alter(self, verb: str) -> None:
        self.converge_by(["%s group %s" % (verb, self.new.group_name), *self.changes], self._modify)
        self.log.info("%s altered: %s" % (self.new, ", ".join(self.changes)))

    def action_remove(self) -> None:
        if self.group is not None:
            self.converge_by(
                "remove group %s" % self.new.group_name, lambda: self.shell_out_("groupdel", self.new.group_name)
            )
            self.log.info("%s removed" % self.new)

    # -- commands -------------------------------------------------------------------------------------------------------

    def _options(self) -> List[str]:
        return ["-g", str(self.new.gid), self.new.group_name] if self._gid_differs() else [self.new.group_name]

    def _create(self) -> None:
        new = self.new
        flags = (["-r"] if new.system else []) + (["-o"] if new.non_unique else [])
        self.shell_out_("groupadd", *self._options(), *flags)
        self._set_members()

    def _modify(self) -> None:
        if self._gid_differs():
            self.shell_out_("groupmod", *self._options())
        self._set_members()

    def _set_members(self) -> None:
        name = self.new.group_name
        if self.new.append:
            for member in self._missing():
                self.shell_out_("gpasswd", "-a", member, name)
            for member in self._unwanted():
                self.shell_out_("gpasswd", "-d", member, name)
        elif sorted(self.members) != sorted(self.present):
            self.shell_out_("gpasswd", "-M", ",".join(self.members), name)
