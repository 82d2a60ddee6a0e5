"""How plans are called is embedded when they are indexed, and only compared by a question."""

import numpy as np
import pytest

from corpus.records import Metadata
from indexer.building.build import build
from indexer.engines.local.snapshot import open_snapshot
from indexer.segments.called import numbered_name, short_name, vectors_of
from qa.retrieval.knowledge import Knowledge
from tests.indexer.fakes import HashEncoder


@pytest.mark.parametrize(
    ("metadata", "province", "name"),
    [
        (Metadata(number="12/KH-UBND", issuer="Ủy ban nhân dân tỉnh Lâm Thao"), "Lâm Thao", "Lâm Thao (12/KH-UBND)"),
        (Metadata(number="7/KH-UBND", issuer="UBND xã Hồng Bàng"), "Lâm Thao", "xã Hồng Bàng, Lâm Thao (7/KH-UBND)"),
        (Metadata(title="Giữ rừng ngập mặn"), None, "Giữ rừng ngập mặn"),
        (Metadata(), None, "rung"),
    ],
)
def test_a_plan_is_called_by_its_place_and_number_else_by_what_it_says(metadata, province, name):
    assert numbered_name(short_name("rung", metadata, province), metadata.number) == name


def test_titles_are_embedded_when_indexed_and_not_when_asked(corpus, data, encoder):
    build(corpus, data, encoder)
    asking = HashEncoder()
    knowledge = Knowledge(open_snapshot(data))
    titles = knowledge.titles(asking)
    texts = [plan.documents[0].called.text for plan in knowledge.plans]
    assert asking.encoded == []
    assert np.allclose(titles, encoder.encode_passages(texts), atol=1e-3)


def test_only_what_is_called_otherwise_is_embedded_again(corpus, data, encoder):
    build(corpus, data, encoder)
    path = corpus / "ong.txt"
    path.write_text(path.read_text("utf-8").replace("nghề nuôi ong trên địa bàn", "nghề nuôi tằm trên địa bàn"), "utf-8")
    again = HashEncoder()
    build(corpus, data, again)
    assert any("nuôi tằm" in text and text.endswith("(12/KH-UBND)") for text in again.encoded)
    assert not any("Hòn Đất" in text for text in again.encoded)


def test_an_index_without_them_is_asked_as_before(corpus, data, encoder):
    build(corpus, data, encoder)
    plans = open_snapshot(data).plans()
    texts = [plan.documents[0].called.text for plan in plans]
    assert np.allclose(vectors_of(texts, [None, None], encoder), encoder.encode_passages(texts))
    assert vectors_of([], [], encoder).shape[0] == 0
