"""LibreOffice loads nothing that a document names, neither from the network nor from this machine, and leaves nothing."""

import http.server
import io
import shutil
import tempfile
import threading
import zipfile

import pytest

from corpus.readers.word import libreoffice, office
from corpus.records.errors import MissingExtraError, UnreadableFileError

needs_office = pytest.mark.skipif(
    not any(map(shutil.which, libreoffice.PROGRAMS)) or not libreoffice.can_be_shut_off(),
    reason="needs Debian's libreoffice-writer-nogui and network namespaces",
)
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)


def odt(body):
    """Return an OpenDocument text of ``body``."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>'
        f"{body}<text:p>KẾ HOẠCH nuôi ong của tỉnh</text:p></office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def picture(href):
    return f'<text:p><draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="{href}"/></draw:frame></text:p>'


def section(href):
    return f'<text:section text:name="s"><text:section-source xlink:href="{href}"/><text:p>chỗ</text:p></text:section>'


@pytest.fixture
def listener():
    called = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            called.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - as the base names them

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", called
    server.shutdown()


@needs_office
def test_nothing_is_loaded_from_an_address_or_from_this_machine(listener, tmp_path):
    url, called = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("điều rất mật", "utf-8")
    document = office.read(odt(picture(f"{url}/a.png") + section(f"{url}/b.odt") + section(secret.as_uri())), "x.odt")
    assert "KẾ HOẠCH nuôi ong" in document.text
    assert "rất mật" not in document.text
    assert called == []


@needs_office
def test_after_a_time_out_nothing_is_left(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(TimeoutError):
        libreoffice.converted(odt("<text:p>x</text:p>" * 200), ".odt", seconds=0.3)
    assert list(tmp_path.glob("tracuu-*")) == []


def test_without_a_namespace_the_formats_are_off(monkeypatch):
    monkeypatch.setattr(libreoffice, "can_be_shut_off", lambda: False)
    monkeypatch.setattr(libreoffice.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(MissingExtraError, match=r"lưu lại dưới dạng \.docx"):
        office.read(b"{\\rtf1 x}", "x.rtf")


def test_what_it_may_hold_is_limited(monkeypatch, tmp_path):
    monkeypatch.setattr(libreoffice, "MEGABYTES", 256)
    marker = tmp_path / "held"
    code = f"import pathlib; x = bytearray(1 << 30); pathlib.Path({str(marker)!r}).touch()"
    libreoffice._run([__import__("sys").executable, "-c", code], tmp_path, 30)
    assert not marker.exists()


@needs_office
def test_a_damaged_file_is_refused():
    with pytest.raises(UnreadableFileError):
        office.read(odt("")[:300], "x.odt")
