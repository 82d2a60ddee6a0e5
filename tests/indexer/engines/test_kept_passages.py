"""The passages of a document are read once for all who ask, unless they are very many."""

from indexer.building.build import build
from indexer.engines.local import record_reader
from indexer.engines.local.snapshot import open_snapshot


def test_a_plan_and_its_documents_share_what_was_read(corpus, data, encoder):
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    for plan in snapshot.plans():
        of_plan = snapshot.passages_of(plan.id)
        of_documents = [passage for document in plan.documents for passage in snapshot.passages_of(document.id)]
        assert of_plan
        assert all(one is other for one, other in zip(of_plan, of_documents, strict=True))
        assert all(one is other for one, other in zip(of_plan, snapshot.passages_of(plan.id), strict=True))


def test_a_very_long_document_is_read_each_time(corpus, data, encoder, monkeypatch):
    build(corpus, data, encoder)
    monkeypatch.setattr(record_reader, "_FEW", 0)
    snapshot = open_snapshot(data)
    plan = snapshot.plans()[0].id
    once, again = snapshot.passages_of(plan), snapshot.passages_of(plan)
    assert once == again
    assert not any(one is other for one, other in zip(once, again, strict=True))
