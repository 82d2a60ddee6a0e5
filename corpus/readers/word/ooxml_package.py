"""The parts of a Word package: a zip file whose relationships name its parts (ECMA-376 part 2).

Read with zipfile and lxml and not with python-docx, which refuses a whole document for one dangling picture, for macros, and
for the strict dialect of the format. A package is measured before it is unpacked, and XML with a document type is refused,
so that neither zip nor entity bombs go off.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from corpus.readers.word.ooxml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PACKAGE_BYTES = 300_000_000
LARGEST_PART_BYTES = 100_000_000
MOST_PARTS = 10_000

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class BrokenPackageError(ValueError):
    """The package lacks a part, is not well formed, or is a bomb; the message is for the log, not for people."""


class WordPackage:
    """Finds parts by the kind of relationship that leads to them, such as "styles" or "footnotes"."""

    def __init__(self, data: bytes) -> None:
        """Open a package from its bytes; raises BrokenPackageError."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BrokenPackageError(str(error)) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_PACKAGE_BYTES:
            raise BrokenPackageError("unpacks to more than a document can hold")
        self._names = {entry.filename for entry in entries}
        main = self._related("", "officeDocument")
        if main is None:
            raise BrokenPackageError("no main document part")
        self._main = main

    @property
    def body(self) -> _Element:
        """The ``w:body`` of the main document part."""
        body = self._xml(self._main).find(f"{W}body")
        if body is None:
            raise BrokenPackageError("no body")
        return body

    @property
    def has_pictures(self) -> bool:
        """Whether the package holds any picture."""
        return any(name.startswith("word/media/") for name in self._names)

    def related(self, kind: str) -> _Element | None:
        """Return the root element of the part that the main document relates to as ``kind``, or None."""
        name = self._related(self._main, kind)
        return None if name is None else self._xml(name)

    def embedded(self, reference: str) -> tuple[str, bytes]:
        """Return name and bytes of the part that the main document relates to by ``r:id``, ("", b"") where there is none."""
        folder, name = posixpath.split(self._main)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        for relationship in self._xml(rels).iter(_RELATIONSHIPS) if rels in self._names else ():
            if relationship.get("Id") == reference and relationship.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", ""))).lstrip("/")
                return target, self.blob(target)
        return "", b""

    def blob(self, name: str) -> bytes:
        """Return the bytes of the part called ``name``, b"" where there is none."""
        if name not in self._names:
            return b""
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART_BYTES + 1)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error) as error:
            raise BrokenPackageError(f"{name}: {error}") from error
        if len(data) > LARGEST_PART_BYTES:
            raise BrokenPackageError(f"{name} unpacks to more than {LARGEST_PART_BYTES} bytes")
        return data

    def _related(self, source: str, kind: str) -> str | None:
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._names:
            return None
        for relationship in self._xml(rels).iter(_RELATIONSHIPS):
            if relationship.get("Type", "").endswith(f"/{kind}") and relationship.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", ""))).lstrip("/")
                if target in self._names:
                    return target
        return None

    def _xml(self, name: str) -> _Element:
        from lxml import etree

        data = self.blob(name)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            raise BrokenPackageError(f"{name}: {error}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrokenPackageError(f"{name} has a document type, which the format forbids")
        return root
