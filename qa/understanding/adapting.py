"""The words of a question as the query means them that is meant: what was left out written in, what is asked otherwise changed.

In: the query that is meant (completed from a conversation, or read by a learned part), and the one that the rules made of the
question alone. Out: the words of the latter with the intents, agencies, years and topic of the former.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query, Role
from qa.contracts.words import AskedAgency, AskedFor, Expected, Intent, QueryWords, RowsAsked
from qa.understanding.computed_parts import computed_parts
from qa.understanding.querying import FIELDS

_INTENTS: Final = {
    **{field: intent for intent, field in reversed(FIELDS.items())},
    Field.FUNDING: Intent.FUNDING,
    Field.DEADLINE: Intent.PERIOD,
    Field.OFFICE: Intent.SIGNER,
    Field.IMPLEMENTS: Intent.LEGAL,
}
_ROLES: Final = {Role.LEAD: "lead", Role.COORDINATE: "coordinate"}
_FIGURES: Final = frozenset({Expected.PERCENT, Expected.MONEY, Expected.COUNT, Expected.QUANTITY})


def words_meant(query: Query, own: Query, *, paid_by_task: bool = False) -> QueryWords:
    """Return the words of ``own``, what the question means alone, as ``query`` means them.

    ``paid_by_task`` tells that the money asked for is a task's, not the plan's.
    """
    words = own.words
    if query == own:
        return words
    named, asking, text, parts = words.named, words.asking, words.text, words.parts
    if query.ask != own.ask or paid_by_task:
        intents = _intents(query, asking, paid_by_task=paid_by_task)
        keeps_figure = Intent.TARGET in intents or Intent.FUNDING in intents
        rows = (asking.rows or RowsAsked()) if Intent.ROSTER in intents else None
        expected = asking.expected if keeps_figure or asking.expected not in _FIGURES else None
        asking, parts = replace(asking, intents=intents, rows=rows, expected=expected), ()
    if query.where.agencies != own.where.agencies:
        said = {asked.name: asked for asked in named.agencies}
        meant = [agency for agency in query.where.agencies if not agency.negated]
        agencies = (said.get(a.name) or AskedAgency(a.ids, a.name, _ROLES.get(a.role, "")) for a in meant)
        named = replace(named, agencies=tuple(agencies))
    if query.topic != own.topic:
        text = f"{text} {' '.join(word for word in query.topic if word not in own.topic)}".strip()
        asking, parts = replace(asking, generic=frozenset()), () if query.carried else parts
    if query.where.times != own.where.times:
        named = replace(named, years=query.where.years)
    if words.parts and not query.carried and computed_parts(words.text) == words.parts:
        parts = words.parts  # counts and rankings are read by themselves, whatever is made of the whole
    return replace(words, named=named, asking=asking, text=text, parts=parts)


def _intents(query: Query, asking: AskedFor, *, paid_by_task: bool) -> tuple[Intent, ...]:
    """Return the intents for the query's fields: tasks of an agency, or tasks one by one where it names none."""
    found: list[Intent] = []
    for field in query.ask:
        if field is Field.TASK:
            agencies = [agency for agency in query.where.agencies if not agency.negated]
            charged = any(agency.role in _ROLES for agency in agencies)
            found.append((Intent.TASKS if charged else Intent.DUTY) if agencies else Intent.ROSTER)
        elif field is Field.FUNDING and Intent.BUDGET in asking.intents and not paid_by_task:
            found.append(Intent.BUDGET)
        else:
            found.append(_INTENTS.get(field, Intent.FACT))
    if Intent.ROSTER in found and query.form is Form.VALUE:
        found = [intent for intent in found if intent is not Intent.ROSTER] or [Intent.FACT]
    return tuple(dict.fromkeys(found)) or (Intent.FACT,)
