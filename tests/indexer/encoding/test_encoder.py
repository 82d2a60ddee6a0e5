import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from corpus.records.errors import ModelError
from indexer.encoding.encoder import LazyEncoder, Prompts, load_encoder
from indexer.encoding.model_folder import model_folder, prepare_default

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
TEXTS = [
    "Ai chủ trì đào tạo nhân lực công nghệ sinh học?",
    "y",
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành, Ủy ban nhân dân các huyện tham mưu. " * 3,
    "Kế hoạch số 457/KH-UBND ngày 08 tháng 5 năm 2024",
    "Phấn đấu đến năm 2030, công nghiệp sinh học đóng góp 7 % GRDP của tỉnh.",
]


@pytest.fixture(scope="module")
def encoder():
    """Return the default encoder; its folder is kept in the project's data folder, since making it takes seconds."""
    return load_encoder("default", DATA)


def test_vectors_are_unit_and_have_one_row_a_text(encoder):
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


def test_a_text_has_one_vector_alone_or_in_a_batch(encoder):
    together = encoder.encode_passages(TEXTS * 3)
    for row, text in enumerate(TEXTS):
        alone = encoder.encode_passages([text])[0]
        assert float(alone @ together[row]) >= 0.9995
        assert np.allclose(together[row], together[row + len(TEXTS)], atol=2e-2)


def test_question_and_passage_are_told_apart(encoder):
    text = TEXTS[0]
    assert float(encoder.encode_queries([text])[0] @ encoder.encode_passages([text])[0]) < 0.999


def test_meaning_counts(encoder):
    question = encoder.encode_queries(["cơ quan nào đào tạo nhân lực"])[0]
    near, far = encoder.encode_passages(["Sở Nội vụ mở lớp bồi dưỡng cán bộ.", "Cây lúa chịu mặn ở vùng ven biển."])
    assert float(question @ near) > float(question @ far)


def test_second_encoder_gives_the_same_vectors_on_the_same_folder(encoder):
    other = load_encoder(str(model_folder(DATA)), DATA)
    assert other.dimension == encoder.dimension
    assert other.fingerprint != encoder.fingerprint
    for mine, theirs in (
        (encoder.encode_passages(TEXTS), other.encode_passages(TEXTS)),
        (encoder.encode_queries(TEXTS), other.encode_queries(TEXTS)),
    ):
        cosines = (mine * theirs).sum(axis=1)
        assert cosines.mean() >= 0.998
        assert cosines.min() >= 0.996


def test_fingerprint_is_told_without_loading_and_names_the_prompts(encoder):
    lazy = LazyEncoder("default", DATA)
    assert lazy.fingerprint == encoder.fingerprint
    assert not lazy.loaded
    assert load_encoder("default", DATA, prompts=Prompts("hỏi: ", "")).fingerprint != lazy.fingerprint


def test_both_tokenizers_cut_every_line_of_the_plans_alike():
    from sentencepiece import SentencePieceProcessor
    from tokenizers import Tokenizer

    folder = prepare_default(DATA)
    lines = [
        line for path in sorted((ROOT / "corpus" / "plans").glob("*.[tm][xd]*")) for line in path.read_text("utf-8").split("\n")
    ]
    lines += [unicodedata.normalize("NFD", line) for line in lines]
    mine = SentencePieceProcessor(model_file=str(folder / "sentencepiece.bpe.model"))
    theirs = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert mine.encode(lines, add_bos=True, add_eos=True) == [found.ids for found in theirs.encode_batch(lines)]


def test_a_text_beyond_the_models_length_is_cut_as_sentence_transformers_cuts_it(encoder):
    other = load_encoder(str(model_folder(DATA)), DATA)
    long = (ROOT / "corpus" / "plans" / "tra-vinh-105-kh-ubnd-2023.md").read_text("utf-8")[:8000]
    assert float(encoder.encode_passages([long])[0] @ other.encode_passages([long])[0]) >= 0.998


def test_a_model_that_starts_early_gives_the_same_vectors(encoder):
    lazy = LazyEncoder("default", DATA)
    lazy.start()
    lazy.start()
    assert np.array_equal(lazy.encode_queries(TEXTS[:1]), encoder.encode_queries(TEXTS[:1]))


def test_a_model_that_fails_to_start_early_tells_who_asks_for_a_vector(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    lazy = LazyEncoder(str(tmp_path), tmp_path)
    lazy.start()
    with pytest.raises(ModelError):
        lazy.encode_queries(TEXTS[:1])


def test_an_unknown_model_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="không-có"):
        load_encoder("không-có", tmp_path)


def test_a_folder_that_is_no_model_is_told(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError):
        load_encoder(str(tmp_path), tmp_path)


def test_a_question_imports_no_torch():
    code = (
        "import sys; from pathlib import Path; from indexer.encoding.encoder import load_encoder;"
        f"load_encoder('default', Path({str(DATA)!r})).encode_queries(['ai chủ trì']);"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'nncf') if name in sys.modules])"
    )
    prepare_default(DATA)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
