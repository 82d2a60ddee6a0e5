import corpus.records.errors
import ui.problems.errors
from corpus.records.errors import TraCuuError
from ui.problems.table import PROBLEMS, problem_of


def family(cls=TraCuuError):
    yield cls
    for child in cls.__subclasses__():
        yield from family(child)


def test_every_error_of_the_family_has_a_row():
    assert ui.problems.errors is not None
    assert corpus.records.errors is not None
    missing = {error.code for error in family() if error.__module__.split(".")[0] in ("corpus", "indexer", "qa", "ui")}
    assert missing - set(PROBLEMS) == set()


def test_no_error_shares_a_code_with_a_stranger():
    codes = {}
    for error in set(family()):
        assert codes.setdefault(error.code, error) is error


def test_types_are_stable_uris_and_differ():
    types = [problem.type for problem in PROBLEMS.values()]
    assert len(set(types)) == len(types)
    assert problem_of("plan_not_found").type == "urn:tracuu:problem:plan-not-found"


def test_statuses_and_exit_codes_are_failures():
    for problem in PROBLEMS.values():
        assert 400 <= problem.status <= 599
        assert 1 <= problem.exit_code <= 125


def test_a_code_nobody_entered_shows_as_the_general_error():
    assert problem_of("never-heard").code == "error"
