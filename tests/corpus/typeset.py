"""Made tables of tasks, typeset and flattened to lines as PDF extraction leaves them; every random choice comes from a seed.

Agencies, tasks and times are of other fields and provinces than the plans of the corpus. A table is a list of rows; how it
is printed (order and width of columns, how numbers stand, where pages end, blank lines) is chosen apart from it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from corpus.tables.flat.extracted_lines import width

TASKS = (
    "Xây dựng kế hoạch chuyển đổi số trong các trường phổ thông; bồi dưỡng kỹ năng số cho giáo viên",
    "Rà soát, điều chỉnh quy hoạch mạng lưới giao thông nông thôn giai đoạn 2026 - 2030.",
    "Tổ chức khám sức khỏe định kỳ cho người cao tuổi trên địa bàn tỉnh",
    "Cải tạo, nâng cấp các tuyến đê biển xung yếu, kết hợp trồng rừng phòng hộ ven biển nhằm ứng phó với nước biển dâng",
    "Tuyên truyền, phổ biến pháp luật về an toàn giao thông đến học sinh, sinh viên và người lao động tại các khu công nghiệp",
    "Xây dựng cơ sở dữ liệu về lao động, việc làm; kết nối cung cầu lao động với các tỉnh lân cận.",
    "Hỗ trợ hợp tác xã đăng ký nhãn hiệu tập thể cho sản phẩm OCOP của địa phương",
    "Thanh tra, kiểm tra việc chấp hành pháp luật về đất đai đối với các dự án chậm tiến độ",
    "Tham mưu UBND tỉnh ban hành Quy chế phối hợp trong công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "Đầu tư hệ thống cấp nước sạch cho các xã vùng cao, biên giới; bảo đảm 98% hộ dân được dùng nước hợp vệ sinh",
    "Tổ chức ngày hội đọc sách và phát triển văn hóa đọc trong cộng đồng.",
    "Số hóa tài liệu lưu trữ lịch sử của tỉnh theo Quyết định số 458/QĐ-TTg ngày 03/4/2020 của Thủ tướng Chính phủ",
    "Phát triển du lịch cộng đồng gắn với bảo tồn làng nghề truyền thống",
    "Nghiên cứu, đề xuất chính sách thu hút bác sĩ về công tác tại tuyến y tế cơ sở; báo cáo UBND tỉnh trình HĐND tỉnh xem xét",
    "Triển khai chữ ký số cho cán bộ, công chức cấp xã.",
    "Hoàn thiện hồ sơ đề nghị công nhận di tích quốc gia đặc biệt, phối hợp với các cơ quan trung ương thẩm định hồ sơ",
    "Quan trắc chất lượng không khí tại các đô thị và công bố kết quả trên Cổng thông tin điện tử tỉnh",
    "Mở rộng mô hình trường học hạnh phúc",
    "Vận động doanh nghiệp tham gia chương trình mỗi xã một sản phẩm và xúc tiến tiêu thụ nông sản tại thị trường trong nước",
    "Lập, phê duyệt phương án phòng chống thiên tai của từng địa phương, tổ chức diễn tập ít nhất mỗi năm một lần",
)
LEADS = (
    ["Sở Giáo dục và Đào tạo"],
    ["Sở Y tế"],
    ["Sở Xây dựng"],
    ["Sở Nông nghiệp và Môi trường"],
    ["Sở Văn hóa, Thể thao và Du lịch"],
    ["Công an tỉnh"],
    ["Văn phòng UBND tỉnh"],
    ["Sở Lao động - Thương binh và Xã hội"],
    ["Sở Giao thông vận tải"],
    ["Ban Quản lý Khu kinh tế tỉnh"],
    ["Liên minh Hợp tác xã tỉnh"],
    ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"],
    ["Sở Khoa học và Công nghệ"],
    ["Thanh tra tỉnh"],
    ["Sở Nội vụ"],
    ["Sở Tài chính", "Sở Xây dựng"],
    ["Đài Phát thanh và Truyền hình tỉnh"],
    ["UBND các huyện, thành phố"],
    ["Trung tâm Xúc tiến đầu tư tỉnh"],
    ["Trường Đại học Tân Trào"],
)
HELPERS = (
    ["Các sở, ban, ngành liên quan", "UBND các huyện, thị xã, thành phố"],
    ["Sở Tài chính", "Sở Nội vụ", "các đơn vị có liên quan"],
    ["UBND các xã, phường"],
    ["Sở Thông tin và Truyền thông", "Báo Hà Giang", "Đài PT-TH tỉnh"],
    ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "UBND các huyện, thành phố"],
    ["Các cơ quan, đơn vị liên quan"],
    ["Sở Kế hoạch và Đầu tư", "Kho bạc Nhà nước tỉnh"],
    ["Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn", "các tổ chức chính trị - xã hội"],
    ["Sở Tư pháp", "Văn phòng UBND tỉnh", "các sở, ngành có liên quan"],
    ["Các doanh nghiệp, hợp tác xã trên địa bàn tỉnh"],
    ["Sở Y tế", "Bảo hiểm xã hội tỉnh", "UBND cấp huyện"],
)
PERIODS = (
    "Hàng năm",
    "Thường xuyên",
    "Quý II/2026",
    "Năm 2026",
    "2026-2030",
    "Tháng 9/2026",
    "Trước ngày 30/6/2026",
    "Giai đoạn 2026 - 2030",
    "Hoàn thành trong Quý IV/2026",
    "Hằng năm và khi có yêu cầu",
    "Trong năm 2027",
)
PRODUCTS = (
    ["Kế hoạch của UBND tỉnh"],
    ["Báo cáo"],
    ["Quyết định", "văn bản hướng dẫn"],
    ["Các lớp tập huấn"],
    ["Hệ thống thông tin"],
    ["Đề án"],
    ["Nghị quyết của HĐND tỉnh"],
)
MONEY = (
    "Ngân sách tỉnh",
    "NSNN",
    "Ngân sách nhà nước và nguồn xã hội hóa",
    "Nguồn sự nghiệp",
    "Lồng ghép các chương trình, dự án",
)
GROUPS = (
    "Về thể chế, chính sách",
    "Phát triển hạ tầng số và dữ liệu",
    "Nâng cao chất lượng nguồn nhân lực của tỉnh",
    "Công tác kiểm tra, giám sát",
)
TITLES = {
    "number": ("TT", "STT", "Số TT"),
    "task": ("Nội dung công việc", "Nhiệm vụ", "Nội dung, nhiệm vụ", "Tên nhiệm vụ", "Nội dung thực hiện"),
    "lead": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Cơ quan, đơn vị chủ trì thực hiện", "Chủ trì"),
    "coordinate": ("Cơ quan phối hợp", "Đơn vị phối hợp thực hiện", "Phối hợp", "Cơ quan, đơn vị phối hợp"),
    "period": ("Thời gian thực hiện", "Thời gian hoàn thành", "Tiến độ thực hiện", "Thời hạn"),
    "product": ("Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm dự kiến"),
    "funding": ("Nguồn kinh phí", "Kinh phí thực hiện"),
    "note": ("Ghi chú",),
}
ORDERS = (
    ("task", "lead", "coordinate", "period"),
    ("task", "lead", "coordinate", "product", "period"),
    ("task", "product", "lead", "coordinate", "period"),
    ("task", "period", "lead", "coordinate"),
    ("task", "lead", "coordinate", "product", "period", "funding"),
    ("task", "lead", "coordinate", "period", "note"),
    ("task", "lead", "coordinate", "period", "product", "funding"),
    ("lead", "task", "coordinate", "period"),
)
WIDTHS = {
    "task": (34, 52),
    "lead": (13, 26),
    "coordinate": (14, 28),
    "period": (8, 14),
    "product": (11, 18),
    "funding": (11, 16),
    "note": (8, 10),
}


@dataclass
class Row:
    """One row as it should be read; ``shared`` columns are merged with the row above."""

    number: str
    cells: dict[str, str]
    lead: list[str] = field(default_factory=list)
    coordinate: list[str] = field(default_factory=list)
    product: list[str] | None = None
    group: str | None = None
    shared: set[str] = field(default_factory=set)


def listed(names: list[str], style: str) -> str:
    """Write a list of agencies or products as a cell does: "; ", ", ", or a line with a dash for each."""
    if style == "dash" and len(names) > 1:
        return "\n".join(f"- {name}{'.' if name is names[-1] else ';'}" for name in names)
    return ("; " if style == "semicolon" else ", ").join(names)


def make_rows(rng: random.Random, order: tuple[str, ...], count: int) -> list[Row]:
    """Make the rows of a table with these columns."""
    style = rng.choice(("semicolon", "comma", "dash"))
    grouped = rng.choice(("none", "roman", "decimal"))
    tasks = rng.sample(TASKS, count)
    rows: list[Row] = []
    group, within, groups = None, 0, 0
    for at, task in enumerate(tasks):
        if grouped != "none" and (at == 0 or (within >= 3 and rng.random() < 0.4 and groups < 4)):
            group, within, groups = GROUPS[groups], 0, groups + 1
        within += 1
        number = {"none": str(at + 1), "roman": str(within), "decimal": f"{groups}.{within}"}[grouped]
        rows.append(_row(rng, order, task, number, style))
        rows[-1].group = group
        if within > 1 and rng.random() < 0.12:
            _merge(rng, rows[-2], rows[-1])
    return rows


def _row(rng: random.Random, order: tuple[str, ...], task: str, number: str, style: str) -> Row:
    row = Row(number, {"task": task}, lead=list(rng.choice(LEADS)))
    helpers = [name for name in rng.choice(HELPERS) if name not in row.lead]
    row.coordinate = helpers or ["Các cơ quan, đơn vị liên quan"]
    row.cells["lead"] = listed(row.lead, style)
    row.cells["coordinate"] = listed(row.coordinate, style)
    row.cells["period"] = rng.choice(PERIODS)
    if "product" in order:
        row.product = list(rng.choice(PRODUCTS))
        row.cells["product"] = ", ".join(row.product)
    if "funding" in order:
        row.cells["funding"] = rng.choice(MONEY)
    if "note" in order:
        row.cells["note"] = ""
    return row


def _merge(rng: random.Random, above: Row, row: Row) -> None:
    column = rng.choice(("coordinate", "period"))
    row.shared.add(column)
    row.cells[column] = above.cells[column]
    if column == "coordinate":
        row.coordinate = above.coordinate


def wrap(text: str, limit: float) -> list[str]:
    """Break ``text`` into lines as a cell of this width does, by the widths of its letters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and width(longer) > limit:
                lines.append(line)
                line = word
            else:
                line = longer
        if line:
            lines.append(line)
    return lines


@dataclass
class Style:
    """How a table is printed and extracted."""

    order: tuple[str, ...]
    widths: dict[str, int]
    titles: dict[str, str]
    page: int
    number_alone: bool
    blank_between_lines: bool
    blank_between_cells: bool
    header_repeats: bool
    trailing_space: bool
    stray_blanks: float
    joins_cells: float
    joins_numbers: float
    prints_pages: bool


def make_style(rng: random.Random) -> Style:
    """Choose how to print."""
    order = rng.choice(ORDERS)
    return Style(
        order=order,
        widths={column: rng.randint(*WIDTHS[column]) for column in order},
        titles={column: rng.choice(TITLES[column]) for column in ("number", *order)},
        page=rng.randint(24, 42),
        number_alone=rng.random() < 0.5,
        blank_between_lines=rng.random() < 0.4,
        blank_between_cells=rng.random() < 0.5,
        header_repeats=rng.random() < 0.7,
        trailing_space=rng.random() < 0.7,
        stray_blanks=rng.choice((0.0, 0.0, 0.15)),
        joins_cells=rng.choice((0.0, 0.0, 0.5)),
        joins_numbers=rng.choice((0.0, 0.0, 0.1)),
        prints_pages=rng.random() < 0.3,
    )


class Printer:
    """Writes rows as lines, page by page; a row that does not fit is cut, its cells going on over the page in their order."""

    def __init__(self, style: Style, rng: random.Random) -> None:
        self.style = style
        self.out: list[str] = []
        self._rng = rng
        self._page = 1
        self._short = False
        self._left = style.page
        self._header(first=True)

    def text(self) -> str:
        """Return everything printed."""
        return "\n".join(self.out) + "\n"

    def _join(self, line: str) -> None:
        """Write ``line`` on the line above, as extraction does with short cells that stand side by side."""
        while not self.out[-1].strip():
            self.out.pop()
        self.out[-1] = f"{self.out[-1].rstrip()} {line}" + (" " if self.style.trailing_space else "")

    def _put(self, lines: list[str], *, cell: bool = False) -> None:
        joins = self._short and lines and self._rng.random() < self.style.joins_cells
        self._short = cell and len(lines) == 1
        for at, line in enumerate(lines):
            if joins and at == 0:
                self._join(line)
            else:
                self.out.append(line + (" " if self.style.trailing_space else ""))
            if self.style.blank_between_lines or self._rng.random() < self.style.stray_blanks:
                self.out.append("")
        if self.style.blank_between_cells and not self.style.blank_between_lines and lines:
            self.out.append("")

    def _header(self, *, first: bool) -> None:
        if not first and not self.style.header_repeats:
            return
        columns = list(self.style.order)
        titles = [wrap(self.style.titles[column], self.style.widths[column]) for column in columns]
        start = f"{self.style.titles['number']} {titles[0][0]}"
        self._put([("" if first else " ") + start, *titles[0][1:]])
        for lines in titles[1:]:
            self._put(lines)
        self._left -= max(len(lines) for lines in titles)

    def _new_page(self) -> None:
        self._left = self.style.page
        self._page += 1
        self._short = False
        if self.style.prints_pages:
            self.out.extend(["", "", "\f" + str(self._page), ""])
        if self.style.header_repeats:
            self._header(first=False)
        elif not self.style.prints_pages:
            self.out.append("\f")

    def group(self, number: str, heading: str) -> None:
        """Print a row that opens a group, over all columns."""
        lines = wrap(heading, sum(self.style.widths.values()))
        self._short = False
        if self._left < len(lines) + 2:
            self._new_page()
        self._put([f"{number} {lines[0]}", *lines[1:]])
        self._left -= len(lines)

    def row(self, row: Row) -> None:
        """Print a row, over as many pages as it needs."""
        cells = {
            column: [] if column in row.shared else wrap(row.cells.get(column, ""), self.style.widths[column])
            for column in self.style.order
        }
        height = max(len(lines) for lines in cells.values())
        if self._left < 2:
            self._new_page()
        begun = False
        while height > 0:
            fits = min(height, self._left)
            parts = {column: lines[:fits] for column, lines in cells.items()}
            if not begun:
                self._begin(row.number, parts)
            else:
                for column in self.style.order:
                    self._put(parts[column], cell=True)
            cells = {column: lines[fits:] for column, lines in cells.items()}
            height = max(len(lines) for lines in cells.values())
            self._left -= fits
            begun = True
            if height > 0:
                self._new_page()

    def _begin(self, number: str, parts: dict[str, list[str]]) -> None:
        first, *rest = self.style.order
        lines = parts[first]
        self._short = False
        if self.style.number_alone or not lines:
            if self.out and self._rng.random() < self.style.joins_numbers and self.out[-1] != "\f":
                self._join(number)
            else:
                self._put([number])
            self._put(lines)
        else:
            self._put([f"{number} {lines[0]}", *lines[1:]])
        for column in rest:
            self._put(parts[column], cell=True)


def make_table(seed: int, rows: int = 12) -> tuple[str, list[Row], Style]:
    """Return the text of a made table, its rows as they should be read, and how it was printed."""
    rng = random.Random(seed)
    style = make_style(rng)
    made = make_rows(rng, style.order, rows)
    printer = Printer(style, rng)
    last: str | None = None
    groups = 0
    for row in made:
        if row.group is not None and row.group != last:
            groups += 1
            decimal = "." in row.number
            printer.group(str(groups) if decimal else ("I", "II", "III", "IV")[groups - 1], row.group)
            last = row.group
        printer.row(row)
    return "KẾ HOẠCH\n\nPhụ lục\n\n" + printer.text(), made, style
