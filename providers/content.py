"""New content of a file, before it is written: bytes at hand, or a file to copy from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, Optional, Union

if TYPE_CHECKING:
    from pysolo.ruby.runtime.objects import RString
    from pysolo.system.interface import StagedFile, System


class Content:
    """``data``, ``source`` (a path) or ``staged`` (content that lies beside its target already) is given."""

    def __init__(
        self,
        system: System,
        data: Optional[bytes] = None,
        source: Optional[str] = None,
        staged: Optional[StagedFile] = None,
    ) -> None:
        self.system = system
        self.data = data
        self.source = staged.path if staged is not None else source
        self.staged = staged
        self._sha256: Optional[str] = None

    @property
    def size(self) -> int:
        if self.data is not None:
            return len(self.data)
        assert self.source is not None
        return self.system.stat(self.source).size

    def read(self) -> bytes:
        if self.data is not None:
            return self.data
        assert self.source is not None
        return self.system.read_bytes(self.source)

    def pieces(self) -> Union[bytes, Iterable[bytes]]:
        """For writing."""
        if self.data is not None:
            return self.data
        assert self.source is not None
        return self.system.read_chunks(self.source)

    def sha256(self) -> str:
        if self._sha256 is None:
            if self.data is not None:
                import hashlib

                self._sha256 = hashlib.sha256(self.data).hexdigest()
            else:
                assert self.source is not None
                self._sha256 = self.system.sha256(self.source)
        return self._sha256

    def is_in(self, path: str, size: int) -> bool:
        """Does the file, which has this size, hold the same?"""
        if self.size != size:
            return False
        if self.data is not None:
            return self.system.read_bytes(path) == self.data
        assert self.source is not None
        return self.system.sha256(path) == self.sha256()

    def discard(self) -> None:
        """Remove what was staged and has not gone in place."""
        if self.staged is not None:
            self.staged.discard()


def text_bytes(text: RString) -> bytes:
    """The bytes of a Ruby String."""
    if text.enc == "ASCII-8BIT":
        return text.s.encode("latin-1")
    return text.s.encode("utf-8", "surrogateescape")
