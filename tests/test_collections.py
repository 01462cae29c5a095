"""Collections and archives: what each format gives, and that hostile ones end quickly with a line that says why."""

from __future__ import annotations

import bz2
import csv
import datetime
import gzip
import io
import json
import lzma
import os
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers import READERS, Columns, Read, Source, limits
from extractor.readers.opening import holds_many
from extractor.readers.sniffing import suffix_of_head
from extractor.readers.sources import read

ONE = {"text": "Ana Reyes said.", "title": "T", "published": "2026-03-10", "byline": ["Jane Doe"], "url": "http://a/b"}
LINES = b"".join(json.dumps({"text": f"Text {n}."}).encode() + b"\n" for n in range(1, 4))


def items(path: Path, raw: bytes | str, columns: Columns = Columns()) -> list[Read]:  # noqa: B008
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return list(read(str(path), columns))


def brief(found: list[Read], folder: Path) -> list[tuple[str, str]]:
    """What was read: where, and its text, the bytes of its document or what is wrong with it."""
    return [(os.path.relpath(item.path, folder), content(item)) for item in found]


def content(item: Read) -> str:
    if isinstance(item, Article):
        return item.text
    return item.data.decode() if isinstance(item, Source) else f"! {item.problem}"


def texts(found: list[Read]) -> list[str]:
    return [content(item) for item in found if not isinstance(item, InputError)]


def failures(found: list[Read]) -> list[str]:
    return [str(item) for item in found if isinstance(item, InputError)]


# Objects


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        (json.dumps(ONE, indent=2), [""]),
        (json.dumps([ONE, ONE]), ["#1", "#2"]),
        ("\ufeff" + json.dumps({"status": "ok", "articles": [ONE]}), ["#1"]),
        (json.dumps({"response": {"total": 1, "results": [ONE]}}), ["#1"]),
        (json.dumps(ONE) + "\n" + json.dumps(ONE) + "\n", ["#1", "#2"]),
    ],
)
def test_json_in_its_shapes(raw: str, paths: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    found = items(path, raw)
    assert [item.path for item in found] == [f"{path}{place}" for place in paths]
    for item in found:
        assert isinstance(item, Article)
        assert (item.text, item.title, item.published) == ("Ana Reyes said.", "T", "2026-03-10")
        assert (item.byline, item.url) == (("Jane Doe",), "http://a/b")


@pytest.mark.parametrize(
    ("raw", "good", "problem"),
    [
        ('[{"text": "a"}, 7, {"text": "b"}]', ["a", "b"], "no JSON object"),
        ('[{"text": "a"}, {"text": fal', ["a"], "no valid JSON"),
        ('[{"text": "a"}', ["a"], "cut off"),
        ("[" * 100_000, [], "nested too deep"),
        ('{"a": ' * 100_000, [], "nested too deep"),
        ("[]", [], "empty"),
        ("", [], "empty"),
        ('{"a": 1, "b": 2}', [], "'a', 'b'"),
        ('"x"', [], "neither"),
    ],
)
def test_json_that_is_broken_gives_what_is_whole(raw: str, good: list[str], problem: str, tmp_path: Path) -> None:
    found = items(tmp_path / "a.json", raw)
    assert texts(found) == good
    (failure,) = failures(found)
    assert problem in failure


def test_json_longer_than_a_block_is_read_piece_by_piece(tmp_path: Path) -> None:
    rows = [{"text": "ä“\\\n" * (n * 997 % 30_000 + 1), "n": n} for n in range(60)]
    assert texts(items(tmp_path / "a.json", json.dumps(rows))) == [row["text"] for row in rows]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1767225600, "2026-01-01"),
        (1767225600123, "2026-01-01"),
        ("1767225600.5", "2026-01-01"),
        (20260310, "20260310"),
        (123456789, "123456789"),
        ({"$date": "2026-01-01T10:00:00Z"}, "2026-01-01T10:00:00Z"),
        ("NaT", None),
        (True, None),
    ],
)
def test_days_in_many_forms(value: object, day: str | None, tmp_path: Path) -> None:
    (item,) = items(tmp_path / "a.jsonl", json.dumps({"text": "x", "date_publish": value}))
    assert isinstance(item, Article)
    assert item.published == day


@pytest.mark.parametrize("authors", [["A B", "C D"], [{"name": "A B"}, {"name": "C D"}], "['A B', 'C D', 'A B']"])
def test_authors_in_many_forms(authors: object, tmp_path: Path) -> None:
    (item,) = items(tmp_path / "a.jsonl", json.dumps({"text": "x", "authors": authors}))
    assert isinstance(item, Article)
    assert item.byline == ("A B", "C D")


@pytest.mark.parametrize("data", [{"html": "<p>Hi"}, {"content": "<!DOCTYPE html><p>Hi"}, {"content_html": "<p>Hi"}])
def test_html_in_a_field_is_a_document(data: dict[str, str], tmp_path: Path) -> None:
    (item,) = items(tmp_path / "a.jsonl", json.dumps({**data, "title": "T", "link": "http://x"}))
    assert isinstance(item, Source)
    assert (item.suffix, item.charset, item.title, item.url) == (".html", "utf-8", "T", "http://x")
    assert item.data.endswith(b"<p>Hi")


def test_named_columns_count_and_missing_ones_are_told(tmp_path: Path) -> None:
    raw = json.dumps({"text": "a", "lead": "b", "when": "2026-03-10"})
    (item,) = items(tmp_path / "a.jsonl", raw, Columns(text="lead", date="when"))
    assert isinstance(item, Article)
    assert (item.text, item.published) == ("b", "2026-03-10")
    (failure,) = failures(items(tmp_path / "a.jsonl", raw, Columns(text="name")))
    assert "'name'" in failure
    assert "'text', 'lead', 'when'" in failure
    (sparse,) = items(tmp_path / "a.jsonl", raw, Columns(title="name"))
    assert isinstance(sparse, Article)
    assert sparse.title is None


def test_a_record_without_its_text_says_how_to_get_it(tmp_path: Path) -> None:
    (failure,) = failures(items(tmp_path / "a.jsonl", json.dumps({"schema": "extractor/1", "title": "T"})))
    assert "--text" in failure


# Tables


def test_csv_of_semicolons_with_lines_in_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    raw = '\ufeffTitle;Body;Pub Date\n\nT;"a;b\nc";2026-03-10\n;nan;\n;d\n;e;;\n;f;;g\n'
    assert brief(items(path, raw), tmp_path) == [
        ("a.csv#1", "a;b\nc"),
        ("a.csv#2", "! is empty: it holds no text"),
        ("a.csv#3", "d"),
        ("a.csv#4", "e"),
        ("a.csv#5", "! has 4 cells where the first row names 3: texts need quotation marks around them"),
    ]


def test_csv_in_mixed_encodings_warns_of_the_row(tmp_path: Path) -> None:
    first, second, third = items(tmp_path / "a.csv", b"text\ncaf\xe9\nna\xc3\xafve\nN\0UL\n")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Article)
    assert [first.text, second.text, third.text] == ["café", "naïve", "NUL"]
    assert (len(first.warnings), len(second.warnings), len(third.warnings)) == (1, 0, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1251"])
def test_csv_in_other_encodings(encoding: str, tmp_path: Path) -> None:
    text = "Министр обещал построить триста домов до конца года. " * 4
    assert texts(items(tmp_path / "a.csv", f"text,n\n{text},1\n".encode(encoding))) == [text]


def test_csv_keeps_long_cells(tmp_path: Path) -> None:
    assert texts(items(tmp_path / "a.csv", "text\n" + "x" * 500_000)) == ["x" * 500_000]


@pytest.mark.parametrize(
    ("raw", "good"),
    [
        ('n\ttext\n1\t"We won," she said.\n2\tx\n', ['"We won," she said.', "x"]),
        ('n\ttext\n1\t"We ""won""\nit."\n2\tx\n', ['We "won"\nit.', "x"]),
    ],
)
def test_tsv_with_and_without_quoting(raw: str, good: list[str], tmp_path: Path) -> None:
    assert texts(items(tmp_path / "a.tsv", raw)) == good


@pytest.mark.parametrize(
    ("raw", "problem"),
    [("a,b\n1,2\n", "'a', 'b'"), ("text\n", "no row"), ("", "empty"), (b"\0\1\2" * 999, "binary")],
)
def test_a_table_without_texts_is_named_once(raw: str | bytes, problem: str, tmp_path: Path) -> None:
    (failure,) = failures(items(tmp_path / "a.csv", raw))
    assert problem in failure


def test_csv_written_by_the_standard_library_is_read_again(tmp_path: Path) -> None:
    rows = [['He said "no", twice.\n\nThen left; for good.'], ["\tx"], ["“y”"]]
    out = io.StringIO()
    csv.writer(out).writerows([["text"], *rows])
    assert texts(items(tmp_path / "a.csv", out.getvalue())) == [row[0] for row in rows]


def table_bytes() -> bytes:
    when = datetime.datetime(2026, 3, 10, 1, 2, 3, 4)
    columns = {
        "Text": ["a", None, "c"],
        "date": pyarrow.array([when] * 3, pyarrow.timestamp("ns")),
        "authors": [["A B", "C D"], [], None],
        "vector": [[1.0] * 9] * 3,
    }
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def test_parquet(tmp_path: Path) -> None:
    found = items(tmp_path / "a.parquet", table_bytes())
    assert brief(found, tmp_path) == [
        ("a.parquet#1", "a"),
        ("a.parquet#2", "! is empty: it holds no text"),
        ("a.parquet#3", "c"),
    ]
    assert isinstance(found[0], Article)
    assert (found[0].published, found[0].byline) == ("2026-03-10", ("A B", "C D"))
    (failure,) = failures(items(tmp_path / "b.parquet", table_bytes()[:-9]))
    assert "broken" in failure


# Web archives and mailboxes


def warc_bytes(*pages: tuple[bytes, dict[str, str]], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x", {"software": "y"}))
    for body, headers in pages:
        status = headers.pop("Status", "200 OK")
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        record = writer.create_warc_record("http://a.b/c", "response", payload=io.BytesIO(body), http_headers=http)
        writer.write_record(record)
    return out.getvalue()


def page(body: bytes, **headers: str) -> tuple[bytes, dict[str, str]]:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return body, {"Content-Type": "text/html; charset=ISO-8859-1", **names}


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive_gives_its_pages_with_where_they_stand(packed: bool, tmp_path: Path) -> None:
    pages = [
        page(b"<p>one</p>"),
        page(b"gone", Status="404 Not Found"),
        page(b"GIF89", Content_Type="image/gif"),
        page(gzip.compress(b"<p>two</p>"), Content_Encoding="gzip"),
        page(zlib.compress(b"<p>three</p>")[2:-4], Content_Encoding="deflate"),
        page(pyarrow.compress(b"<p>four</p>", "brotli", asbytes=True), Content_Encoding="br"),
        page(b"<p>was decoded</p>", Content_Encoding="br"),
        page(b"6\r\n<p>fiv\r\n5\r\ne</p>\r\n0\r\n\r\n", Transfer_Encoding="chunked"),
        page(b"plain", Content_Type="text/plain"),
    ]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    raw = warc_bytes(*pages, packed=packed)
    found = items(path, raw)
    bodies = ["one", "two", "three", "four", "was decoded", "five"]
    assert texts(found) == [f"<p>{body}</p>" for body in bodies] + ["plain"]
    for item in found:
        assert isinstance(item, Source)
        assert (item.url, item.published) == ("http://a.b/c", None)
        record = raw[int(item.path.rpartition("#")[2]) :]
        assert (zlib.decompressobj(31).decompress(record) if packed else record).startswith(b"WARC/1.0\r\n")
    assert isinstance(found[0], Source)
    assert (found[0].suffix, found[0].charset) == (".html", "ISO-8859-1")


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive_that_is_cut_off_names_the_place(packed: bool, tmp_path: Path) -> None:
    raw = warc_bytes(page(b"<p>one</p>"), page(os.urandom(5000)), packed=packed)
    found = items(tmp_path / "a.warc.gz", raw[:-2000])
    assert texts(found) == ["<p>one</p>"]
    (failure,) = failures(found)
    assert "cut off" in failure
    assert "a.warc.gz#" in failure


def test_a_page_in_a_coding_that_is_broken_costs_no_other(tmp_path: Path) -> None:
    pages = [page(b"\x1f\x8bxx", Content_Encoding="gzip"), page(b"\0", Content_Encoding="odd"), page(b"<p>one</p>")]
    found = items(tmp_path / "a.warc", warc_bytes(*pages, packed=False))
    assert texts(found) == ["<p>one</p>"]
    assert len(failures(found)) == 2


MAILBOX = (
    b"From a@b.c Tue Mar 10 10:00:00 2026\nSubject: x\n\nOne.\n>From here\n>>From there\n\nFrom the mayor's office\n\n"
    b"From - Tue Mar 10 10:00:00 2026\r\nSubject: y\r\n\r\nTwo.\r\n"
)


def test_mailbox_gives_its_messages(tmp_path: Path) -> None:
    first, second = items(tmp_path / "a.mbox", MAILBOX)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.path.endswith("a.mbox#1")
    assert first.suffix == ".eml"
    assert first.data == b"Subject: x\n\nOne.\nFrom here\n>From there\n\nFrom the mayor's office\n\n"
    assert second.data == b"Subject: y\r\n\r\nTwo.\r\n"


def test_what_is_no_mailbox_is_named(tmp_path: Path) -> None:
    (failure,) = failures(items(tmp_path / "a.mbox", b"Dear all,\n\nFrom x@y Tue Mar 10 10:00:00 2026\n"))
    assert "no mailbox" in failure


# Compressed files and archives


def zip_bytes(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tar_bytes(mode: str = "w", **files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", lambda raw: pyarrow.compress(raw, "zstd", asbytes=True)),
    ],
)
def test_compressed_files_and_those_that_are_cut_off(suffix: str, pack: object, tmp_path: Path) -> None:
    raw = pack(LINES)  # type: ignore[operator]
    whole = items(tmp_path / f"a.jsonl{suffix}", raw)
    assert brief(whole, tmp_path) == [(f"a.jsonl{suffix}#{n}", f"Text {n}.") for n in (1, 2, 3)]
    (failure,) = failures(items(tmp_path / f"a.jsonl{suffix}", raw[:-6]))
    assert "cut off" in failure


def test_what_was_read_before_the_end_of_a_cut_off_file_counts(tmp_path: Path) -> None:
    raw = gzip.compress(b"".join(json.dumps({"text": os.urandom(30).hex()}).encode() + b"\n" for _ in range(999)))
    found = items(tmp_path / "a.jsonl.gz", raw[: len(raw) // 2])
    assert len(texts(found)) > 300
    assert len(failures(found)) == 1


MEMBERS = {
    "b/b.jsonl": LINES,
    "a.TXT": b"text",
    "__MACOSX/a.txt": b"no",
    "b/.hidden.txt": b"no",
    "k.png": b"no",
    "t.txt.gz": gzip.compress(b"inner"),
    "../../etc/x\x01y.txt": b"out",
    "/abs.txt": b"abs",
    "w\\v.md": b"windows",
}
READ = {
    ("b/b.jsonl#1", "Text 1."),
    ("b/b.jsonl#2", "Text 2."),
    ("b/b.jsonl#3", "Text 3."),
    ("a.TXT", "text"),
    ("t.txt.gz", "inner"),
    ("etc/x\ufffdy.txt", "out"),
    ("abs.txt", "abs"),
    ("w/v.md", "windows"),
}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("all.zip", zip_bytes(**MEMBERS)),
        ("all.tar", tar_bytes(**MEMBERS)),
        ("all.tar.gz", tar_bytes("w:gz", **MEMBERS)),
        ("all.tgz", tar_bytes("w:gz", **MEMBERS)),
        ("all.tar.xz", tar_bytes("w:xz", **MEMBERS)),
    ],
)
def test_archives_give_what_a_folder_would(name: str, raw: bytes, tmp_path: Path) -> None:
    found = brief(items(tmp_path / name, raw), tmp_path)
    assert set(found) == {(f"{name}/{path}", text) for path, text in READ}
    assert len(found) == len(READ)


def test_zip_is_sorted_and_tar_in_its_own_order(tmp_path: Path) -> None:
    files = {"b.txt": b"b", "a.txt": b"a"}
    assert texts(items(tmp_path / "a.zip", zip_bytes(**files))) == ["a", "b"]
    assert texts(items(tmp_path / "a.tar", tar_bytes(**files))) == ["b", "a"]


def test_archives_in_archives_and_streams(tmp_path: Path) -> None:
    inner = zip_bytes(**{"a.parquet": table_bytes(), "m.mbox": MAILBOX})
    raw = tar_bytes("w:gz", **{"in.zip": inner, "z.txt": b"last"})
    expected = ["a", "c"]
    assert texts(items(tmp_path / "a.tar.gz", raw))[:2] == expected
    found = list(read("-", stdin=io.BytesIO(raw)))
    assert texts(found)[:2] == expected
    assert found[0].path == "-/in.zip/a.parquet#1"
    assert texts(found)[-1] == "last"


def test_links_and_devices_in_a_tar_are_not_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    (failure,) = failures(items(tmp_path / "a.tar", out.getvalue()))
    assert "without articles" in failure


def test_an_encrypted_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    raw = bytearray(zip_bytes(**{"a.txt": b"secret", "b.txt": b"open"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    found = items(tmp_path / "a.zip", bytes(raw))
    assert texts(found) == ["open"]
    assert "encrypted" in failures(found)[0]


def test_depth_ends(tmp_path: Path) -> None:
    raw = b"deep"
    for name in ("a.txt", "1.zip", "2.zip", "3.zip"):
        raw = zip_bytes(**{name: raw})
    (failure,) = failures(items(tmp_path / "a.zip", raw))
    assert "unpack it" in failure
    (failure,) = failures(items(tmp_path / ("a.txt" + ".gz" * 9), gzip.compress(b"x")))
    assert "unpack it" in failure


# Hostile input


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_DOCUMENT", 1_000_000)
    monkeypatch.setattr(limits, "MAX_LINE", 1_000_000)
    monkeypatch.setattr(limits, "FREE", 100_000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", b"x" * 1_000_001),
        ("a.txt.gz", gzip.compress(b"\0" * 9_000_000)),
        ("a.jsonl.bz2", bz2.compress(b"a" * 90_000_000)),
        ("a.csv.xz", lzma.compress(b"text\n" + b"a" * 90_000_000)),
        ("a.json", b"[" + b'"' + b"a" * 4_000_000),
        ("a.csv", b'text\n"' + b"a\n" * 4_000_000),
        ("a.mbox", b"From a@b Tue Mar 10 10:00:00 2026\n" + b"a\n" * 1_000_000),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"\0" * 50_000_000)),
        ("a.zip", zip_bytes(**{"a.txt": b"\0" * 9_000_000})),
        ("a.zip", zip_bytes(**{f"{n}.txt": b"a" * 999_000 for n in range(50)}).replace(b"4.txt", b"5.txt")),
        ("a.tar.gz", tar_bytes("w:gz", **{"a.txt": b"\0" * 9_000_000})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_too_large_ends_with_a_line(name: str, raw: bytes, tmp_path: Path) -> None:
    started = time.process_time()
    found = items(tmp_path / name, raw)
    assert failures(found)
    assert time.process_time() - started < 5


def test_many_that_grow_are_stopped_together(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "MAX_ARCHIVE", 5_000_000)
    found = items(tmp_path / "a.zip", zip_bytes(**{f"{n}.txt": b"word " * 200_000 for n in range(50)}))
    assert 4 <= len(texts(found)) <= 5
    assert len(failures(found)) == 1
    monkeypatch.setattr(limits, "MAX_MEMBERS", 3)
    (failure,) = failures(items(tmp_path / "b.zip", zip_bytes(**{f"{n}.txt": b"x" for n in range(9)})))
    assert "more than 3 files" in failure


def test_a_long_line_costs_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "MAX_LINE", 1000)
    found = items(tmp_path / "a.jsonl", LINES + b'"' + b"x" * 1500 + b"\n" + LINES)
    assert len(texts(found)) == 6
    assert "a.jsonl#4: is too large" in failures(found)[0]


def test_a_tar_header_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 7_000_000_000
    (failure,) = failures(items(tmp_path / "a.tar", info.tobuf(tarfile.GNU_FORMAT) + b"x" * 10_000))
    assert "larger than any name" in failure


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a device")
@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("suffix", ["", *READERS])
def test_what_never_ends_is_not_read_to_its_end(suffix: str, tmp_path: Path) -> None:
    link = tmp_path / f"a{suffix}"
    link.symlink_to("/dev/zero")
    if suffix in (".parquet", ".zip"):
        pytest.skip("is read up to what a temporary file may hold")
    assert failures(list(read(str(link))))


SEEDS = {
    ".json": json.dumps([ONE] * 3).encode(),
    ".jsonl": LINES,
    ".csv": b'title,text\nT,"a\nb"\n',
    ".tsv": b"title\ttext\nT\ta\n",
    ".parquet": table_bytes(),
    ".warc": warc_bytes(page(b"<p>one</p>"), page(b"x", Transfer_Encoding="chunked"), packed=False),
    ".warc.gz": warc_bytes(page(b"<p>one</p>"), page(gzip.compress(b"x"), Content_Encoding="gzip")),
    ".mbox": MAILBOX,
    ".zip": zip_bytes(**MEMBERS),
    ".tar": tar_bytes(**MEMBERS),
    ".tgz": tar_bytes("w:gz", **MEMBERS),
    ".jsonl.xz": lzma.compress(LINES),
    ".jsonl.zst": pyarrow.compress(LINES, "zstd", asbytes=True),
}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), suffix=st.sampled_from([*READERS, *SEEDS]))
def test_whatever_the_bytes_nothing_is_raised(data: st.DataObject, suffix: str, tmp_path: Path) -> None:
    raw = bytearray(SEEDS.get(suffix, b""))
    if raw:
        for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=6)):
            raw[place] = data.draw(st.integers(0, 255))
        raw = raw[: data.draw(st.integers(0, len(raw)))] + data.draw(st.binary(max_size=20))
    else:
        raw = bytearray(data.draw(st.binary(max_size=300)))
    found = items(tmp_path / f"a{suffix}", bytes(raw))
    assert found
    assert all(isinstance(item, Article | Source | InputError) for item in found)
    assert all("\n" not in failure for failure in failures(found))
    assert isinstance(list(read("-", stdin=io.BytesIO(bytes(raw)))), list)


@pytest.mark.parametrize("name", ["a.jsonl", "a.JSON.gz", "a.zip", "a.tar.xz", "a.tgz", "a.warc.gz", "a.mbox"])
def test_what_may_hold_many_is_known_by_its_name(name: str) -> None:
    assert holds_many(name)
    assert not holds_many("a.txt")
    assert not holds_many("a.html.gz")


# Standard input


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"Plain.\n", ".txt"),
        (b'{"text": "x"}\n', ".jsonl"),
        (b'{"note": "x"}\n', ".txt"),
        (b"{\n", ".json"),
        (b'[{"text": "x"}]', ".json"),
        (b"[Updated] The mayor said\n", ".txt"),
        (b"\xef\xbb\xbf \n<!DOCTYPE HTML>\n", ".html"),
        (b"<html lang=en>", ".html"),
        (b"<mayor> said\n", ".txt"),
        (gzip.compress(LINES), ".gz"),
        (SEEDS[".warc.gz"], ".warc.gz"),
        (b"WARC/1.0\r\n", ".warc"),
        (SEEDS[".zip"], ".zip"),
        (SEEDS[".tar"], ".tar"),
        (SEEDS[".parquet"], ".parquet"),
        (MAILBOX[:36], ".mbox"),
        (b"From the mayor's office\n", ".txt"),
        (b"%PDF-1.7\n", ".pdf"),
    ],
)
def test_a_stream_is_told_by_how_it_begins(head: bytes, suffix: str) -> None:
    assert suffix_of_head(head) == suffix


def test_a_stream_is_read_whatever_it_is() -> None:
    for raw in (LINES, gzip.compress(LINES), gzip.compress(gzip.compress(LINES))):
        assert texts(list(read("-", stdin=io.BytesIO(raw)))) == ["Text 1.", "Text 2.", "Text 3."]
