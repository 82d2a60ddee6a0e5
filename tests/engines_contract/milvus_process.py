"""A milvus-lite server as a process of its own, for tests: started, killed, started again over the same folder."""

import importlib.util
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE_S = 120
_MODULES = ("pymilvus", "milvus_lite", "tenacity")


def require_milvus():
    """Skip the test where what it needs is not installed."""
    missing = [name for name in _MODULES if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"takes the extra “milvus” and milvus-lite; not installed: {', '.join(missing)}")


class MilvusProcess:
    """One server on a free port of this machine."""

    def __init__(self, folder):
        self._folder = Path(folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._process = None

    def start(self):
        command = Path(sys.executable).with_name("milvus-lite")
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [command, "server", "--data-dir", self._folder / "data", "--host", "127.0.0.1", "--port", str(self.port)],
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)
        return self

    def _answers(self):
        """Tell whether the server answers a call: its port is open for a while before it does."""
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", self.port)) != 0:
                return False
        from pymilvus import MilvusClient, MilvusException

        try:
            client = MilvusClient(self.address, timeout=PATIENCE_S)
            client.list_collections(timeout=PATIENCE_S)
        except MilvusException:
            return False
        client.close()
        return True

    def kill(self):
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE_S)
            self._process = None
