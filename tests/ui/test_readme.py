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
        for name in ("README.md", "README.en.md")
        for match in re.findall(r"\btracuu ([a-z]+)", (ROOT / name).read_text("utf-8"))
    }
    known = set(get_command(app).commands)
    assert named <= known, named - known


def test_every_picture_of_the_readme_is_there_and_small_enough():
    pictures = {
        ROOT / found
        for name in ("README.md", "README.en.md")
        for found in re.findall(r"docs/images/[\w-]+\.png", (ROOT / name).read_text("utf-8"))
    }
    assert pictures == set((ROOT / "docs" / "images").iterdir())
    assert sum(picture.stat().st_size for picture in pictures) < 1_500_000
