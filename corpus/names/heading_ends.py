"""How names go on in small letters to the end of a heading: "Ban Quản lý | cảng cá", "Cục Hộ tịch|, quốc tịch, chứng thực"."""

from __future__ import annotations

import re
from typing import Final

TITLED: Final = re.compile(r"(?:ban quản lý|trung tâm|chi cục|công ty|hợp tác xã|đội|trạm|hạt|văn phòng)(?![^\W_])")
"""What may open a name of small letters, over folded text."""

SMALL_END: Final = re.compile(r"((?:\s+[^\W\d_A-ZĐ]+){1,4})[\s:.]*$")
"""A few small words up to the heading's end."""

LISTED_END: Final = re.compile(r"((?:(?:,|\s+và)?\s+[^\W\d_A-ZĐ]+){1,8})[\s:.]*$")
"""The same of a unit that lists what it is for."""
