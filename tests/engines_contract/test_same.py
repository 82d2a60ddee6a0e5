"""The engines against one another: same candidates up to ties, same records, same answers."""

import json
import shutil
from pathlib import Path

import pytest

from corpus.records import AssignmentKind
from corpus.text import Analyzer
from indexer.building.build import build
from indexer.engines.base import FieldWeights
from indexer.engines.choice import engine_at
from qa.service import Service
from tests.qa.memory import HashEncoder

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "eval" / "dev"
TIE = 1e-3
K = 20
SAME = 0.99
EVERY = 4
"""Of the questions of a set every fourth is asked here: the rest would take minutes and say the same."""

OWN = (
    "ai chủ trì đào tạo nhân lực",
    "Sở Khoa học và Công nghệ tỉnh An Giang chủ trì những nhiệm vụ gì",
    "so nong nghiep phoi hop voi don vi nao",
    "mục tiêu đến năm 2030 về công nghệ sinh học",
    "kinh phí thực hiện kế hoạch lấy từ đâu",
    "Quyết định số 553/QĐ-TTg",
    "có bao nhiêu nhiệm vụ giao Sở Y tế chủ trì",
    "thời tiết ngày mai thế nào",
)


@pytest.fixture(scope="module")
def both(milvus, tmp_path_factory):
    """Return the snapshots of one corpus in both engines, built anew, and their services."""
    from indexer.engines.choice import EngineChoice

    folder = tmp_path_factory.mktemp("same")
    shutil.copytree(ROOT / "corpus" / "plans", folder / "corpus")
    services = []
    for name, choice in (("local", EngineChoice()), ("milvus", EngineChoice("milvus", milvus.address, prefix="same"))):
        data = folder / name
        engine = engine_at(data, choice)
        if services:
            shutil.copytree(folder / "local" / "segments", data / "segments")
            shutil.copytree(folder / "local" / "readings", data / "readings")
        build(folder / "corpus", data, HashEncoder(), engine=engine)
        services.append(Service.open(data, encoder=HashEncoder(), engine=engine))
    return services


@pytest.fixture(scope="module")
def snapshots(both):
    return [service.knowledge.engine for service in both]


def alike(one, two):
    """Tell whether two lists of hits have the same passages but for those whose score ties with the last one's."""
    assert [hit.score for hit in one] == pytest.approx([hit.score for hit in two], rel=TIE, abs=TIE)
    last = one[-1].score + TIE if one else 0.0
    return {hit.passage for hit in one if hit.score > last} == {hit.passage for hit in two if hit.score > last}


@pytest.mark.parametrize("question", OWN)
@pytest.mark.parametrize("plans", [None, ["an-giang-457-kh-ubnd-2024"], ["tra-vinh-105-kh-ubnd-2023", "không-có"], []])
def test_same_candidates(snapshots, question, plans):
    one, two = snapshots
    terms, vector = Analyzer().terms(question), HashEncoder().encode_queries([question])[0]
    assert alike(one.lexical(terms, K, plans), two.lexical(terms, K, plans))
    only = FieldWeights(exact=0, folded=1, bigrams=0, numbers=0, context=1)
    assert alike(one.lexical(terms, K, plans, only), two.lexical(terms, K, plans, only))
    found = one.dense(vector, K, plans)
    assert alike(found, two.dense(vector, K, plans))
    ids = [hit.passage for hit in found]
    assert list(one.similarities(vector, ids)) == pytest.approx(list(two.similarities(vector, ids)), abs=1e-5)


def test_same_records(snapshots):
    one, two = snapshots
    assert one.plans() == two.plans()
    assert one.segments() == two.segments()
    assert one.syllable_counts() == two.syllable_counts()
    assert one.bigram_counts() == two.bigram_counts()
    assert one.sizes() == two.sizes()
    for plan in one.plans():
        passages = one.passages_of(plan.id)
        assert passages == two.passages_of(plan.id)
        assert one.spread_of(plan.id).packed() == two.spread_of(plan.id).packed()
        assert [one.neighbours(p.id) for p in passages[::10]] == [two.neighbours(p.id) for p in passages[::10]]
        for document in plan.documents:
            assert one.document(document.id) == two.document(document.id)
            assert one.stored_document(document.id) == two.stored_document(document.id)
            assert one.passages_of(document.id) == two.passages_of(document.id)
    assert one.passages_of("không-có") == two.passages_of("không-có") == ()
    assert one.spread_of("không-có").syllables == two.spread_of("không-có").syllables == frozenset()


def test_same_register(snapshots):
    one, two = snapshots
    every = list(one.assignments())
    assert every == list(two.assignments())
    assert one.assignments()[3:9] == two.assignments()[3:9] == every[3:9]
    assert len(two.assignments().among({every[5].id, every[2].id})) == 2
    assert one.agencies() == two.agencies()
    some = sorted(one.agencies())[::5]
    plans = [plan.id for plan in one.plans()][:2]
    for agency in some:
        assert list(one.assignments(lead=agency)) == list(two.assignments(lead=agency))
        found = [each.assignments(coordinate=agency, plans=plans) for each in snapshots]
        assert list(found[0]) == list(found[1])
    for kind in AssignmentKind:
        assert list(one.assignments(kind=kind)) == list(two.assignments(kind=kind))
    assert list(one.assignments(plans=[])) == list(two.assignments(plans=[])) == []
    assert two.assignment(every[7].id) == every[7]


@pytest.mark.parametrize("snapshot", [0, 1])
def test_what_is_not_there_is_a_key_error(snapshots, snapshot):
    asked = snapshots[snapshot]
    held = asked.plans()[0].documents[0].id
    for look, name in (
        (asked.passage, f"{held}:999999"),
        (asked.passage, "không:0"),
        (asked.assignment, f"{held}#999999"),
        (asked.document, "không"),
        (asked.stored_document, "không"),
    ):
        with pytest.raises(KeyError):
            look(name)


def answers(service, questions):
    found = []
    for question in questions:
        answer = service.ask(question)
        found.append((answer.status, answer.answer, [(c.file, c.start, c.end) for c in answer.citations]))
    return found


@pytest.mark.parametrize("name", ["own", "questions.jsonl", "analytic.jsonl"])
def test_same_answers(both, name):
    if name == "own":
        questions = list(OWN)
    elif (SETS / name).is_file():
        lines = (SETS / name).read_text("utf-8").splitlines()
        questions = [json.loads(line)["question"] for line in lines if line.strip()][::EVERY]
    else:
        pytest.skip("the question sets are not beside the project")
    one, two = (answers(service, questions) for service in both)
    same = sum(a == b for a, b in zip(one, two, strict=True))
    assert same >= SAME * len(questions), [pair for pair in zip(questions, one, two, strict=True) if pair[1] != pair[2]][:3]
