"""Tesseract, which reads Vietnamese print from pictures: where its data is, and words with their places out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus.records.errors import MissingExtraError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LANGUAGE: Final = "vie"

_DATA_FOLDERS: Final = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/*/share/tessdata",
)
_FEWEST_CONFIDENCE: Final = 30.0
"""Of 100; words below it that hold no letter or digit are specks and bits of lines."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """A word in pixels: its text, its left and right, the top and bottom of its line, and Tesseract's confidence (0 to 100)."""

    text: str
    x0: int
    x1: int
    top: int
    bottom: int
    confidence: float


def require() -> None:
    """Raise MissingExtraError, which says what to install, where pictures cannot be read."""
    if not all(find_spec(name) for name in ("tesserocr", "cv2", "pypdfium2", "pdfplumber")):
        raise MissingExtraError("Đọc bản quét cần gói bổ sung; hãy cài bằng lệnh: pip install 'tracuu[ocr]'.")
    if data_folder() is None:
        raise MissingExtraError(
            "Đọc bản quét cần dữ liệu tiếng Việt của Tesseract; hãy cài bằng lệnh: apt-get install tesseract-ocr-vie "
            "(hoặc đặt TESSDATA_PREFIX tới thư mục có tệp vie.traineddata)."
        )


@cache
def data_folder() -> Path | None:
    """Return the folder that holds Tesseract's Vietnamese data, or None."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(named), Path(named) / "tessdata"] if named else []
    for pattern in _DATA_FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)


class Recognizer:
    """Tesseract, loaded once; reads grey pictures."""

    def __init__(self, dpi: int) -> None:
        """Load the data; ``dpi`` is the resolution of the pictures. Raises MissingExtraError."""
        require()
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # its threads wait for each other more than they read
        import tesserocr

        self._tesserocr: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)
        self._dpi = dpi

    def page(self, picture: NDArray[np.uint8]) -> list[Recognized]:
        """Return the words of a page, in any number of columns."""
        return list(self._words(picture, self._tesserocr.PSM.AUTO))

    def block(self, picture: NDArray[np.uint8]) -> list[Recognized]:
        """Return the words of a block of lines in one column."""
        return list(self._words(picture, self._tesserocr.PSM.SINGLE_BLOCK))

    def line(self, picture: NDArray[np.uint8]) -> list[Recognized]:
        """Return the words of a single line."""
        return list(self._words(picture, self._tesserocr.PSM.SINGLE_LINE))

    def close(self) -> None:
        """Give Tesseract's memory back."""
        self._api.End()

    def _words(self, picture: NDArray[np.uint8], mode: int) -> Iterator[Recognized]:
        height, width = picture.shape
        self._api.SetPageSegMode(mode)
        self._api.SetImageBytes(picture.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(self._dpi)
        if not self._api.Recognize():
            return
        level = self._tesserocr.RIL
        for word in self._tesserocr.iterate_level(self._api.GetIterator(), level.WORD):
            if word.Empty(level.WORD):
                continue
            text, confidence = word.GetUTF8Text(level.WORD).strip(), word.Confidence(level.WORD)
            if not text or (confidence < _FEWEST_CONFIDENCE and not any(letter.isalnum() for letter in text)):
                continue
            x0, _, x1, _ = word.BoundingBox(level.WORD)
            _, top, _, bottom = word.BoundingBox(level.TEXTLINE)
            yield Recognized(text, x0, x1, top, bottom, confidence)
