"""Connecting to a Milvus server: one that drops the connection is asked again, one that is not there is not."""

import pytest

from corpus.records.errors import EngineUnavailableError
from indexer.engines.milvus.server import CONNECTED_TO, MilvusServer

pymilvus = pytest.importorskip("pymilvus", reason="the extra 'milvus' is not installed")
grpc = pytest.importorskip("grpc")


class Connecting:
    """Stands for pymilvus's client: its first connections fail for ``cause``."""

    def __init__(self, cause, failures):
        self.cause, self.left, self.tried = cause, failures, 0

    def __call__(self, *_, **__):
        self.tried += 1
        if self.left:
            self.left -= 1
            raise pymilvus.exceptions.MilvusException(message="Fail connecting") from self.cause
        return self

    def list_collections(self, **_):
        return []

    def close(self):
        pass


@pytest.fixture
def connecting(monkeypatch):
    def made(cause, failures):
        found = Connecting(cause, failures)
        monkeypatch.setattr(pymilvus, "MilvusClient", found)
        return found

    return made


def test_a_dropped_connection_is_made_again(connecting):
    tried = connecting(grpc.RpcError("Too many pings"), CONNECTED_TO - 1)
    assert MilvusServer("http://127.0.0.1:1")._client() is tried
    assert tried.tried == CONNECTED_TO


@pytest.mark.parametrize(("cause", "times"), [(grpc.RpcError("Too many pings"), CONNECTED_TO), (TimeoutError(), 1)])
def test_a_server_that_is_away_is_told(connecting, cause, times):
    tried = connecting(cause, CONNECTED_TO)
    with pytest.raises(EngineUnavailableError, match="không trả lời"):
        MilvusServer("http://127.0.0.1:1")._client()
    assert tried.tried == times
