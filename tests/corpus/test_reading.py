"""A document is understood in one pure function, and its version follows the source."""

import re

from corpus.reading import PIPELINE_VERSION, understand
from corpus.version import pipeline_version
from tests.corpus.golden import FILES, LAYOUTS, PLANS, read


def test_understanding_twice_gives_the_same():
    for file in FILES:
        root = PLANS if (PLANS / file).exists() else LAYOUTS
        assert understand(read(root / file, root)) == understand(read(root / file, root))


def test_rows_name_assignments_of_the_reading():
    for file in FILES:
        root = PLANS if (PLANS / file).exists() else LAYOUTS
        reading = understand(read(root / file, root))
        for block in reading.blocks:
            if block.assignment is not None:
                assert reading.assignments[block.assignment].task.ranges
                first = reading.assignments[block.assignment].ranges
                assert any(part.overlaps(other) for part in first for other in block.ranges)


def test_the_version_is_a_digest_of_the_source():
    assert re.fullmatch(r"[0-9a-f]{12}", PIPELINE_VERSION)
    assert pipeline_version() == PIPELINE_VERSION
