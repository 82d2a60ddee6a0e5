"""Old Word files, OpenDocument and RTF, where LibreOffice is there to turn them into .docx."""

import hashlib
import shutil
import subprocess

import docx
import pytest

from corpus.readers import read
from corpus.readers.flow import Paragraph
from corpus.readers.word import libreoffice, office
from corpus.records.errors import MissingExtraError, UnreadableFileError
from tests import typesetting
from tests.corpus.readers.checks import check_document

needs_office = pytest.mark.skipif(
    not any(map(shutil.which, libreoffice.PROGRAMS)), reason="needs Debian's libreoffice-writer-nogui"
)
PLAN = [
    Paragraph("KẾ HOẠCH"),
    typesetting.table_of([("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Sở Y tế"), ("2", "Kiểm tra", typesetting.ABOVE)]),
]


@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_files_that_libreoffice_knows_are_read_with_their_tables(tmp_path, kind):
    (tmp_path / "x.docx").write_bytes(typesetting.as_docx(PLAN))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [next(filter(None, map(shutil.which, libreoffice.PROGRAMS))), profile, "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "x.docx")], check=True, capture_output=True)
    path = tmp_path / f"x.{kind}"
    found = read(path, tmp_path)
    check_document(found)
    assert found.text == "KẾ HOẠCH\n\nTT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở Y tế\n2\tKiểm tra"
    assert [cell.row_span for cell in found.grids[0].cells if cell.text == "Sở Y tế"] == [2]
    assert (found.format, found.id, found.warnings) == (kind, hashlib.sha256(path.read_bytes()).hexdigest(), ())


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"libreoffice-writer-nogui, hoặc mở tệp bằng Word"):
        office.read(b"{\\rtf1 x}", "x.rtf")


@pytest.mark.parametrize("program", ["false", "sleep"])
def test_a_program_that_fails_or_hangs_costs_one_file(monkeypatch, program):
    monkeypatch.setattr(libreoffice, "SECONDS", 1)
    monkeypatch.setattr(libreoffice, "PROGRAMS", ("true",))
    monkeypatch.setattr(libreoffice, "can_be_shut_off", lambda: True)
    monkeypatch.setattr(libreoffice, "_shut_off", lambda: ["sh", "-c", f"{program} 30"])
    with pytest.raises(UnreadableFileError, match="hãy mở"):
        office.read(b"{\\rtf1 x}", "x.rtf")


def test_a_python_docx_document_is_not_sent_through_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    document.save(tmp_path / "ten-cu.doc")
    assert read(tmp_path / "ten-cu.doc", tmp_path).text == "Kế hoạch"
