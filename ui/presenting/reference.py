"""How a plan and a place in it are named in writing, after Nghị định 30/2020/NĐ-CP (số, ngày, cơ quan ban hành, mục)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text.dates import written_date
from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Citation
from qa.understanding.naming import called

RECOGNIZED = "Đoạn này do máy đọc từ bản quét; hãy đối chiếu với bản gốc."
"""What a reader must know of a quote that came from a picture."""
_NUMBER = re.compile(r"^([IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\. ")
_ANNEX = re.compile(r"phụ lục(?: (?:số )?(?:[IVXLC]+|\d+))?\b", re.IGNORECASE)
_COMMITTEE = re.compile(r"ủy ban nhân dân|uỷ ban nhân dân", re.IGNORECASE)


def plan_name(plan: StoredPlan) -> str:
    """Return "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang", with what the document says of itself."""
    said = plan.metadata
    kind = said.document_kind or "Kế hoạch"
    parts = [f"{kind} số {said.number}"] if said.number else [kind]
    if said.issued_on:
        parts.append(f"ngày {written_date(said.issued_on)}")
    issuer = _COMMITTEE.sub("UBND", said.issuer) if said.issuer else ""
    if issuer and plan.province and plan.province.casefold() not in issuer.casefold():
        issuer = f"{issuer} {plan.province}"
    if issuer or plan.province:
        parts.append(f"của {issuer or plan.province}")
    if len(parts) == 1 and not said.number:
        return said.title or plan.id
    return " ".join(parts)


def short_plan_name(plan: StoredPlan) -> str:
    """Return the name for a heading or a column, as answers call the plan: "An Giang (457/KH-UBND)", "Bộ Y tế (12/KH-BYT)"."""
    name, number = _COMMITTEE.sub("UBND", called(plan)), plan.metadata.number
    return f"{name} ({number})" if number and name != plan.id else number or name


def section_number(path: Sequence[str]) -> str:
    """Return "IV.1.a" for a path of headings; "" where no heading has a number."""
    number = ""
    for heading in path:
        found = _NUMBER.match(heading)
        if found is None:
            continue
        own = found.group(1)
        number = own if not number or own.startswith(f"{number}.") else _below(number, own)
    return number


def _below(number: str, own: str) -> str:
    """Put ``own`` below ``number``; a dotted number that repeats its parent's last part ("2" › "2.1") says it once."""
    last = number.rsplit(".", 1)[-1]
    return f"{number}{own[len(last) :]}" if own.startswith(f"{last}.") else f"{number}.{own}"


def place(plan: StoredPlan, citation: Citation) -> str:
    """Return "Phụ lục, mục IV.1, trang 3", as much of it as is known."""
    document = next((each for each in plan.documents if each.file == citation.file), None)
    annex = next((found.group(0) for part in citation.path if (found := _ANNEX.match(part))), "")
    parts = []
    if annex or (document is not None and document.annex):
        parts.append("Phụ lục" + annex[len("phụ lục") :])
    number = section_number(citation.path)
    if number:
        parts.append(f"mục {number}")
    if citation.page is not None:
        parts.append(f"trang {citation.page}")
    return ", ".join(parts)


def reference(plan: StoredPlan, citation: Citation) -> str:
    """Return the written reference of a citation, to be pasted into a document."""
    where = place(plan, citation)
    return f"{plan_name(plan)}, {where}" if where else plan_name(plan)
