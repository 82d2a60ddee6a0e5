"""Reader of pictures of pages (.png, .jpg, .tif with one or more pages)."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from corpus.readers.scan.paged import document_of_pages, scan_warnings
from corpus.readers.scan.recognition import Recognizer
from corpus.readers.scan.scan import DPI, read_picture
from corpus.records import Document
from corpus.records.errors import UnreadableFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

MOST_PIXELS: Final = 120_000_000
"""A picture with more is refused: A3 at 600 dpi has 70 million."""

MOST_PAGES: Final = 500

_A4_INCHES: Final = (8.27, 11.69)
_CREDIBLE_INCHES: Final = (3.0, 24.0)


def read(data: bytes, file: str) -> Document:
    """Read a picture; raises UnreadableFileError where it is broken or too large, MissingExtraError without ``tracuu[ocr]``."""
    pages, confidences = [], dict[int, float]()
    with contextlib.closing(Recognizer(DPI)) as recognizer:
        for at, picture in enumerate(pictures(data)):
            found = read_picture(picture, at + 1, recognizer)
            pages.append(found.layout)
            confidences[at] = found.confidence
    return document_of_pages(data, file, "image", pages, scan_warnings(confidences))


def pictures(data: bytes) -> Iterator[NDArray[np.uint8]]:
    """Yield the pages of a picture in grey at :data:`DPI`; raises UnreadableFileError where it is broken or too large."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own warning of large pictures; the limit here is checked below
            opened = Image.open(io.BytesIO(data))
        for at, frame in enumerate(ImageSequence.Iterator(opened)):
            if at >= MOST_PAGES or frame.width * frame.height > MOST_PIXELS:
                raise UnreadableFileError(
                    "Ảnh quá lớn hoặc có quá nhiều trang; hãy quét lại ở 300 dpi hoặc tách thành nhiều tệp."
                )
            yield _at_reading_size(frame)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableFileError("Ảnh bị hỏng; hãy quét hoặc lưu lại dưới dạng PNG rồi thử lại.") from error


def _at_reading_size(frame: Image) -> NDArray[np.uint8]:
    """Return the picture in grey at :data:`DPI`; where it does not say its resolution, it is taken for a page of A4."""
    import numpy as np
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright.convert("RGBA"), mask=upright.convert("RGBA").getchannel("A"))
    grey = flat.convert("L")
    inches = grey.width / float(frame.info.get("dpi", (0.0,))[0] or 1e9)
    least, most = _CREDIBLE_INCHES
    if not least < inches < most:
        inches = _A4_INCHES[grey.width > grey.height]
    factor = inches * DPI / grey.width
    size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
    return np.asarray(grey.resize(size, Image.Resampling.LANCZOS), dtype=np.uint8)
