"""template: a file whose content is rendered from a template of a cookbook."""

from __future__ import annotations

from typing import Optional

from pysolo.chef.provider import provides
from pysolo.chef.template_context import render_resource
from pysolo.providers.content import Content
from pysolo.providers.cookbook_source import source_path
from pysolo.providers.file import File


class Template(File):
    serves = (provides("template"),)

    def define_requirements(self) -> None:
        super().define_requirements()
        if self.action in ("create", "create_if_missing"):
            new = self.new
            self.requires(
                new.source is not None,
                ("RuntimeError", "%s cannot find template source %s" % (new, new.source)),
                "Template source %s would have been created" % new.source,
            )

    def content(self) -> Optional[Content]:
        new = self.new
        path = str(new.source) if new.local else source_path(self, "templates", new.source)
        text = render_resource(new, path)
        return Content(self.system, text.encode("utf-8", "surrogateescape"))

    def manages_content(self) -> bool:
        return bool(self.new.checksum) or (self.new.source is not None and self.action != "create_if_missing")
