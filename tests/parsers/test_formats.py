"""Every format gives the same kind of document, or one clear line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from councilgraph.errors import DocumentError
from councilgraph.model import SectionKind
from councilgraph.parsers import parse

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Warm Hubs – Hackney Council</title>
<link rel="canonical" href="https://example.org/case-study/warm-hubs/">
<meta property="article:published_time" content="2023-02-14"></head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Warm Hubs</h1>
<p>Hackney Council runs the Warm Hubs with Hackney Foodbank in every ward of the borough,
so that nobody needs to choose between heating and eating in the winter months.</p>
<ul><li>Age UK East London calls on older residents who live alone.</li>
<li>Groundwork London insulates.</li></ul>
<p>For further information contact:</p></article><script>alert("no")</script></body></html>"""


def pdf(columns: list[list[str]]) -> bytes:
    """Make a one-page PDF whose columns stand side by side."""
    ops = ["BT", "/F1 10 Tf"]
    for at, lines in enumerate(columns):
        ops.append(f"1 0 0 1 {50 + 260 * at} 750 Tm")
        for line in lines:
            ops.append(f"({line}) Tj")
            ops.append("0 -14 Td")
    stream = "\n".join([*ops, "ET"]).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return out.getvalue()


def test_html_gives_the_main_text_and_says_where_the_page_is(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_text(PAGE, encoding="utf-8")
    document = parse(path)
    for phrase in ("Hackney Foodbank", "Age UK East London", "Groundwork London insulates"):
        assert phrase in document.text
    assert "alert" not in document.text
    assert document.metadata.source == "https://example.org/case-study/warm-hubs/"
    assert document.metadata.date == "2023-02-14"
    assert document.slug == "warm-hubs"


def test_html_keeps_what_choosers_of_main_text_drop(tmp_path: Path) -> None:
    statement = "We will embrace innovation in how we work with local communities to drive positive change."
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><nav><a href='/'>Home</a></nav><main><h1>Warm Hubs</h1><aside><ul>"
        "<li>Lead Member <b>Leeds City Council</b></li><li>Year 2021</li></ul></aside>"
        f"<h3>Principles met</h3><ul><li>{statement}</li></ul>"
        "<p>Leeds City Council opened hubs with Leeds Mind in every ward of the city, open each day.</p>"
        "<table><tr><th>Partner</th><th>Role</th></tr><tr><td>Leeds Mind</td><td>hosts</td></tr></table>"
        "</main>"
        "<footer>© 2024 The Network</footer></body></html>",
        encoding="utf-8",
    )
    document = parse(path)
    kinds = [section.kind.value for section in document.sections]
    assert kinds[:5] == ["title", "metadata", "metadata", "principles", "principles"]
    assert "Leeds Mind" in [document.text[start:end] for start, end in document.sentences]
    assert document.metadata.date is None
    assert "Home" not in document.text and "©" not in document.text


def test_html_without_main_text_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "bare.htm"
    path.write_text("<body><div>Mind<br>Shelter</div><ul><li>Crisis</li></ul></body>", encoding="utf-8")
    text = parse(path).text
    assert all(name in text for name in ("Mind", "Shelter", "Crisis"))


def test_html_in_an_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    page = '<html><head><meta charset="windows-1252"></head><body><p>Caf\u00e9 \u00a35</p></body></html>'
    path.write_bytes(page.encode("windows-1252"))
    assert "Caf\u00e9 \u00a35" in parse(path).text


def test_pdf_columns_are_read_one_after_the_other_and_hyphens_mended(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    left = ["Preston City Council worked with", "the Centre for Local Economic Strat-", "egies on anchors."]
    right = ["The second column tells of", "the Social Value Portal."]
    path.write_bytes(pdf([left, right]))
    document = parse(path)
    assert "Economic Strategies on anchors." in document.text.replace("\n", " ")
    sentences = [document.text[start:end].replace("\n", " ") for start, end in document.sentences]
    assert "The second column tells of the Social Value Portal." in sentences


def test_docx_keeps_content_controls_text_boxes_lists_and_tables(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = docx.Document()
    made.add_paragraph("Leeds City Council leads.")
    made.add_paragraph("Zero Waste Leeds delivers.", style="List Bullet")
    made.add_table(1, 1).cell(0, 0).text = "Cell text"
    control = "<w:p><w:r><w:t>Inside a control</w:t></w:r></w:p>"
    box = (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>Inside a box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    body = made.element.body
    body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{control}</w:sdtContent></w:sdt>"))
    body.insert(1, parse_xml(box.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    path = tmp_path / "form.docx"
    made.save(str(path))
    text = parse(path).text
    for phrase in ("Leeds City Council leads.", "Cell text", "Inside a control", "Inside a box"):
        assert text.count(phrase) == 1
    assert "• Zero Waste Leeds delivers." in text.splitlines()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"\x00\x01\x02 text", "NUL at byte 0"),
        ("a.txt", b"Caf\xe9 in Leeds", "byte 0xe9 at offset 3"),
        ("a.txt", "Leeds".encode("utf-16"), "UTF-16"),
        ("a.md", b"%PDF-1.7 and so on", "binary file"),
        ("a.pdf", b"no pdf at all", "no PDF"),
        ("a.pdf", pdf([[]]), "holds no text"),
        ("a.docx", b"PK\x03\x04 broken", "no DOCX"),
        ("a.html", b"<p>\xff\xfe</p>", "not UTF-8"),
        ("a.html", b"  ", "empty"),
        ("a.png", b"\x89PNG", "not read (.png)"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_one_clear_line(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        parse(path)
    line = str(caught.value)
    assert says in line and name in line and "\n" not in line


@pytest.mark.parametrize("broken", [b"", b"<a/>", b"<w:document", b"\xff\xfe"])
def test_a_docx_with_a_broken_part_is_one_clear_line(tmp_path: Path, broken: bytes) -> None:
    import docx

    whole = io.BytesIO()
    docx.Document().save(whole)
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, broken if name == "word/document.xml" else old.read(name))
    with pytest.raises(DocumentError, match=r"a\.docx"):
        parse(path)


def test_markdown_is_text_and_its_heading_marks_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff# Warm Hubs\r\n\r\nLeeds City Council leads.\r\n".encode())
    document = parse(path)
    assert document.text == "# Warm Hubs\n\nLeeds City Council leads.\n"
    assert document.sections[0].kind is SectionKind.TITLE
