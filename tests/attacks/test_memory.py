"""What many threads once needed is given back."""

import platform
import subprocess
import sys

import pytest

COUNT = """
import threading
from ui.server.memory import few_arenas
assert few_arenas()
gate = threading.Barrier(24)
def work():
    kept = [bytes(300) for _ in range(2000)]
    gate.wait(60)
threads = [threading.Thread(target=work) for _ in range(24)]
for thread in threads: thread.start()
for thread in threads: thread.join()
import ctypes
libc = ctypes.CDLL(None)
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.fopen.restype = ctypes.c_void_p
libc.fclose.argtypes = [ctypes.c_void_p]
out = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, out)
libc.fclose(out)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
def test_threads_share_a_few_arenas():
    told = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True, timeout=120).stdout
    assert 1 <= told.count("<heap nr=") <= 3
