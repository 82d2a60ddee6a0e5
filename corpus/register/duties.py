"""Duties: paragraphs that charge an agency, as under "Tổ chức thực hiện".

An agency is charged by the heading that a paragraph stands under ("2. Sở Tài chính"), by the words it begins with ("Sở Công
Thương có trách nhiệm …", "Giao Công an tỉnh chủ trì …"), or inside ("…; Sở Tài chính có trách nhiệm …"). One duty a
paragraph or list item, or one an agency where its sentences charge several; a sub-heading or a lead-in ("a) Chủ trì, phối
hợp với …:") gives its helpers to what stands below it, a line that only says the time ("Thời gian hoàn thành: …") gives it
to the duty above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from corpus.genres.kind import gives_orders, is_conclusion
from corpus.names.agency_lexicon import key
from corpus.names.said_names import SaidNames
from corpus.records import Assignment, AssignmentKind, Block, BlockKind, Document, Range, Section, Value
from corpus.register import any_verbs
from corpus.register.charged_sections import PROSE, ChargedSections
from corpus.register.charges import (
    GIVEN,
    IN_CHARGE,
    Charge,
    after_clause,
    after_marker,
    helpers,
    inside,
    leading,
    named_at,
    names_agency,
)
from corpus.register.officers import officer_at
from corpus.register.period_phrases import period_phrase
from corpus.register.several_charged import STOP, parts_of
from corpus.tables.cells import short_value
from corpus.tables.columns import ColumnRole
from corpus.tables.labels import find_labels
from corpus.text.cleaning import Clean, clean

# What is granted to somebody is no duty of theirs: "Được hỗ trợ học phí".
_GRANTED: Final = re.compile(r"(?:sẽ\s+)?được\s+(?!giao|phân\s+công|ủy\s+quyền|uỷ\s+quyền)")
_AT_LARGE: Final = re.compile(r"(?:các )?(?:cơ quan|sở|ban|ngành|đơn vị|tổ chức|địa phương|đoàn thể|liên quan|có|,|và|\s)+")
_IN_FORCE: Final = re.compile(r"[^.;,:]{0,40}\bnày\s+(?:có\s+hiệu\s+lực|thay\s+thế)")
_NOTE: Final = re.compile(r"\s*\([^()]*\)[\s.]*")
_LEAD_IN: Final = re.compile(
    r"(?:.{0,160}?(?:nhiệm\s+vụ|nội\s+dung|công\s+việc|giải\s+pháp|việc)(?:\s+[^\W_]+){0,4}\s*(?:sau|sau\s+đây"
    r"|như\s+sau|liên\s+quan|cụ\s+thể)?"
    r"|.{0,40}?(?:sau|sau\s+đây|như\s+sau|cụ\s+thể))?\s*:\s*",
    re.DOTALL,
)


def duties(
    document: Document,
    sections: Sequence[Section],
    blocks: Sequence[Block],
    used: set[int],
    said: SaidNames | None = None,
) -> tuple[Assignment, ...]:
    """Return the duties in text order; blocks in ``used`` belong to tasks with labels, ``said`` are names told elsewhere."""
    return tuple(_DutyReader(document, sections, blocks, used, said or SaidNames()).read())


class _DutyReader:
    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        blocks: Sequence[Block],
        used: set[int],
        said: SaidNames,
    ) -> None:
        self._document = document
        self._sections = sections
        self._blocks = blocks
        self._used = used
        self._orders = gives_orders(document)
        self._concludes = is_conclusion(document)
        self._parents = {block.parent for block in blocks if block.parent is not None}
        self._charged = ChargedSections(document, sections, blocks)
        self._said = said.with_more(value.text for lead in self._charged.leads for value in lead)

    def read(self) -> Iterator[Assignment]:
        """Yield the duties; a line that only says a time belongs to the one above it."""
        held: Assignment | None = None
        for index, block in enumerate(self._blocks):
            if index in self._used or block.kind not in PROSE:
                continue
            told = self._time_line(block)
            if told is not None:
                if held is not None:
                    held = replace(held, period=told, ranges=(*held.ranges, *block.ranges))
                continue
            for part in self._parts(block):
                duty = self._duty(part, index)
                if duty is None:
                    continue
                if held is not None:
                    yield held
                held = duty
        if held is not None:
            yield held

    def _parts(self, block: Block) -> Iterator[Block]:
        """Yield a block, or its parts where it charges one agency after the other."""
        section = block.section
        headed = section is not None and self._charged.leads[section]
        settled = section is None or self._charged.looks_back(section) or (headed and not _is_general(headed))
        if section is None or settled or STOP.search(block.clean) is None:
            yield block
            return
        cleaned = clean(self._document.text, block.ranges)
        charged = partial(self._charged_at, cleaned, self._charged.under_assigning(section))
        yield from parts_of(block, cleaned, after_marker(cleaned.text, block.marker), charged)

    def _charged_at(self, cleaned: Clean, assigning: bool, at: int) -> Charge | None:
        """Return whom the sentence that begins at ``at`` surely charges."""
        own = self._own(cleaned, at, assigning=assigning, free=True)
        return None if own is None or own.soft else own

    def _time_line(self, block: Block) -> Value | None:
        """Return the time that is all that a paragraph says: "Thời gian hoàn thành: Tháng 11/2025"."""
        if "hời" not in block.clean[:16]:
            return None
        text = "\n".join(part.of(self._document.text) for part in block.ranges)
        labels = find_labels(text)
        if (
            len(labels) != 1
            or labels[0].role is not ColumnRole.PERIOD
            or any(letter.isalnum() for letter in text[: labels[0].start])
        ):
            return None
        if len(block.ranges) != 1:
            return None
        begin = block.ranges[0].start
        return short_value(self._document.text, [Range(begin + labels[0].value[0], begin + labels[0].value[1])])

    def _duty(self, block: Block, index: int) -> Assignment | None:
        section = block.section
        if section is not None and (self._charged.is_internal(section)):
            return None
        if section is None and not self._charged.assigns and not self._ordered(block):
            return None
        cleaned = clean(self._document.text, block.ranges)
        charge = self._charge(block, cleaned)
        if charge is None or not cleaned.text[charge.begins :].strip() or _NOTE.fullmatch(cleaned.text):
            return None
        said = key(cleaned.text)
        if (
            _IN_FORCE.match(said)
            or IN_CHARGE.search(said)
            or _GRANTED.match(said, max(charge.begins, after_marker(cleaned.text, block.marker)))
        ):
            return None
        if cleaned.text.rstrip().endswith(":") and self._leads_to_heading(index):
            return None
        if index in self._parents and _LEAD_IN.fullmatch(key(cleaned.text), charge.begins):
            return None
        end, told = _time_at_end(cleaned, charge.begins)
        return Assignment(
            kind=AssignmentKind.DUTY,
            number=block.marker.strip(" .)/-+•*") or self._number(section),
            group=None if section is None else self._sections[section].heading,
            task=Value(cleaned.text[charge.begins : end], cleaned.sources(charge.begins, end)),
            lead=charge.lead,
            coordinate=self._coordinate(block, cleaned, charge),
            product=None,
            period=told or period_phrase(cleaned, charge.begins),
            funding=None,
            ranges=block.ranges,
            section=section,
        )

    def _leads_to_heading(self, index: int) -> bool:
        return self._blocks[index + 1 : index + 2] != () and self._blocks[index + 1].kind is BlockKind.HEADING

    def _number(self, section: int | None) -> str:
        return self._sections[section].number if section is not None and self._charged.leads[section] else ""

    def _coordinate(self, block: Block, cleaned: Clean, charge: Charge) -> tuple[Value, ...]:
        """Return who helps: named in the duty, in the lead-ins above it, and in the sub-headings it stands under."""
        found = list(helpers(cleaned, charge.begins, self._said, any_verbs.name_end))
        above = block.parent
        while above is not None:
            said = clean(self._document.text, self._blocks[above].ranges)
            if said.text.rstrip().endswith(":"):
                found.extend(helpers(said, 0, self._said, any_verbs.name_end))
            above = self._blocks[above].parent
        if block.section is not None:
            found.extend(self._charged.helpers[block.section])
        known: dict[str, Value] = {}
        leads = {key(value.text) for value in charge.lead}
        for value in found:
            if key(value.text) not in leads:
                known.setdefault(key(value.text), value)
        return tuple(known.values())

    def _charge(self, block: Block, cleaned: Clean) -> Charge | None:
        start = after_marker(cleaned.text, block.marker)
        if self._charged.rates(block.section):
            return None
        assigning = self._charged.under_assigning(block.section) or self._ordered(block)
        back = self._charged.looks_back(block.section)
        headed = self._charged.leads[block.section] if block.section is not None and not back else ()
        charged = self._introduced(block, assigning=assigning) or headed
        own = self._own(cleaned, start, assigning=assigning, free=not charged or _is_general(charged))
        if own is not None and (assigning or own.plain) and not (own.soft and charged):
            return own
        told = after_clause(cleaned, start)
        if told is not None and (told.plain or (assigning and block.kind is BlockKind.PARAGRAPH and not block.marker)):
            return told
        if charged:
            return None if _is_general(charged) and names_agency(cleaned, start) else Charge(charged, start)
        said = None if back else leading(cleaned, start)
        given = None if back else leading(cleaned, start, given=True)
        return inside(cleaned, start) or said or (told if assigning else None) or given

    def _own(self, cleaned: Clean, start: int, *, assigning: bool, free: bool) -> Charge | None:
        """Return whom a paragraph begins with; in a part that gives out work any verb may follow the name.

        ``free`` tells that nobody whom a heading or a lead-in names is charged already.
        """
        own = named_at(cleaned, start)
        if not assigning:
            return own
        if own is not None:
            return any_verbs.whole(cleaned, own, self._said)
        if not free or inside(cleaned, start) is not None:
            return None
        return any_verbs.charged(cleaned, start, self._said) or officer_at(cleaned, start)

    def _introduced(self, block: Block, *, assigning: bool) -> tuple[Value, ...]:
        """Return the agencies that the item or paragraph above a list charges: "Giao Sở Y tế:", "Công an tỉnh chủ trì …:"."""
        above = block.parent
        while above is not None:
            over = self._blocks[above]
            cleaned = clean(self._document.text, over.ranges)
            start = after_marker(cleaned.text, over.marker)
            given = assigning or key(cleaned.text[start:]).startswith(GIVEN)
            named = named_at(cleaned, start, whole=True) if given else None
            named = named or named_at(cleaned, start)
            if named is None and cleaned.text.rstrip().endswith(":"):
                named = after_clause(cleaned, start)
            if named is not None and (given or named.plain):
                return named.lead
            above = over.parent
        return ()

    def _ordered(self, block: Block) -> bool:
        """Tell whether a paragraph that stands under nobody's name gives out work, since its whole document does.

        All of a conclusion does, and the numbered items of a directive or a telegram.
        """
        section = block.section
        if section is None:
            return self._orders and bool(block.marker)
        return self._concludes and not self._charged.leads[section] and not self._charged.looks_back(section)


def _is_general(lead: tuple[Value, ...]) -> bool:
    """Tell whether a heading's lead is agencies at large, whose items each name one: "Trách nhiệm các cơ quan"."""
    return all(_AT_LARGE.fullmatch(key(value.text)) is not None for value in lead)


def _time_at_end(cleaned: Clean, start: int) -> tuple[int, Value | None]:
    """Return where what is to be done ends, and the time that is said behind it: "… các chợ. | Thời gian hoàn thành: 2026"."""
    labels = find_labels(cleaned.text)
    if len(labels) != 1 or labels[0].role is not ColumnRole.PERIOD or cleaned.text[labels[0].value[1] :].strip(" ."):
        return len(cleaned.text), None
    end = len(cleaned.text[: labels[0].start].rstrip())
    first, last = labels[0].value
    if end <= start or first >= last or not cleaned.text[:end].endswith((".", ";")):
        return len(cleaned.text), None
    return end, Value(cleaned.text[first:last], cleaned.sources(first, last))
