import json
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.evaluate import figures, mark_all
from evaluation.folding import fold, places
from evaluation.gold import GoldEvidence, GoldQuestion
from qa.contracts.answer import Answer, Status
from tests.ui.fakes import DOCUMENT, PASSAGES, TEXT, citation

SHARED = Path(__file__).parents[3].parent / "shared" / "eval"
EVIDENCE = (GoldEvidence(DOCUMENT.file, "Đào tạo  nguồn nhân lực công nghệ sinh học Sở Nội vụ"),)


def gold(**changes):
    return replace(GoldQuestion("g1", "ai?", "lead", "plain", "an-giang", ("SỞ NỘI VỤ",), EVIDENCE), **changes)


def given(**changes):
    answer = Answer("ai?", Status.ANSWERED, "Sở Nội vụ chủ trì.", citations=(citation(PASSAGES[1], 1),), elapsed_ms=10)
    return replace(answer, **changes)


def only(question, answer):
    (mark,) = mark_all([(question, answer)], {DOCUMENT.file: TEXT})
    return mark


def test_a_right_answer_with_its_proof():
    mark = only(gold(), given())
    assert (mark.answer, mark.evidence, mark.abstention, mark.unfaithful, mark.miss) == (True, True, True, 0, False)


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (given(answer="Sở Y tế"), "answer"),
        (given(answer="Sở Nội vụ" + "." * 700), "answer"),
        (given(status=Status.NOT_FOUND), "abstention"),
        (given(citations=()), "evidence"),
        (given(citations=(citation(PASSAGES[0], 1),)), "evidence"),
        (given(citations=(replace(citation(PASSAGES[1], 1), file="khac.txt"),)), "evidence"),
        (given(citations=(*tuple(citation(PASSAGES[0], n) for n in range(1, 6)), citation(PASSAGES[1], 6))), "evidence"),
        (given(citations=(replace(citation(PASSAGES[1], 1), quote="không có trong văn bản"),)), "unfaithful"),
    ],
)
def test_each_way_of_being_wrong_is_seen(answer, wrong):
    mark = only(gold(), answer)
    assert mark.miss
    assert {
        "answer": mark.answer is False,
        "evidence": mark.evidence is False,
        "abstention": not mark.abstention,
        "unfaithful": mark.unfaithful == 1,
    }[wrong]


def test_wide_questions_may_be_longer_and_cite_more():
    longer = given(
        answer="Sở Nội vụ" + "." * 700,
        citations=(*tuple(citation(PASSAGES[0], n) for n in range(1, 12)), citation(PASSAGES[1], 12)),
    )
    assert not only(gold(plan="cross"), longer).miss
    assert not only(gold(type="list"), longer).miss


def test_an_endless_citation_proves_nothing():
    endless = replace(citation(PASSAGES[1], 1), quote=TEXT + " x" * 2000)
    assert only(gold(), given(citations=(endless,))).evidence is False


def test_silence_is_right_where_there_is_nothing_to_say():
    silent = gold(answer=(), evidence=())
    assert not only(silent, given(status=Status.OUT_OF_SCOPE)).miss
    assert only(silent, given()).miss
    assert only(silent, given()).answer is None


def test_a_mean_of_nothing_is_not_a_number():
    found = figures(mark_all([(gold(answer=(), evidence=()), given(status=Status.NOT_FOUND))], {}))
    assert math.isnan(found.answer)
    assert found.abstained_when_unanswerable == 1
    assert math.isnan(figures([]).p50_ms)


def test_folding_forgives_spelling_and_nothing_else():
    assert fold("UBND tỉnh, ngày 08 tháng 5 năm 2024") == fold("Uỷ ban  nhân dân tỉnh; ngày 8/5/2024".replace("ngày ", ""))
    assert fold("2024 – 2030") == fold("2024-2030")
    assert fold("hằng năm") == fold("Hàng năm")
    assert fold("Sở Y tế") != fold("So Y te")
    assert places("aXaXa", "aXa") == [(0, 3), (2, 5)]


def test_the_command_prints_figures_and_writes_the_misses(cli, tmp_path):
    lines = [
        {"id": "1", "question": "ai chủ trì đào tạo", "type": "lead", "style": "plain", "plan": "an-giang",
         "answer": ["Sở Nội vụ"], "evidence": [{"source": DOCUMENT.file, "quote": "Sở Nội vụ"}]},
        {"id": "2", "question": "đào tạo bao nhiêu", "type": "figure", "style": "plain", "plan": "an-giang",
         "answer": ["500"], "evidence": [{"source": DOCUMENT.file, "quote": "đóng góp 7%"}]},
    ]  # fmt: skip
    path = tmp_path / "q.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    code, out, _ = cli("eval", str(path), "--misses", str(tmp_path / "m.jsonl"))
    assert code == 0
    assert "0.500" in out
    assert "1 câu chưa đạt" in out
    (miss,) = map(json.loads, (tmp_path / "m.jsonl").read_text("utf-8").splitlines())
    assert (miss["id"], miss["wrong"]) == ("2", ["answer"])
    stored = json.loads((tmp_path / "m.figures.json").read_text("utf-8"))
    assert stored["groups"]["type"]["lead"]["answer"] == 1
    assert stored["run"]["index_version"]


@pytest.mark.parametrize("text", ["", "{", '{"id": 1}', '{"id": 1, "question": "x", "answer": 5, "evidence": []}'])
def test_a_file_of_another_form_is_refused(cli, tmp_path, text):
    path = tmp_path / "q.jsonl"
    path.write_text(text, "utf-8")
    code, _, err = cli("eval", str(path))
    assert code == 2
    assert "Yêu cầu không hợp lệ" in err


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the shared scorer is not beside this checkout")
def test_the_figures_are_those_of_the_shared_scorer(tmp_path):
    """Answers made up from the gold in every state of rightness get the same marks from both scorers."""
    plans = Path(__file__).parents[3] / "corpus" / "plans"
    texts = {path.name: path.read_text("utf-8") for path in plans.iterdir() if path.suffix in (".txt", ".md")}
    from evaluation.gold import read_gold

    questions = read_gold(SHARED / "dev" / "questions.jsonl")
    pairs = [(question, _made_up(number, question)) for number, question in enumerate(questions)]
    answers = tmp_path / "a.jsonl"
    answers.write_text(
        "".join(json.dumps({"id": question.id, **answer.as_json()}) + "\n" for question, answer in pairs), "utf-8"
    )
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev" / "questions.jsonl"), str(answers)]
    printed = subprocess.run([*command, "--corpus", str(plans)], capture_output=True, text=True, check=True).stdout
    theirs, ours = json.loads(printed), figures(mark_all(pairs, texts))
    assert 0.1 < ours.answer < 0.9
    assert 0.1 < ours.evidence < 0.9
    assert theirs["answer"] == round(ours.answer, 3)
    assert theirs["evidence@5"] == round(ours.evidence, 3)
    assert theirs["unfaithful_citations"] == ours.unfaithful > 0
    assert theirs["abstained_when_unanswerable"] == round(ours.abstained_when_unanswerable, 3)
    assert theirs["answered_when_answerable"] == round(ours.answered_when_answerable, 3)
    for key in ("type", "style", "plan"):
        assert {name: each["n"] for name, each in theirs[f"by_{key}"].items()} == {
            name: each.count for name, each in ours.groups[key].items()
        }


def _made_up(number, question):
    """Return an answer that is right, without proof, with a proof too late, unfaithful or silent, in turns."""
    base = citation(PASSAGES[1], 1)
    proofs = tuple(replace(base, file=each.source, quote=each.quote, more=()) for each in question.evidence)
    misquote = replace(base, file="quang-ngai-cong-nghiep-sinh-hoc.txt", quote="không có câu này", more=())
    padding = tuple(misquote for _ in range(5))
    turn = number % 5
    return Answer(
        question.question,
        Status.NOT_FOUND if turn == 4 else Status.ANSWERED,
        "; ".join(question.answer) if turn != 1 else "không rõ",
        citations=proofs if turn in (0, 1) else padding + proofs if turn == 2 else (),
        elapsed_ms=float(number),
    )


def test_a_pattern_must_match_near_the_beginning_and_what_is_absent_may_not_stand_there():
    counted = gold(answer=(), pattern=r"\b12 nhiệm vụ")
    assert not only(counted, given(answer="12 nhiệm vụ")).miss
    assert only(counted, given(answer="13 nhiệm vụ")).answer is False
    assert only(counted, given(answer="x" * 250 + " 12 nhiệm vụ")).answer is False
    assert only(gold(absent=("Sở Y tế",)), given(answer="Sở Nội vụ; Sở Y tế")).answer is False


class Conversing:
    """A live service that tells which conversation each question came in."""

    def __init__(self):
        self.asked = []

    def ask(self, question, *, conversation=""):
        self.asked.append((question, conversation))
        return given(question=question, conversation=conversation or f"c-{question}")


def test_turns_of_a_thread_are_one_conversation_in_their_order():
    from evaluation.gold import answer_all

    questions = [
        gold(id="1", question="b", thread="t", turn=2),
        gold(id="2", question="x"),
        gold(id="3", question="a", thread="t", turn=1),
    ]
    live = Conversing()
    assert [question.id for question, _ in answer_all(live, questions)] == ["3", "1", "2"]
    assert live.asked == [("a", ""), ("b", "c-a"), ("x", "")]


def two_sets(tmp_path):
    line = {
        "id": "1",
        "question": "ai chủ trì đào tạo",
        "answer": ["Sở Nội vụ"],
        "evidence": [{"source": DOCUMENT.file, "quote": "Sở Nội vụ"}],
    }
    paths = [tmp_path / "mot.jsonl", tmp_path / "hai.jsonl"]
    for path, count in zip(paths, (1, 2), strict=True):
        path.write_text("".join(json.dumps(line | {"id": str(n)}) + "\n" for n in range(count)), "utf-8")
    return [str(path) for path in paths]


def test_ablate_puts_every_part_turned_off_beside_the_whole_by_set(cli, tmp_path):
    from qa.contracts.learned_parts import NAMES

    code, out, err = cli("eval", *two_sets(tmp_path), "--ablate", "--data", str(tmp_path / "d"), "--json")
    assert code == 0, err
    told = json.loads(out)
    assert list(told["without"]) == ["", *NAMES]
    assert {name: each["questions"] for name, each in told["without"]["reader"].items()} == {"mot": 1, "hai": 2}
    assert json.loads((tmp_path / "d" / "eval" / "mot-hai-ablation.json").read_text("utf-8")) == told
    code, out, _ = cli("eval", *two_sets(tmp_path), "--ablate", "--data", str(tmp_path / "d"))
    assert out.count("đủ mọi phần") == 2
    assert out.count("không tìm theo nghĩa") == 2


def test_ablation_counts_what_a_part_was_right_about():
    from contextlib import contextmanager

    from evaluation.ablation import ablate

    wanted = {"s": [gold(id="1", question="một"), gold(id="2", question="hai"), gold(id="3", question="ba")]}
    right = {"": {"một", "hai"}, "reader": {"hai", "ba"}}

    class LiveService:
        def __init__(self, part):
            self.part = part

        def ask(self, question, *, conversation=""):
            return given(answer="Sở Nội vụ" if question in right[self.part] else "Sở Y tế")

        def service(self):
            from tests.ui.fakes import FakeService

            return FakeService()

    @contextmanager
    def live(part):
        yield LiveService(part)

    done = []
    found = ablate(live, ["reader"], wanted, done.append)
    assert done == ["", "reader"]
    assert (found["reader"]["s"].lost, found["reader"]["s"].gained) == (1, 1)
    assert (found[""]["s"].lost, found[""]["s"].gained) == (0, 0)


def test_every_part_has_a_name_in_the_table():
    from evaluation.report import PART_NAMES
    from qa.contracts.learned_parts import NAMES

    assert set(PART_NAMES) == {"", *NAMES}


def test_several_files_are_scored_one_after_the_other(cli, tmp_path):
    paths = two_sets(tmp_path)
    code, out, _ = cli("eval", *paths, "--data", str(tmp_path / "d"))
    assert code == 0
    assert out.count("Số câu hỏi") == 2
    assert cli("eval", *paths, "--misses", "x")[0] == 2
