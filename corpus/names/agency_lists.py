"""Lists of agencies: a cell or a label's value, split into one entry an agency.

"Sở Lao động, Thương binh và Xã hội" holds a comma and "và" and is one entry; "các sở, ngành, đơn vị có liên quan" is one;
"Các sở: Y tế; Công Thương" is two, "Sở Y tế" and "Sở Công Thương". "Các sở, ngành và các địa phương" is one phrase, since
"các" opens it and no mark parts it; "UBND các huyện và các doanh nghiệp" is two, "các sở, ngành và Công an tỉnh" too. An
entry is written as printed, without the mark of a list before it, the "và" that joins it, and the mark that ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.names.agency_grammar import Name, NameReader, ends_unfinished, is_bare_kind
from corpus.names.agency_lexicon import lexicon


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """One agency of a list: ``text`` as a person would write it alone, ``spans`` where it stands, in reading order.

    Where a common head is said once for several ("Các sở: …"), the entry has two spans, the head's and its own.
    """

    text: str
    spans: tuple[tuple[int, int], ...]


_SEPARATOR: Final = re.compile(
    r";|,|\.(?=\s|$)|\n|\s[-–+•*]\s|^\s*[-–+•*]\s|\s*/\s*|(?<=\s)(?:và|và/hoặc|hoặc|cùng|&)(?=\s)", re.IGNORECASE | re.MULTILINE
)
_LEAD_MARKS: Final = re.compile(r"(?:[\s\-–+•*/;,.:]|(?:và|hoặc|cùng|với)(?=\s))+", re.IGNORECASE)
_TAIL_MARKS: Final = " \t\n;,.:-–+•*/"
_COMMON_HEAD: Final = re.compile(
    r"(?:các\s+)?(sở|bộ|hội|phòng|ban|cục|chi\s+cục|trường|viện)(?:\s*[,/]\s*(?:ban|ngành|đơn\s+vị|địa\s+phương|cơ\s+quan))*\s*(:)",
    re.IGNORECASE,
)
_PLURAL_HEAD: Final = re.compile(r"các\s+(sở|bộ|phòng)\s+", re.IGNORECASE)
_DETERMINED: Final = re.compile(r"(?:các|những|một\s+số|toàn\s+thể|tất\s+cả)(?![^\W_])", re.IGNORECASE)
_PLURAL_START: Final = re.compile(
    r"\s*(?:[-–+•*]\s*)?(?:các|những|toàn\s+thể|tất\s+cả|một\s+số|viện|trường)(?![^\W_])", re.IGNORECASE
)
WORD_START: Final = re.compile(r"(?<![^\W_])[^\W_]")
_FIELD_END: Final = re.compile(r";|,|\.(?=\s|$)|\n|(?<=\s)và(?=\s)")
# What goes on longer without naming a further agency is no list of agencies, and is cut at the next mark.
_LONGEST_ENTRY: Final = 600
_LONGEST_KNOWN: Final = 160
# A last item that takes in whoever else is concerned is an entry of its own: "UBND các huyện và đơn vị có liên quan".
_CATCH_ALL: Final = re.compile(
    r"(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|địa\s+phương|doanh\s+nghiệp|cá\s+nhân|ngành)[^;:.]*?(?:liên\s+quan|khác|trên\s+địa\s+bàn)",
    re.IGNORECASE,
)


def agency_entries(cell: str) -> tuple[AgencyEntry, ...]:
    """Return the agencies of ``cell`` in order; text that names no agency comes back as entries too, as printed."""
    reader = NameReader(cell)
    entries: list[AgencyEntry] = []
    at = 0
    while at < len(cell):
        at = _skip_marks(cell, at)
        if at >= len(cell):
            break
        shared = _shared_head(reader, at)
        if shared is not None:
            listed, after = _distributed(reader, *shared)
            # "Các trường: Đại học, Cao đẳng …" shares no head: its kinds have heads of their own, and it is one phrase.
            if listed:
                entries.extend(listed)
                at = after
                continue
        end = _entry_end(reader, at)
        entry = _entry(cell, at, end)
        if entry is not None:
            entries.append(entry)
        at = max(end, at + 1)
    return tuple(entries)


def shared_list(text: str, at: int) -> tuple[tuple[AgencyEntry, ...], int] | None:
    """Return the agencies that share a head from ``at`` on ("Các sở: Y tế, Nội vụ"), and where they end; None for no such.

    A further colon ends them.
    """
    said = _COMMON_HEAD.match(text, at)
    if said is None:
        return None
    stop = text.find(":", said.end())
    reader = NameReader(text if stop < 0 else text[:stop])
    entries, end = _distributed(
        reader, (said.start(), said.end(1)), said.group(1)[0].upper() + said.group(1)[1:].lower(), said.end()
    )
    return (tuple(entries), end) if entries else None


def _skip_marks(cell: str, at: int) -> int:
    marks = _LEAD_MARKS.match(cell, at)
    return marks.end() if marks else at


def _entry(cell: str, start: int, end: int) -> AgencyEntry | None:
    text = cell[start:end].rstrip(_TAIL_MARKS)
    if cell[start:end].rstrip().endswith("...") or not any(char.isalnum() for char in text):
        text = cell[start:end].rstrip() if text else ""
    if not any(char.isalnum() for char in text):
        return None
    return AgencyEntry(" ".join(text.split()), ((start, start + len(text)),))


def _entry_end(reader: NameReader, start: int) -> int:
    """Return where the entry that starts at ``start`` ends: at a separator that begins another entry, or at the end."""
    cell = reader.text
    name = reader.name_at(start)
    at = max(start, name.end if name is not None and name.kind != "collective" else start)
    for mark in _SEPARATOR.finditer(cell, at):
        if mark.start() - start > _LONGEST_ENTRY:
            return mark.start()
        if _inside_parentheses(cell, start, mark.start()):
            continue
        following = _skip_marks(cell, mark.end())
        inside = _name_over(reader, at, mark.start())
        if inside is not None and inside > mark.end():
            continue
        if mark.start() > start and _separates(reader, start, mark, following, name):
            return mark.start()
    return len(cell)


def _inside_parentheses(cell: str, start: int, at: int) -> bool:
    return cell.count("(", start, at) > cell.count(")", start, at)


def _name_over(reader: NameReader, start: int, at: int) -> int | None:
    """Return the end of a known name that begins from ``start`` on and goes over ``at``: "(cùng) Sở Lao động, Thương binh"."""
    for head in WORD_START.finditer(reader.text, max(start, at - _LONGEST_KNOWN), at):
        found = lexicon().longest(reader.text, head.start())
        if found is not None and found[0] > at:
            return found[0]
    return None


def _separates(reader: NameReader, start: int, mark: re.Match[str], following: int, name: Name | None) -> bool:
    cell, sign = reader.text, mark.group().strip().lower()
    before = cell[start : mark.start()]
    if sign == ";" or following >= len(cell):
        return True
    new = _begins_entry(reader, following)
    if sign == "":
        return new and _is_whole(reader, start, mark.start(), name)
    if sign == ".":
        return (new or cell[following].isupper()) and not before.endswith(("TP", "Tp"))
    if sign in ("-", "–", "+", "•", "*"):
        return new and not _open_name(reader, start, mark.start())
    if sign in ("và", "cùng", "&") and _DETERMINED.match(cell, start):
        return _is_one_agency(reader, following)
    if not new:
        return sign in ("và", "cùng") and name is not None and _catch_all(reader, name, start, mark, following)
    if sign == "/":
        return reader.head_at(following) and not reader.collective_at(start)
    return not (_lists_kinds(before) and not _DETERMINED.match(cell, following))


def _is_whole(reader: NameReader, start: int, at: int, name: Name | None) -> bool:
    """Tell whether a line end at ``at`` may end the entry: not inside its name, nor after a lone word or a bare kind."""
    before = reader.text[start:at].rstrip()
    if ends_unfinished(before):
        return False
    if name is not None:
        return name.end <= start + len(before)
    return len(before.split()) > 1 and not _lists_kinds(before)


def _open_name(reader: NameReader, start: int, at: int) -> bool:
    return reader.text[start:at].count("(") > reader.text[start:at].count(")")


def _catch_all(reader: NameReader, name: Name, start: int, mark: re.Match[str], following: int) -> bool:
    if _CATCH_ALL.match(reader.text, following) is None:
        return False
    # "Các sở, ngành và đơn vị liên quan" is one phrase: "các" reaches over all its nouns; "UBND các huyện …" is whole before.
    return name.end <= mark.end() and not _PLURAL_START.match(reader.text, start)


def _lists_kinds(before: str) -> bool:
    """Tell whether ``before`` ends in a kind without a name, in a list of kinds: "Các cơ quan Báo |, Đài truyền hình tỉnh"."""
    return is_bare_kind(before)


def _begins_entry(reader: NameReader, at: int) -> bool:
    """Tell whether a further agency begins at ``at``: a known name, a head word with a capital, or "các" and a kind."""
    if _DETERMINED.match(reader.text, at):
        return reader.collective_at(at)
    name = reader.name_at(at)
    if name is None:
        return False
    return name.kind != "collective" or reader.committee_at(at)


def _is_one_agency(reader: NameReader, at: int) -> bool:
    name = reader.name_at(at)
    return name is not None and name.kind == "known" and not reader.committee_at(at)


def _shared_head(reader: NameReader, at: int) -> tuple[tuple[int, int], str, int] | None:
    """Return the span of a head that several entries share, its word, and where they begin; None where there is none."""
    said = _COMMON_HEAD.match(reader.text, at)
    if said is not None:
        head = said.group(1)
        return (said.start(), said.end(1)), head[0].upper() + head[1:].lower(), said.end()
    plural = _PLURAL_HEAD.match(reader.text, at)
    if plural is not None and lexicon().longest(reader.text, plural.end(), fields=True) is not None:
        head = plural.group(1)
        return (plural.start(), plural.end(1)), head[0].upper() + head[1:].lower(), plural.end()
    return None


def _distributed(reader: NameReader, span: tuple[int, int], head: str, at: int) -> tuple[list[AgencyEntry], int]:
    """Return the entries that share ``head``, and where they end: at an agency with a head of its own, or at the end."""
    cell = reader.text
    entries: list[AgencyEntry] = []
    while at < len(cell):
        at = _skip_marks(cell, at)
        field = lexicon().longest(cell, at, fields=True) if at < len(cell) else None
        if at >= len(cell) or _DETERMINED.match(cell, at) or _own_head(reader, at, field):
            break
        separator = _FIELD_END.search(cell, field[0] if field else at)
        end = separator.start() if separator else len(cell)
        entry = _entry(cell, at, end)
        if entry is not None:
            entries.append(AgencyEntry(f"{head} {entry.text}", (span, *entry.spans)))
        at = max(end, at + 1)
    return entries, at


def _own_head(reader: NameReader, at: int, field: tuple[int, str] | None) -> bool:
    if field is None:
        return _begins_entry(reader, at)
    name = reader.name_at(at)
    return name is not None and name.end > field[0]
