"""The register as a small database: conditions, counts, rankings and sets, computed exactly over its rows.

In: the index's assignments and plans, and the conditions of a :class:`qa.contracts.query.Query`. Out: the rows that meet them
(:class:`Selection`), and what these rows are about, each with its rows (:class:`Tally`). Nothing here is guessed: what a row
says was read when its document was, what a topic means is told by the caller.
"""

from qa.reading.register.rows import Party, Register, Row
from qa.reading.register.selecting import OnTopic, Selection, plans_in, select
from qa.reading.register.tallies import Tally, tallies

__all__ = ["OnTopic", "Party", "Register", "Row", "Selection", "Tally", "plans_in", "select", "tallies"]
