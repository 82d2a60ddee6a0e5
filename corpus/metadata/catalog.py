"""``catalog.toml``: what documents do not say of themselves, and how documents make plans."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from corpus.records import Metadata
from corpus.records.errors import CatalogError
from corpus.records.metadata import DRAFT
from corpus.text.numbers import find_document_numbers

FILE_NAME: Final = "catalog.toml"
_TEXT_KEYS: Final = ("id", "province", "source")
_LIST_KEYS: Final = ("files", "replaces", "supersedes", "replaced_by", "amends")
_DATE_KEY: Final = "until"


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One ``[[plan]]`` of the catalogue; ``files`` are paths below the corpus folder, the body first.

    ``replaces`` (or ``supersedes``), ``replaced_by`` and ``amends`` hold ids or numbers of plans, ``until`` the last day.
    """

    id: str
    files: tuple[str, ...]
    province: str | None = None
    source: str | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: its files, body first, and its metadata, each field from the first document that says it.

    ``replaces`` holds the ids or numbers of earlier plans that the catalogue or the documents themselves name; ``entry`` is
    what the catalogue says of it.
    """

    id: str
    files: tuple[str, ...]
    metadata: Metadata
    province: str | None
    source: str | None
    replaces: tuple[str, ...]
    entry: CatalogEntry


def load_catalog(root: Path) -> tuple[CatalogEntry, ...]:
    """Return the entries of ``catalog.toml`` in the corpus folder ``root``; none where there is no such file.

    Raises :class:`CatalogError` for what is not TOML, for unknown or missing keys, wrong types, and names used twice.
    """
    path = root / FILE_NAME
    if not path.exists():
        return ()
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CatalogError(f"Không mở được {FILE_NAME}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{FILE_NAME} không đúng cú pháp TOML: {error}") from error
    unknown = sorted(set(content) - {"plan"})
    if unknown or not isinstance(content.get("plan", []), list):
        raise CatalogError(f"{FILE_NAME} chỉ được có các bảng [[plan]]; hãy bỏ: {', '.join(unknown) or 'plan'}.")
    entries = tuple(_entry(table, number) for number, table in enumerate(content.get("plan", []), start=1))
    _refuse_doubles("id", [entry.id for entry in entries])
    _refuse_doubles("files", [file for entry in entries for file in entry.files])
    return entries


def group_plans(catalog: tuple[CatalogEntry, ...], documents: Mapping[str, Metadata]) -> tuple[Plan, ...]:
    """Return the plans that the documents (path below the corpus folder to metadata) make, in order of their ids.

    Documents of one catalogue entry are one plan. Any other document is a plan of its own, named after its file, unless it
    is an annex that names the number of exactly one of the plans: then it is that plan's last document. Entries none of
    whose files is there make no plan.
    """
    plans: dict[str, tuple[CatalogEntry, list[str]]] = {}
    for entry in catalog:
        present = [file for file in entry.files if file in documents]
        if present:
            plans[entry.id] = (entry, present)
    loose = sorted(set(documents) - {file for _, files in plans.values() for file in files})
    bodies = [file for file in loose if documents[file].annex_of is None]
    for file in bodies:
        name = _free_name(file, plans)
        plans[name] = (CatalogEntry(name, (file,)), [file])
    numbers = _plans_by_number(plans, documents)
    for file in sorted(set(loose) - set(bodies)):
        owners = numbers.get(_key(documents[file].annex_of), [])
        if len(owners) == 1:
            plans[owners[0]][1].append(file)
        else:
            name = _free_name(file, plans)
            plans[name] = (CatalogEntry(name, (file,)), [file])
    return tuple(_plan(*plans[name], documents) for name in sorted(plans))


def merge_metadata(parts: list[Metadata]) -> Metadata:
    """Return the metadata of a plan's documents, body first, as one: each field from the first that says it.

    ``ranges`` are dropped, since they count in different documents, but for the mark of a body that is a draft.
    """
    merged = parts[0] if parts else Metadata()
    for part in parts[1:]:
        missing = {
            item.name: getattr(part, item.name)
            for item in fields(Metadata)
            if getattr(merged, item.name) in (None, ()) and getattr(part, item.name) not in (None, ())
        }
        merged = replace(merged, **missing)
    drafted = {name: found for name, found in merged.ranges.items() if name == DRAFT}
    return replace(merged, ranges=drafted) if len(parts) > 1 else merged


def _plan(entry: CatalogEntry, files: list[str], documents: Mapping[str, Metadata]) -> Plan:
    metadata = merge_metadata([documents[file] for file in files])
    province = metadata.province or entry.province
    replaces = dict.fromkeys([*entry.replaces, *(value.text for value in metadata.replaces)])
    return Plan(entry.id, tuple(files), metadata, province, entry.source, tuple(replaces), entry)


def _plans_by_number(
    plans: Mapping[str, tuple[CatalogEntry, list[str]]], documents: Mapping[str, Metadata]
) -> dict[str, list[str]]:
    numbers: dict[str, list[str]] = {}
    for name, (_, files) in plans.items():
        for key in {_key(documents[file].number) for file in files} - {""}:
            numbers.setdefault(key, []).append(name)
    return numbers


def _key(number: str | None) -> str:
    found = find_document_numbers(number or "")
    return found[0].key if found else ""


def _free_name(file: str, taken: Mapping[str, object]) -> str:
    """Return a plan's name made from its file's name, or from its path where another plan has that.

    A Mac writes file names with their accents apart; people type them joined, so the plan's name has them so.
    """
    path = PurePosixPath(unicodedata.normalize("NFC", file))
    name = path.stem
    if name in taken:
        name = path.with_suffix("").as_posix().replace("/", "-")
    if name in taken:
        name = path.as_posix().replace("/", "-")
    return name


def _entry(table: object, number: int) -> CatalogEntry:
    if not isinstance(table, dict):
        raise CatalogError(f"Mục [[plan]] thứ {number} trong {FILE_NAME} phải là một bảng.")
    unknown = sorted(set(table) - {*_TEXT_KEYS, *_LIST_KEYS, _DATE_KEY})
    if unknown:
        raise CatalogError(f"Mục [[plan]] thứ {number} trong {FILE_NAME} có khóa lạ: {', '.join(unknown)}.")
    for key in _TEXT_KEYS:
        if key in table and not (isinstance(table[key], str) and table[key].strip()):
            raise CatalogError(f"Khóa “{key}” của mục [[plan]] thứ {number} trong {FILE_NAME} phải là chuỗi không rỗng.")
    for key in _LIST_KEYS:
        if key in table and not (isinstance(table[key], list) and all(isinstance(item, str) for item in table[key])):
            raise CatalogError(f"Khóa “{key}” của mục [[plan]] thứ {number} trong {FILE_NAME} phải là danh sách chuỗi.")
    if not isinstance(table.get(_DATE_KEY, date.min), date) or isinstance(table.get(_DATE_KEY), datetime):
        raise CatalogError(
            f"Khóa “{_DATE_KEY}” của mục [[plan]] thứ {number} trong {FILE_NAME} phải là ngày, ví dụ 2025-12-31."
        )
    if "id" not in table or not table.get("files"):
        raise CatalogError(f"Mục [[plan]] thứ {number} trong {FILE_NAME} phải có “id” và “files”.")
    return CatalogEntry(
        id=table["id"],
        files=tuple(table["files"]),
        province=table.get("province"),
        source=table.get("source"),
        replaces=tuple(dict.fromkeys([*table.get("replaces", ()), *table.get("supersedes", ())])),
        replaced_by=tuple(table.get("replaced_by", ())),
        amends=tuple(table.get("amends", ())),
        until=table.get(_DATE_KEY),
    )


def _refuse_doubles(key: str, values: list[str]) -> None:
    doubles = sorted({value for value in values if values.count(value) > 1})
    if doubles:
        raise CatalogError(f"Khóa “{key}” trong {FILE_NAME} dùng hai lần: {', '.join(doubles)}.")
