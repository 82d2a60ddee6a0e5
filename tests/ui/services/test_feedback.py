import pytest

from corpus.records.errors import InvalidRequestError
from ui.services.feedback import FILE_NAME, Feedback, FeedbackStore, Verdict


def given(**changes):
    said = {
        "question": "ai chủ trì",
        "answer": "Sở Y tế\nchi tiết",
        "said": "Sở Y tế",
        "status": "answered",
        "version": "v1",
        "word": "",
    }
    return Feedback.now(**{"verdict": Verdict.RIGHT, **said, **changes})


def test_what_people_say_is_kept_with_question_answer_and_version(tmp_path):
    store = FeedbackStore(tmp_path)
    first, second = given(), given(verdict=Verdict.WRONG, word='Sở "khác"\nmới đúng')
    store.add(first)
    store.add(second)
    assert list(FeedbackStore(tmp_path).all()) == [first, second]
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_exported_in_the_form_of_the_dev_set(tmp_path):
    store = FeedbackStore(tmp_path)
    store.add(given())
    store.add(given(verdict=Verdict.WRONG_PASSAGE, question="ai chu tri", word="mục IV"))
    right, wrong = store.as_questions()
    assert {"id", "question", "style", "type", "plan", "names_plan", "answer", "evidence"} <= set(right)
    assert (right["answer"], right["style"], right["index_version"]) == (["Sở Y tế"], "plain", "v1")
    assert (wrong["answer"], wrong["style"], wrong["word"]) == ([], "nodiacritics", "mục IV")


def test_long_texts_are_cut_and_no_question_is_no_feedback():
    assert len(given(word="x" * 5000).word) == 1000
    with pytest.raises(InvalidRequestError):
        given(question=" ")


def test_a_line_that_a_crash_cut_short_loses_itself_only(tmp_path):
    store = FeedbackStore(tmp_path)
    store.add(given())
    with (tmp_path / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write('{"at": "x", "verd\n')
    store.add(given(word="sau"))
    assert [each.word for each in store.all()] == ["", "sau"]
    assert list(FeedbackStore(tmp_path / "none").all()) == []


def test_a_click_and_the_word_after_it_are_one_question(tmp_path):
    store = FeedbackStore(tmp_path)
    given = {"question": "ai?", "answer": "Sở A", "status": "answered", "version": "1"}
    for verdict, word in ((Verdict.WRONG, ""), (Verdict.WRONG, "phải là Sở B"), (Verdict.RIGHT, "")):
        store.add(Feedback.now(verdict=verdict, word=word, **given))
    assert [(each["verdict"], each["word"]) for each in store.as_questions()] == [("wrong", "phải là Sở B"), ("right", "")]
    assert [each.word for each in store.last(2)] == ["", "phải là Sở B"]
