from types import SimpleNamespace

import pytest

from corpus.records.errors import ModelError
from qa.service import _encoder_of


def _index(fingerprint):
    return SimpleNamespace(manifest=SimpleNamespace(model="default", fingerprint=fingerprint))


def test_an_index_of_another_model_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr("indexer.encoding.encoder.fingerprint_of", lambda name, data: "today's")
    assert _encoder_of(_index("today's"), tmp_path).fingerprint == "today's"
    with pytest.raises(ModelError, match="tracuu index"):
        _encoder_of(_index("another"), tmp_path)
