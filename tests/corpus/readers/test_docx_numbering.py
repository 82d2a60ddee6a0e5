import pytest
from lxml import etree

from corpus.readers.list_marks import bullet, format_number
from corpus.readers.word.docx_numbering import Numbering

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def level(at: int, shape: str, pattern: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{pattern}"/>{extra}</w:lvl>'


def numbering(levels: str, instances: str) -> Numbering:
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    xml = f'<w:numbering xmlns:w="{NAMESPACE}">{abstract}{instances}</w:numbering>'
    return Numbering(etree.fromstring(xml), lambda style: None)


def instance(name: str, override: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="0"/>{override}</w:num>'


PLAN = (
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") + level(3, "bullet", "\uf02d")
)


def test_levels_count_and_start_again_below_a_higher_one():
    lists = numbering(PLAN, instance("1"))
    labels = [lists.label("1", at) for at in (0, 1, 1, 2, 2, 3, 1, 2, 0, 1)]
    assert labels == ["I.", "1.", "2.", "a)", "b)", "-", "3.", "a)", "II.", "1."]


def test_legal_numbering_writes_all_levels_in_decimal():
    lists = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"), instance("1"))
    assert [lists.label("1", at) for at in (0, 1, 0, 1, 1)] == ["I.", "1.1.", "II.", "2.1.", "2.2."]


def test_instances_of_one_list_go_on_counting_unless_one_starts_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(PLAN, instance("1") + instance("2") + instance("3", override))
    assert [lists.label(name, 0) for name in ("1", "2", "3", "3", "2")] == ["I.", "II.", "I.", "II.", "III."]


def test_a_level_that_never_restarts_goes_on():
    lists = numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'), instance("1"))
    assert [lists.label("1", at) for at in (0, 1, 1, 0, 1)] == ["1.", "1)", "2)", "2.", "3)"]


def test_unknown_lists_and_levels_have_no_label():
    lists = numbering(PLAN, instance("1"))
    assert [lists.label("9", 0), lists.label("1", 8)] == ["", ""]


@pytest.mark.parametrize(
    ("number", "shape", "written"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (7, "hebrew1", "7"),
        (10**9, "upperRoman", "1000000000"),
    ],
)
def test_number_formats(number, shape, written):
    assert format_number(number, shape) == written


@pytest.mark.parametrize(("sign", "mark"), [("–", "-"), ("+", "+"), ("\uf0b7", "•"), ("o", "•"), ("", "")])
def test_bullets(sign, mark):
    assert bullet(sign) == mark
