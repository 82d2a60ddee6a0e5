"""Reader of formats that LibreOffice turns into .docx: old Word files (.doc), OpenDocument (.odt), RTF."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from corpus.readers.sniff import NAMES, kind_of
from corpus.readers.word import docx, libreoffice
from corpus.records import Document
from corpus.records.errors import MissingExtraError, UnreadableFileError


def read(data: bytes, file: str) -> Document:
    """Read a file by way of LibreOffice.

    Raises MissingExtraError where LibreOffice is not installed, UnreadableFileError where it cannot read the file.
    """
    kind = kind_of(data, Path(file).suffix.lower())
    document = docx.read(_as_docx(data, kind), file)
    return replace(document, id=hashlib.sha256(data).hexdigest(), format=kind.lstrip("."))


def _as_docx(data: bytes, kind: str) -> bytes:
    save_as = "mở tệp bằng Word và lưu lại dưới dạng .docx"
    try:
        return libreoffice.converted(data, kind)
    except libreoffice.NotThereError as error:
        raise MissingExtraError(
            f"Đọc {NAMES.get(kind, kind)} ({kind}) cần LibreOffice; hãy cài bằng lệnh: "
            f"apt-get install libreoffice-writer-nogui, hoặc {save_as}."
        ) from error
    except libreoffice.NoNamespaceError as error:
        raise MissingExtraError(
            f"Máy này không cho chạy LibreOffice tách khỏi mạng (lệnh unshare) nên {kind} không được đọc ở đây; hãy {save_as}."
        ) from error
    except TimeoutError as error:
        raise UnreadableFileError(
            f"LibreOffice đọc tệp quá {libreoffice.SECONDS} giây; hãy mở tệp bằng Word, lưu lại dưới dạng .docx rồi thử lại."
        ) from error
    except OSError as error:
        raise UnreadableFileError(
            "LibreOffice không đọc được tệp (tệp hỏng hoặc có mật khẩu); hãy mở bằng Word, lưu lại dưới dạng .docx."
        ) from error
