"""Make ``corpus/names/places.toml`` from the package vietnamadminunits: the provinces before July 2025 and what each became.

usage: python -m bench.places > corpus/names/places.toml

The package takes over a second to load, which no question should wait for.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.resources import files

HEAD = """\
# The 63 provinces and cities before 1 July 2025 and what each became; made by bench/places.py
source = "Nghị quyết số 202/2025/QH15 của Quốc hội về sắp xếp đơn vị hành chính cấp tỉnh, chính quyền mới từ ngày 01/7/2025"
since = 2025-07-01

# Written in small letters with their accents, these are words of the language: they count after "tỉnh", "ở" and the like.
words = ["Hòa Bình", "Hải Dương", "Thái Bình", "Bình Dương", "Gia Lai", "Long An", "Bình Định"]

# Written in small letters without accents, these read as other words ("đa năng", "giá lại", "hạ năm", "hai đường").
words_without_accents = [
  "Bến Tre", "Bình Dương", "Bình Định", "Cà Mau", "Cần Thơ", "Đà Nẵng", "Đồng Tháp", "Đồng Nai", "Gia Lai", "Hà Nam",
  "Hải Dương", "Hòa Bình", "Huế", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định",
  "Phú Thọ", "Phú Yên", "Sơn La", "Thái Bình", "Thanh Hóa",
]

# Names that hold a province's name and mean something else.
others = ["Thái Bình Dương"]
"""
# Other ways to write a province, beside its name and its name after "tỉnh" or "thành phố".
ALIASES = {
    "Hồ Chí Minh": ["TP.HCM", "TPHCM", "TP HCM", "HCM", "HCMC", "Sài Gòn"],
    "Bà Rịa - Vũng Tàu": ["Bà Rịa Vũng Tàu", "BR-VT", "BRVT", "Vũng Tàu"],
    "Huế": ["Thừa Thiên Huế", "Thừa Thiên - Huế", "TT Huế", "TT-Huế"],
    "Đắk Lắk": ["Đắc Lắc", "Đăk Lăk", "Đắk Lăk", "Đak Lak", "Daklak"],
    "Đắk Nông": ["Đắc Nông", "Đăk Nông", "Đak Nông"],
    "Kon Tum": ["KonTum"],
}


def provinces() -> Iterator[tuple[str, str, str]]:
    """Yield (name, kind, name of what it became) of each province, as the package has them."""
    data = files("vietnamadminunits") / "data"
    legacy = json.loads((data / "parser_legacy.json").read_text("utf-8"))["DICT_PROVINCE"]
    merged = json.loads((data / "converter_2025.json").read_text("utf-8"))["DICT_PROVINCE"]
    became = {old: new for new, olds in merged.items() for old in olds}
    for key, entry in legacy.items():
        kind = "thành phố" if entry["province"].startswith("Thành phố") else "tỉnh"
        yield entry["provinceShort"], kind, legacy[became[key]]["provinceShort"]


def main() -> None:
    """Write the file to standard output."""
    sys.stdout.write(HEAD)
    for name, kind, current in sorted(provinces()):
        sys.stdout.write(f'\n[[province]]\nname = "{name}"\nkind = "{kind}"\n')
        if current != name:
            sys.stdout.write(f'current = "{current}"\n')
        if name in ALIASES:
            sys.stdout.write(f"aliases = {json.dumps(ALIASES[name], ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()
