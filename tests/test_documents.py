"""Web pages, mails, Word documents and PDF: what is read from each, and that none ends in a traceback."""

from __future__ import annotations

import datetime
import io
import random
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from extractor.article import Article
from extractor.errors import InputError
from extractor.headers import names_in
from extractor.readers.documents import read_document
from extractor.readers.pdf import joined
from extractor.readers.source import Source

SAID = "Ana Reyes, the finance minister, promised on Friday to build 300 homes by the end of the year."
BODY = "".join(f"<p>{SAID.replace('300', str(n))}</p>" for n in range(300, 306))
STORY = f"<article><h1>Homes for the capital</h1>{BODY}</article>"


def read(suffix: str, data: bytes | str, charset: str | None = None) -> Article:
    raw = data.encode() if isinstance(data, str) else data
    article = read_document(Source(path=f"a{suffix}", suffix=suffix, data=raw, charset=charset))
    article.text.encode()  # no lone surrogates
    assert "\0" not in article.text
    return article


def page(body: str = STORY, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Homes | Harbour Post</title>{head}</head><body>{body}</body></html>"


def problem(suffix: str, data: bytes | str) -> str:
    with pytest.raises(InputError) as error:
        read(suffix, data)
    assert "\n" not in str(error.value)
    return error.value.problem


# ---------------------------------------------------------------- web pages


def test_a_page_gives_its_article_without_the_menu() -> None:
    head = (
        '<meta property="article:published_time" content="2026-03-10T23:30:00-05:00">'
        '<meta property="article:modified_time" content="2026-03-12">'
        '<meta name="author" content="By Jane Doe, Political Correspondent and John Roe">'
        '<link rel="canonical" href="https://post.example/homes">'
    )
    menu = "<nav><ul><li><a href='/w'>World News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    article = read(".html", page(menu + STORY, head))
    assert SAID in article.text
    assert "World News" not in article.text
    assert (article.title, article.url) == ("Homes for the capital", "https://post.example/homes")
    assert article.published == "2026-03-10"
    assert article.byline == ("Jane Doe", "John Roe")


LD = '<script type="application/ld+json">{"@type":"NewsArticle","%s" : "2026-03-10T08:00:00Z"}</script>'
MAIN = "<main><h1>Homes for the capital</h1>%s" + BODY + "</main>"
DAYS = {
    "json": (page(head=LD % "datePublished"), "2026-03-10"),
    "json of a change": (page(head=LD % "dateModified"), None),
    "address": (page(head='<link rel="canonical" href="https://p.example/2026/03/10/homes">'), "2026-03-10"),
    "change alone": (page(head='<meta property="article:modified_time" content="2026-03-12">'), None),
    "time": (page(MAIN % '<time datetime="2026-03-10T07:00">10 March</time>'), "2026-03-10"),
    "class": (page(f"<h1>Homes</h1><p class='post-date'>Published March 10, 2026</p>{BODY}"), "2026-03-10"),
    "updated": (page(MAIN % "<p class='date'>Updated: March 12, 2026</p>"), None),
    "either month": (page(MAIN % "<p class='date'>03/10/2026</p>"), None),
    "masthead": (page("<header><p class='date'>Monday, 9 November 2026</p></header>" + MAIN % ""), None),
    "related": (page(MAIN % "" + "<div class='related'><time datetime='2020-01-01'>x</time></div>"), None),
    "text": (page(f"<h1>Homes</h1>{BODY}<p>The law of 2019-05-04 was passed on May 4, 2019.</p><p>© 2018</p>"), None),
    "old": (page(head='<meta name="date" content="1912-04-16">'), "1912-04-16"),
}


@pytest.mark.parametrize(("html", "day"), DAYS.values(), ids=DAYS)
def test_the_day_is_that_of_publication_or_none(html: str, day: str | None) -> None:
    assert read(".html", html).published == day


def test_the_address_of_a_saved_page() -> None:
    saved = page().replace("<html>", "<!-- saved from url=(0024)https://post.example/a/b -->\n<html>")
    assert read(".htm", saved).url == "https://post.example/a/b"


@pytest.mark.parametrize(
    ("encoding", "head", "charset", "warned"),
    [
        ("utf-8", "<meta charset='iso-8859-1'>", None, False),
        ("cp1252", "<meta charset='ISO-8859-1'>", None, False),
        ("iso8859-2", "", "iso-8859-2", False),
        ("cp1252", "", None, True),
        ("cp1252", "<meta charset='hex'>", "zip", True),
        ("utf-16", "", None, True),
    ],
)
def test_the_encoding_is_found(encoding: str, head: str, charset: str | None, warned: bool) -> None:
    html = page(STORY.replace("Ana", "Áná"), head)
    article = read(".xhtml", html.encode(encoding), charset)
    assert "Áná Reyes" in article.text
    assert bool(article.warnings) is warned


def test_what_no_record_can_hold_is_replaced() -> None:
    text = read(".html", page(STORY.replace("Ana", "An&#xD83D;\0a"))).text
    assert "Reyes, the finance minister" in text


def test_broken_bytes_of_a_page_in_utf8_are_told() -> None:
    article = read(".html", page(head="<meta charset='utf-8'>").encode().replace(b"finance", b"fin\xe9nce", 1))
    assert "fin\ufffdnce" in article.text
    assert article.warnings


@pytest.mark.parametrize(
    "html",
    [
        "",
        "just words",
        page("<nav><ul>" + "<li><a href='/x'>World News</a></li>" * 30 + "</ul></nav>"),
        bytes(range(256)) * 20,
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>&b;</body></html>',
    ],
)
def test_a_page_without_an_article_is_named(html: str | bytes) -> None:
    assert problem(".html", html)


HOSTILE = {
    "deep": "<div>" * 10_000 + BODY,
    "deep inline": "<p>" + "<b>" * 10_000 + SAID,
    "many tags": "<br>" * 1_000_000,
    "many inline": "<p>" + "<i>a b</i> " * 30_000,
    "many inline, wrapped": "<p>" + "<font><i>a b</i></font> " * 12_000,
    "nothing closed": "<div><p><a href=x>x" * 20_000,
    "one word": "<p>" + "a" * 1_000_000,
    "one sign": "<p>" + "<" * 90_000 + "&" * 100_000,
    "attribute": f"<p class='{'a' * 1_000_000}'>" + BODY,
    "marks": BODY + "<div class='date'>" * 200 + "x" * 100_000,
    "deep json": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
    "accents": "<p>" + "e" + "\u0301" * 200_000 + "\u202e\u200d" * 1000 + f"</p>{BODY}",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_ends_soon_and_without_a_traceback(html: str) -> None:
    start = time.process_time()
    with suppress(InputError):
        read(".html", html)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Jane Doe, Staff Writer", ("Jane Doe",)),
        ("Jane Doe; John van der Roe; Jane Doe", ("Jane Doe", "John van der Roe")),
        ("Jane Doe jane@post.example", ("Jane Doe",)),
        ("Reuters Staff", ()),
        ("Web Desk", ()),
        ("The Harbour Post", ()),
        ("Ministry of Finance", ()),
        ("admin", ()),
    ],
)
def test_writers_are_persons(words: str, names: tuple[str, ...]) -> None:
    assert names_in(words) == names


# ---------------------------------------------------------------- mails


def mail(body: str, kind: str = "text/plain; charset=utf-8", sender: str = "Jane Doe <jane@post.example>") -> str:
    return (
        f"From: {sender}\nSubject: Fwd: =?utf-8?q?Homes_for_the_capital?=\nDate: Tue, 10 Mar 2026 23:30:00 -0500\n"
        f"MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}"
    )


def test_a_mail_gives_text_subject_day_and_sender() -> None:
    article = read(".eml", mail(SAID))
    assert (article.text, article.title, article.published) == (SAID, "Homes for the capital", "2026-03-10")
    assert article.byline == ("Jane Doe",)


@pytest.mark.parametrize("sender", ["Press Office <p@x.example>", "p@x.example", "=?x?y?=@@<>,;:", ""])
def test_a_sender_that_is_no_person_is_no_writer(sender: str) -> None:
    assert read(".eml", mail(SAID, sender=sender)).byline == ()


@pytest.mark.parametrize(
    "body",
    [
        f"---------- Forwarded message ---------\nFrom: Press <p@x>\nDate: Mon, 9 Mar 2026\nTo: <a@b>\n\n{SAID}",
        f"{SAID}\n\n-- \nJohn Roe\nSpokesman of the ministry",
        f"{SAID}\n\nOn Mon, 9 Mar 2026, John Roe wrote:\n> We promise to pay.\n> We will.\n",
        f"> {SAID}",
    ],
)
def test_what_surrounds_the_message_is_left_out(body: str) -> None:
    assert read(".eml", mail(body)).text == SAID


def test_a_page_in_a_mail_is_read_where_the_plain_part_is_a_stub() -> None:
    parts = f"--b\nContent-Type: text/plain\n\nView it in a browser.\n--b\nContent-Type: text/html\n\n{BODY}\n--b--\n"
    assert SAID in read(".eml", mail(parts, 'multipart/alternative; boundary="b"')).text


@pytest.mark.parametrize("charset", ["nonsense", "us-ascii", "utf-8", "hex"])
def test_a_mail_with_a_wrong_charset_is_read(charset: str) -> None:
    raw = mail(f"José Núñez: {SAID}", f"text/plain; charset={charset}").encode("cp1252")
    assert SAID in read(".eml", raw).text


NESTED = 'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n'
MAILS = {
    "empty": "",
    "no header": "just words\n",
    "no body": mail("", 'multipart/mixed; boundary="a"'),
    "an attachment": mail(
        '--a\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="r.pdf"\n\nx\n--a--',
        'multipart/mixed; boundary="a"',
    ),
    "too many parts": "Subject: x\n" + "".join(NESTED % (n, n) for n in range(2000)) + SAID,
    "mails in mails": "Subject: x\n" + "Content-Type: message/rfc822\n\n" * 3000 + SAID,
}


@pytest.mark.parametrize("raw", MAILS.values(), ids=MAILS)
def test_a_mail_without_text_is_named(raw: str) -> None:
    found = problem(".eml", raw)
    assert "r.pdf" in found or "attachment" not in found


def test_long_headers_cost_no_time() -> None:
    start = time.process_time()
    assert read(".eml", f"Subject: {'a ' * 500_000}\nFrom: {'a,' * 100_000}\nTo: x@y\n\n{SAID}").text == SAID
    assert time.process_time() - start < 2


# ---------------------------------------------------------------- Word documents


def word(change: Callable[..., object] | None = None) -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(SAID)
    document.add_table(1, 2).cell(0, 1).text = "A cell of the table"
    document.core_properties.title, document.core_properties.author = "Homes for the capital", "Jane Doe"
    document.core_properties.created = datetime.datetime(2026, 3, 10)
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rewritten(old: bytes, new: bytes) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(word())), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            archive.writestr(name, data.replace(old, new, 1) if name == "word/document.xml" else data)
    return out.getvalue()


def test_a_word_document_gives_paragraphs_and_cells() -> None:
    article = read(".docx", word())
    assert article.text == f"{SAID}\n\nA cell of the table"
    assert (article.title, article.byline, article.published) == ("Homes for the capital", ("Jane Doe",), None)


def test_the_day_of_a_file_counts_where_its_text_names_it() -> None:
    assert read(".docx", word(lambda d: d.add_paragraph("For release on 10 March 2026."))).published == "2026-03-10"
    assert read(".docx", word(lambda d: d.add_paragraph("For release on 9 March 2026."))).published is None


def test_tracked_changes_are_taken_as_made() -> None:
    changes = (
        b"<w:p><w:del><w:r><w:delText>Old.</w:delText></w:r></w:del><w:ins><w:r><w:t>New.</w:t></w:r></w:ins></w:p>"
    )
    assert read(".docx", rewritten(b"<w:body>", b"<w:body>" + changes)).text.startswith(f"New.\n\n{SAID}")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(20_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"", "read"),
        (b"PK\x03\x04junk", "read"),
        (b"\xd0\xcf\x11\xe0old", "encrypted"),
        (bomb(), "large"),
        (rewritten(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'), "entities"),
        (rewritten(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000), "read"),
        (rewritten(b"<w:body>", b"<w:bod>"), "read"),
    ],
)
def test_a_word_document_that_is_none_is_named(raw: bytes, named: str) -> None:
    assert named in problem(".docx", raw)


# ---------------------------------------------------------------- PDF


def pdf(lines: list[str], title: str = "Homes for the capital") -> bytes:
    """A PDF of one page with these lines, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 60 780 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title({title})/Author(Jane Doe)/CreationDate(D:20260310120000Z)>>".encode(),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + table + b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n"
    return out + b"%d\n%%%%EOF" % start


def test_a_pdf_gives_its_text_with_split_words_joined() -> None:
    article = read(
        ".pdf", pdf(["Lima, 10 March 2026.", "Ana Reyes promised on Fri-", "day to build three hundred homes."])
    )
    assert "promised on Friday to build" in article.text
    assert (article.title, article.byline) == ("Homes for the capital", ("Jane Doe",))
    assert article.published == "2026-03-10"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    words = ("budget", "harbour", "school", "ferry")
    middle = "will cost\nmore for the well-\nknown"
    pages = [f"Harbour Post\nPage {n}\nThe {word} {middle} {word}." for n, word in enumerate(words)]
    text = joined([f"{page}\nIt was said of the {word}." for page, word in zip(pages, words, strict=True)])
    assert "Harbour Post" not in text
    assert "Page" not in text
    assert all(f"The {word} will cost" in text for word in words)
    assert "well-known" in joined(["The well-\nknown plan of the city"])


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - homes.doc", "final version 3.docx"])
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert read(".pdf", pdf([SAID], title)).title is None


def encrypted(password: str) -> bytes:
    import pypdf

    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([SAID]))), io.BytesIO()
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_is_locked_is_named_and_one_that_may_be_read_is_read() -> None:
    assert "password" in problem(".pdf", encrypted("secret"))
    assert SAID in read(".pdf", encrypted("")).text


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4\n%junk", pdf([]), pdf([SAID])[:300]])
def test_a_pdf_without_text_is_named(raw: bytes) -> None:
    assert problem(".pdf", raw)


@pytest.mark.parametrize(("suffix", "raw"), [(".pdf", pdf([SAID])), (".docx", word()), (".eml", mail(SAID).encode())])
def test_damaged_files_end_in_a_line(suffix: str, raw: bytes) -> None:
    chance = random.Random(7)
    for _ in range(30):
        damaged = bytearray(raw)
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(InputError):
            read(suffix, bytes(damaged))


@pytest.mark.parametrize(("suffix", "library", "raw"), [(".pdf", "pypdf", pdf([SAID])), (".docx", "docx", word())])
def test_a_missing_library_is_named_with_what_installs_it(
    suffix: str, library: str, raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert "news-extractor[documents]" in problem(suffix, raw)
