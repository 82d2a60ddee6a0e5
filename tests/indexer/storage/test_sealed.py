"""Sealed files come back as they were written, or not at all."""

import pytest

from indexer.storage.sealed import SealedFiles


@pytest.fixture
def files(tmp_path):
    return SealedFiles(tmp_path / "kept", ".piece")


def test_parts_come_back_as_they_were_written(files):
    parts = [b"", b"ch\xc3\xa8", b"\0" * 100_000]
    files.save("abcd", *parts)
    assert files.load("abcd") == parts
    assert files.holds("abcd")
    assert files.stored_keys() == ["abcd"]


def test_what_was_never_written_is_missing(files):
    assert files.load("abcd") is None
    assert not files.holds("abcd")
    assert files.stored_keys() == []
    files.remove("abcd")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
        lambda raw: raw.replace(b"abcd", b"abce"),
        lambda raw: b"",
        lambda raw: b"x" + raw,
        lambda raw: raw[: raw.index(b"\n") + 3],
        lambda raw: raw.replace(b'"sizes"', b'"sizez"'),
    ],
)
def test_what_was_cut_off_or_altered_counts_as_missing(files, spoil):
    files.save("abcd", b"one", b"two")
    path = files.path("abcd")
    path.write_bytes(spoil(path.read_bytes()))
    assert files.load("abcd") is None
    assert files.stored_keys() == ["abcd"], "it is still there, to be mended or taken away"


def test_a_file_taken_away_is_gone_and_the_others_stay(files):
    files.save("abcd", b"one")
    files.save("abef", b"two")
    files.remove("abcd")
    assert files.stored_keys() == ["abef"]
    assert files.load("abef") == [b"two"]
