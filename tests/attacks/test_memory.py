"""What many threads once needed is given back."""

import platform
import subprocess
import sys
from pathlib import Path

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

FREED = """
import re
from ui.server.memory import give_back
def held():
    return int(re.search(r"Rss: +([0-9]+)", open("/proc/self/smaps_rollup").read())[1]) // 1024
import ctypes
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
blocks = [libc.malloc(60_000) for _ in range(1000)]
for block in blocks: libc.memset(block, 1, 60_000)
for block in blocks[::2]: libc.free(block)
before = held()
assert give_back()
print(before, held())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
def test_threads_share_a_few_arenas():
    told = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True, timeout=120).stdout
    assert 1 <= told.count("<heap nr=") <= 3


def test_questions_of_every_length_meet_few_lengths_of_the_encoder():
    from indexer.encoding import openvino_encoder as encoder

    met = {encoder._of_question(length) for length in range(1, encoder.MAX_TOKENS + 1)}
    assert len(met) <= 9
    assert all(encoder._of_question(length) >= length for length in range(1, encoder.MAX_TOKENS + 1))


def test_questions_of_every_length_meet_few_lengths_of_the_reader():
    from bisect import bisect_left

    from qa.understanding.learned_graph import _LENGTHS
    from qa.understanding.learned_words import LONGEST

    met = {_LENGTHS[bisect_left(_LENGTHS, length)] for length in range(1, LONGEST + 1)}
    assert len(met) <= 13
    assert max(met) == LONGEST


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
def test_what_is_freed_between_what_is_kept_is_given_back():
    told = subprocess.run([sys.executable, "-c", FREED], capture_output=True, text=True, check=True, timeout=120).stdout
    before, after = map(int, told.split())
    assert before - after > 20


def test_what_is_only_there_by_chance_is_not_loaded_and_can_be_later():
    from ui.server.memory import without

    assert "sndhdr" not in sys.modules
    with without("sndhdr"), pytest.raises(ImportError):
        import sndhdr
    import sndhdr

    with without("sndhdr"):
        assert sys.modules["sndhdr"] is sndhdr


def test_the_models_share_one_tokenizer_and_keep_no_layers_that_their_graphs_hold(tmp_path):
    from indexer.encoding.model_folder import model_folder
    from indexer.encoding.tuned import load_tuned
    from indexer.encoding.unigram import tokenizer_of
    from qa.ranking.reranker import packaged
    from tests.small_encoder import small_encoder

    base = small_encoder(tmp_path)
    assert tokenizer_of(base) is tokenizer_of(model_folder(tmp_path))
    data = Path(__file__).parents[2] / "data"
    whole = load_tuned(packaged(), model_folder(data))
    bare = whole.without_layers()
    assert sum(each.nbytes for each in bare.tensors.values()) < sum(each.nbytes for each in whole.tensors.values()) / 20
    assert (bare.embedded([5, 6]) == whole.embedded([5, 6])).all()


def test_questions_and_made_up_words_are_not_remembered(tmp_path):
    from qa.contracts.reranking import Excerpt
    from qa.ranking.reranker import PairTokens
    from qa.retrieval.knowledge import Knowledge
    from tests.small_encoder import small_encoder

    tokens = PairTokens(small_encoder(tmp_path))
    tokens.ids("a", Excerpt("b", "c"))
    held = tokens._cut.cache_info().currsize
    asked = [tokens.ids("d " * number, Excerpt("b", "c")) for number in range(50)]
    assert len(set(map(tuple, asked))) > 20
    assert tokens._cut.cache_info().currsize == held
    knowledge = Knowledge.__new__(Knowledge)
    knowledge._weights, knowledge._folded_counts, knowledge._passages_in_all = {}, {"an": 3, "binh": 3}, 100
    made_up = {knowledge.weight(f"x{number}") for number in range(1000)}
    assert len(made_up) == 1
    assert knowledge.weight("an") == knowledge.weight("binh") < made_up.pop()
    assert len(knowledge._weights) == 2
