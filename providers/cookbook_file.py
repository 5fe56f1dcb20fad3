"""cookbook_file: a file copied from a cookbook."""

from __future__ import annotations

from typing import Optional

from pysolo.chef.provider import provides
from pysolo.providers.content import Content
from pysolo.providers.cookbook_source import source_path
from pysolo.providers.file import File


class CookbookFile(File):
    serves = (provides("cookbook_file"),)

    def content(self) -> Optional[Content]:
        return Content(self.system, source=source_path(self, "files", self.new.source))

    def manages_content(self) -> bool:
        return bool(self.new.checksum) or (self.new.source is not None and self.action != "create_if_missing")
