"""What frames are filled with: subjects of ``data/fillers.txt``, agencies, provinces, plans, years, money."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from corpus.names.agencies import known_names

_PROVINCES: Final = (
    "Lào Cai", "Tuyên Quang", "Sơn La", "Phú Thọ", "Thái Nguyên", "Bắc Ninh", "Hải Phòng", "Hưng Yên", "Ninh Bình",
    "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Huế", "Đà Nẵng", "Quảng Ngãi", "Gia Lai", "Đắk Lắk", "Khánh Hòa",
    "Lâm Đồng", "Đồng Nai", "Tây Ninh", "TP.HCM", "Đồng Tháp", "Vĩnh Long", "Cần Thơ", "An Giang", "Cà Mau", "Cao Bằng",
    "Lạng Sơn", "Điện Biên", "Hà Nội", "Lai Châu", "Quảng Ninh", "Trà Vinh", "Sóc Trăng", "Bến Tre", "Quảng Nam", "Kon Tum",
    "Bình Định", "Hà Giang", "Yên Bái",
)  # fmt: skip
_LOCAL: Final = (
    "UBND xã", "UBND các xã, phường", "UBND cấp huyện", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã",
    "Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Mặt trận Tổ quốc", "Trung tâm Xúc tiến", "Ban Quản lý khu kinh tế",
    "Trường Cao đẳng nghề", "Bảo tàng tỉnh", "Chi cục Kiểm lâm", "Hạt Kiểm lâm", "Đài Phát thanh", "Sở Khoa học", "Sở GDĐT",
    "Sở NN&MT", "sở y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp", "Sở VHTTDL",
    "công an tỉnh", "Bộ đội Biên phòng", "Ngân hàng Chính sách xã hội", "Bảo hiểm xã hội", "Kho bạc",
    "Liên minh hợp tác xã", "Ban Dân tộc", "Thanh tra tỉnh", "Văn phòng Ủy ban", "các sở, ngành", "doanh nghiệp",
    "trưởng thôn", "tổ dân phố", "trạm y tế", "Quỹ Đầu tư phát triển",
)  # fmt: skip
_QUANTITIES: Final = (
    "15%",
    "70%",
    "98,5%",
    "120 xã",
    "3.500 người",
    "12 mô hình",
    "trên 40%",
    "2 triệu tấn",
    "60 triệu đồng",
    "0,8",
)
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Fillers:
    """The subjects, each its values by slot (t, o, f, k), and the agencies."""

    subjects: tuple[dict[str, tuple[str, ...]], ...]
    names: tuple[str, ...]
    agencies: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Fillers:
        """Return the fillers of a file."""
        subjects: list[dict[str, tuple[str, ...]]] = []
        names: list[str] = []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("["):
                names.append(line[1:-1])
                subjects.append({})
            elif line[1:2] == ":":
                subjects[-1][line[0]] = tuple(part.strip() for part in line[2:].split("|"))
        return cls(tuple(subjects), tuple(names), (*known_names(), *_LOCAL * _TWO))

    def draw(self, chance: np.random.Generator) -> dict[str, str]:
        """Return a value for every slot; all about one subject."""
        at = int(chance.integers(len(self.subjects)))
        subject = self.subjects[at]

        def one(values: tuple[str, ...]) -> str:
            """Return one of the values by chance."""
            return values[int(chance.integers(len(values)))]

        tasks = chance.permutation(subject["t"])
        agencies = chance.choice(np.array(self.agencies), 2, replace=False)
        provinces = chance.permutation(_PROVINCES)
        year = int(chance.integers(2023, 2036))
        day = f"{chance.integers(1, 31)}/{chance.integers(1, 13)}"
        found = {
            "t": tasks[0], "u": tasks[1], "o": one((*subject["o"], self.names[at])),
            "f": one(subject["f"]), "k": one(subject["k"]),
            "a": agencies[0], "b": agencies[1], "v": provinces[0], "w": provinces[1], "q": one(_QUANTITIES),
            "y": one((f"năm {year}", f"{year}", f"{year}", f"năm {year}", "năm nay", f"giai đoạn {year}-{year + 5}")),
            "d": one((f"{day}/{year}", f"ngày {day}", f"ngày {day}/{year}", f"tháng {chance.integers(1, 13)}/{year}")),
            "s": f"{chance.integers(2, 900)}{one((' tỷ', ' triệu đồng', ',5 tỷ đồng'))}",
            "n": f"{chance.integers(3, 4000)}/{one(('KH-UBND', 'QĐ-TTg', 'QĐ-UBND', 'NQ-HĐND', 'KH-SYT', 'NĐ-CP', 'CTr-TU'))}",
            "p": self._plan(at, provinces[0], year, chance), "r": self._plan(at - 1, provinces[1], year, chance),
        }  # fmt: skip
        return {slot: str(value) for slot, value in found.items()}

    def _plan(self, subject: int, province: str, year: int, chance: np.random.Generator) -> str:
        name, number = self.names[subject], chance.integers(3, 4000)
        ways = (
            f"kế hoạch {name}", f"KH {name} của {province}", f"kế hoạch {number}", f"kế hoạch {number}/KH-UBND", "kế hoạch này",
            f"kế hoạch {name} {year}", f"kh {name} {province}", f"kế hoạch về {name} của tỉnh {province}", "kế hoạch đó",
            f"Kế hoạch số {number}/KH-UBND", f"quyết định {number}", f"bản kế hoạch {name}", "kế hoạch",
        )  # fmt: skip
        return ways[int(chance.integers(len(ways)))]
