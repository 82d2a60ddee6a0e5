"""Serving an application on loopback for as long as a test needs it."""

import contextlib
import socket
import threading
import time


def free_port():
    """Return a port where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(app):
    """Serve ``app`` on loopback in a thread; yield its address."""
    import uvicorn

    with serving(uvicorn.Config(app, port=0, log_level="error", log_config=None)) as port:
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def serving(config):
    """Run a server of ``config`` (its port 0: the system chooses one that is free) in a thread; yield its port."""
    import uvicorn

    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it served"
        time.sleep(0.02)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
