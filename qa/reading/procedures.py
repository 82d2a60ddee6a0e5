"""What a decision that publishes administrative procedures says of each: its steps, papers, fee, term, who decides.

The headings are those of the forms of Decree 63/2010/NĐ-CP and of Circular 01/2023/TT-VPCP. In: a plan's outline; a question's
text. Out: the sections of procedures by what they tell; what of them is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from indexer.segments.stored import StoredPlan
from qa.reading.plan_parts import PlanPart, name_of_section

_TOLD: Final = {
    "fee": r"(?:phi|le phi)\b",
    "result": r"ket qua\b(?:.*\bthuc hien\b|.*\bgiai quyet\b|\W*$)",
    "whom": r"doi tuong thuc hien\b",
    "agency": r"co quan (?:giai quyet|thuc hien|truc tiep)\b",
    "term": r"thoi han giai quyet\b",
    "papers": r"thanh phan\b.*\bho so\b",
    "ways": r"cach thuc thuc hien\b",
    "steps": r"trinh tu thuc hien\b",
    "needs": r"yeu cau\W+dieu kien\b",
}
_HEADED: Final = {kind: re.compile(rf"^\W*{pattern}") for kind, pattern in _TOLD.items()}
_ASKED: Final = {
    "fee": r"\b(?:lệ phí|phí gì|tốn (?:tiền|phí)|mất (?:tiền|phí)|đóng (?:tiền|phí)|nộp (?:tiền|phí)|thu phí|mức phí)\b",
    "term": r"\bthời hạn giải quyết\b|\bgiải quyết (?:trong |hết )?(?:mấy|bao nhiêu|bao lâu)\b"
    r"|\b(?:mấy|bao nhiêu) ngày (?:thì |mới )?(?:xong|có kết quả|giải quyết)\b",
    "whom": r"\bđối tượng (?:thực hiện|nào|được)\b|\b(?:là|những) đối tượng\b",
    "agency": r"\bcơ quan (?:nào )?(?:giải quyết|tiếp nhận|trực tiếp|có thẩm quyền|quyết định)\b"
    r"|\bai (?:giải quyết|quyết định|có thẩm quyền)\b",
    "result": r"\bkết quả (?:của |việc |thực hiện |giải quyết )*(?:thủ tục|tthc|là gì)\b"
    r"|\b(?:ra|nhận(?: được| về)?|có|cấp) (?:giấy tờ|giấy|văn bản|quyết định) gì\b",
    "papers": r"\b(?:thành phần hồ sơ|hồ sơ (?:gồm|cần|phải có|có)|giấy tờ (?:gì|nào)|(?:mấy|bao nhiêu) bộ hồ sơ)\b",
    "ways": r"\b(?:nộp|gửi)\b.*\b(?:ở đâu|cách nào|qua (?:đâu|bưu|mạng|đường|email|thư))\b|\bcách thức (?:thực hiện|nộp)\b",
    "steps": r"\btrình tự\b|\b(?:mấy|các|những) bước\b",
    "needs": r"\b(?:yêu cầu,? )?điều kiện (?:gì|nào|để|thực hiện|ra sao)\b",
}
_ASKS: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ASKED.items()}


@dataclass(frozen=True, slots=True)
class ProcedureField:
    """What is told of one procedure, under the section ``part``; ``name`` is the procedure's."""

    kind: str
    name: str
    part: PlanPart


def field_asked(text: str) -> str | None:
    """Return what of a procedure the question ``text`` asks for; None where nothing of one."""
    return next((kind for kind, said in _ASKS.items() if said.search(text)), None)


def procedure_fields(plan: StoredPlan, kind: str) -> Iterator[ProcedureField]:
    """Yield what the plan tells of its procedures under headings of this ``kind``, in order."""
    for document in plan.documents:
        for at, section in enumerate(document.sections):
            if section.parent is None or not _HEADED[kind].match(fold_accents(section.heading)):
                continue
            name = document.sections[section.parent].heading
            yield ProcedureField(kind, name, PlanPart(document, name_of_section(section), section.heading_range, at))
