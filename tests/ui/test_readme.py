import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def commands(readme):
    text = (ROOT / readme).read_text("utf-8")
    return re.findall(r"^(make \w+)", text, re.MULTILINE)


def test_ci_runs_the_test_command_of_the_readme():
    assert commands("README.md") == commands("README.en.md") == ["make demo", "make test"]
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert "make test" in lines
    assert "make lint" in lines


def test_every_command_of_the_readme_is_one_that_there_is():
    from typer.main import get_command

    from ui.cli.main import app

    named = {
        match
        for name in ("README.md", "README.en.md", "docs/dong-lenh.md", "docs/cai-dat.md")
        for match in re.findall(r"(?:/|`|^)tracuu ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    }
    known = set(get_command(app).commands)
    assert named <= known, named - known


def test_every_picture_of_readme_and_docs_is_there_and_small_enough():
    shown = [ROOT / "README.md", ROOT / "README.en.md", *(ROOT / "docs").glob("*.md")]
    pictures = {
        ROOT / "docs/images" / name for page in shown for name in re.findall(r"images/([\w-]+\.png)", page.read_text("utf-8"))
    }
    assert pictures == set((ROOT / "docs" / "images").iterdir())
    assert sum(picture.stat().st_size for picture in pictures) < 2_500_000


def test_every_page_that_readme_and_docs_link_to_is_there():
    for page in (ROOT / "README.md", ROOT / "README.en.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([\w./-]+\.md)\)", page.read_text("utf-8")):
            assert (page.parent / link).is_file(), (page.name, link)


def test_the_exit_codes_that_are_documented_are_those_that_there_are():
    from ui.cli.main import INTERRUPTED
    from ui.problems.table import PROBLEMS

    told = {int(code) for code in re.findall(r"^\| (\d+) \|", (ROOT / "docs/dong-lenh.md").read_text("utf-8"), re.MULTILINE)}
    assert told == {0, INTERRUPTED, *(problem.exit_code for problem in PROBLEMS.values())}
