"""file: content that the recipe says itself."""

from __future__ import annotations

from typing import Optional, Sequence

from pysolo.chef.provider import Provides, provides
from pysolo.providers.content import Content, text_bytes
from pysolo.providers.file_content import FileContent


class File(FileContent):
    serves: Sequence[Provides] = (provides("file"),)

    def content(self) -> Optional[Content]:
        text = self.new.get("content")
        return None if text is None else Content(self.system, text_bytes(text))

    def manages_content(self) -> bool:
        new = self.new
        return bool(new.checksum) or (new.is_set("content") and self.action != "create_if_missing")
