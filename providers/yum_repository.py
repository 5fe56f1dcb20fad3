"""yum_repository: nothing at all where there is no yum."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class YumRepositoryNoop(Provider):
    serves = (provides("yum_repository"),)
    class_name = "Noop"

    def _nothing(self) -> None:
        self.log.trace("%s is left out: there is no yum here" % self.new)

    def action_create(self) -> None:
        self._nothing()

    def action_add(self) -> None:
        self._nothing()

    def action_delete(self) -> None:
        self._nothing()

    def action_remove(self) -> None:
        self._nothing()

    def action_makecache(self) -> None:
        self._nothing()
