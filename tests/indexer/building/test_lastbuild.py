"""The note of the last build: what went in, and which files cannot be read as they are."""

import pytest

from corpus.metadata.catalog import CatalogEntry
from corpus.reading import PIPELINE_VERSION
from corpus.records.errors import UnreadableFileError
from indexer.building.lastbuild import LastBuild, inputs_key, load, save
from indexer.building.report import Failure
from indexer.building.sources import Source

BAD = Failure("che.pdf", UnreadableFileError.code, "Tệp hỏng.")
NOTE = LastBuild("key", "v1", PIPELINE_VERSION, (("digest", BAD), ("other", Failure("sen.pdf", "TAM", "Thử lại."))))


def test_it_comes_back_as_it_was_written(tmp_path):
    save(tmp_path, NOTE)
    assert load(tmp_path) == NOTE


@pytest.mark.parametrize(
    "raw", [None, "", "{", "[]", '{"inputs": "x"}', '{"inputs":1,"version":1,"pipeline":1,"failures":[1]}']
)
def test_lost_or_unreadable_it_is_none(tmp_path, raw):
    save(tmp_path, NOTE)
    (file,) = tmp_path.iterdir()
    if raw is None:
        file.unlink()
    else:
        file.write_text(raw, "utf-8")
    assert load(tmp_path) is None


@pytest.mark.parametrize(
    ("source", "failure"),
    [
        (Source("che.pdf", "digest"), BAD),
        (Source("che.pdf", "changed"), None),
        (Source("moved.pdf", "digest"), None),
        (Source("sen.pdf", "other"), None),
        (Source("che.pdf", ""), None),
    ],
)
def test_only_the_very_file_that_will_never_be_read_is_not_tried_again(source, failure):
    assert NOTE.failure(source) == failure


def test_another_reader_may_read_it():
    assert LastBuild("key", "v1", "another version", NOTE.failures).failure(Source("che.pdf", "digest")) is None


def test_all_that_a_build_depends_on_changes_its_key():
    sources, catalog, versions = [Source("a.md", "1")], [CatalogEntry("a", ("a.md",))], {"model": "m", "pipeline": "p"}
    key = inputs_key(sources, catalog, versions)
    assert key == inputs_key([Source("a.md", "1", size=9)], catalog, dict(reversed(versions.items())))
    assert key != inputs_key([Source("a.md", "2")], catalog, versions)
    assert key != inputs_key([Source("b.md", "1")], catalog, versions)
    assert key != inputs_key(sources, [], versions)
    assert key != inputs_key(sources, catalog, {**versions, "model": "n"})
