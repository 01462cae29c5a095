"""Files, folders, standard input: what is read, what is refused, and that a bad input never loses a good one."""

from __future__ import annotations

import io
import itertools
import json
import os
import socket
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers import Read, Source
from extractor.readers.documents import read_document
from extractor.readers.sources import expand, files_from, read, shown
from extractor.readers.text import decode


def articles(items: Iterable[Read]) -> list[Article | InputError]:
    """What comes out of what was read, with the documents read as a worker does."""
    return [document(item) if isinstance(item, Source) else item for item in items]


def document(source: Source) -> Article | InputError:
    try:
        return read_document(source)
    except InputError as error:
        return error


def one(path: Path, raw: bytes) -> Article | InputError:
    path.write_bytes(raw)
    (item,) = articles(read(str(path)))
    return item


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    item = one(tmp_path / "a.txt", b"\xef\xbb\xbfOne.\r\n\r\nTwo \xe2\x80\x9cwords\xe2\x80\x9d.\r")
    assert isinstance(item, Article)
    assert item.text == "One.\r\n\r\nTwo “words”.\r"
    assert item.warnings == ()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.4\n\x00\x01\x02\xff\xfe\x00", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, raw: bytes, problem: str) -> None:
    item = one(tmp_path / "a.txt", raw)
    assert isinstance(item, InputError)
    assert problem in str(item)
    assert "a.txt" in str(item)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32"])
def test_another_encoding_is_read_with_a_warning(encoding: str) -> None:
    text = "“We will see,” said José Núñez – the mayor of Lima – on Friday.\n"
    decoded, warnings = decode(text.encode(encoding), "a.txt")
    assert decoded == text
    assert len(warnings) == 1


def test_cyrillic_in_an_old_encoding_is_told() -> None:
    text = "Министр обещал построить триста домов до конца года. Президент его поддержал.\n" * 5
    decoded, warnings = decode(text.encode("cp1251"), "a.txt")
    assert "Министр" in decoded
    assert warnings


def test_stray_control_characters_are_no_binary(tmp_path: Path) -> None:
    item = one(tmp_path / "a.txt", b"One page.\x0c\x1b[31mAnother\x1b[0m page of the text. \x07")
    assert isinstance(item, Article)


def lines(path: Path, *values: object) -> list[Article | InputError]:
    rows = [value if isinstance(value, str) else json.dumps(value) for value in values]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return articles(read(str(path)))


def test_json_lines_keep_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    first, second = lines(
        path,
        {"text": "One.", "title": "T", "published": "2026-03-10", "byline": ["Jane Doe"]},
        "",
        {"text": "Two.", "authors": [{"name": "John Roe"}], "date": 20260310},
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.path, second.path) == (f"{path}#1", f"{path}#3")
    assert (first.title, first.published, first.byline) == ("T", "2026-03-10", ("Jane Doe",))
    assert (second.published, second.byline) == ("20260310", ("John Roe",))


def test_broken_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    rows = ["{", "[1]", '"x"', {"title": "no text"}, {"text": 7}, {"text": " "}, {"text": "Good."}, "[" * 100_000]
    found = lines(tmp_path / "a.jsonl", *rows)
    assert [isinstance(item, Article) for item in found] == [False] * 6 + [True, False]
    assert all(f"a.jsonl#{n}" in str(item) for n, item in enumerate(found, 1) if isinstance(item, InputError))


def test_lone_surrogates_are_replaced_one_for_one(tmp_path: Path) -> None:
    (item,) = lines(tmp_path / "a.jsonl", '{"text": "A \\ud83d b.", "title": "\\udfff!"}')
    assert isinstance(item, Article)
    assert item.text == "A \ufffd b."
    assert item.title == "\ufffd!"
    assert item.warnings


def test_json_lines_without_a_line_are_named(tmp_path: Path) -> None:
    (item,) = lines(tmp_path / "a.jsonl", "")
    assert isinstance(item, InputError)


def test_folder_gives_its_articles_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.jsonl", "sub/.hidden.txt", ".git/d.txt", "e.exe", "F.TXT"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    found = [os.path.relpath(str(path), tmp_path) for path in expand([str(tmp_path)])]
    assert found == ["F.TXT", "a.md", "b.txt", os.path.join("sub", "c.jsonl")]


def test_folder_without_articles_is_named(tmp_path: Path) -> None:
    (item,) = expand([str(tmp_path)])
    assert isinstance(item, InputError)
    assert "without articles" in str(item)


@pytest.mark.parametrize("path", ["none.txt", "\0.txt", "x" * 5000])
def test_missing_file_is_named(path: str) -> None:
    (item,) = read(path)
    assert isinstance(item, InputError)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root reads everything")
def test_unreadable_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    file.chmod(0)
    (item,) = read(str(file))
    assert isinstance(item, InputError)
    assert "Permission denied" in str(item)


def test_file_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    assert shown(os.fsdecode(b"caf\xe9.txt")) == "caf\ufffd.txt"


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        (b"Plain text.\nMore.", ["-"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["-#1", "-#2"]),
        (b'{"note": "braces in a text"}\nMore.', ["-"]),
    ],
)
def test_standard_input_is_text_or_json_lines(raw: bytes, paths: list[str]) -> None:
    found = articles(read("-", stdin=io.BytesIO(raw)))
    assert [item.path for item in found] == paths
    assert all(isinstance(item, Article) for item in found)


@pytest.mark.parametrize("name", ["page.rtf", "old.DOC", "book.epub", "page.xls.gz"])
def test_a_format_that_no_reader_takes_is_named_and_not_read_as_text(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("Finance Minister Ana Reyes spoke in Lima.", encoding="utf-8")
    (outcome,) = read(str(file))
    assert isinstance(outcome, InputError)
    assert ".jsonl" in str(outcome)


def test_patterns_give_what_they_match_sorted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.log", "sub/c.txt", "sub/deep/d.txt", "real[1].txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    monkeypatch.chdir(tmp_path)
    assert list(expand(["*.log", "*.txt"])) == ["a.log", "b.txt", "real[1].txt"]
    assert list(expand(["**/*.txt"])) == ["b.txt", "real[1].txt", "sub/c.txt", "sub/deep/d.txt"]
    assert list(expand(["s*"])) == ["sub/c.txt", "sub/deep/d.txt"]
    assert list(expand(["real[1].txt"])) == ["real[1].txt"]
    (item,) = expand(["*.pdf"])
    assert isinstance(item, InputError)
    assert "matches no file" in str(item)


def test_paths_stay_as_they_were_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    assert list(expand([".", "in", "in/", "../" + tmp_path.name, "in/a.txt", "-"])) == [
        *("in/a.txt", "in/a.txt", "in/a.txt", f"../{tmp_path.name}/in/a.txt", "in/a.txt", "-")
    ]


def test_links_in_folders(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text("x")
    for name, target in (("b.txt", "../a.txt"), ("gone.txt", "../none"), ("loop", ".."), ("null.txt", os.devnull)):
        (tmp_path / "in" / name).symlink_to(target)
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    found = [os.path.basename(str(path)) for path in expand([str(tmp_path / "in")])]
    assert found == ["b.txt", "gone.txt"]


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b'{"text": "One."}\n{"text": "Two."}\n'))
    writer.start()
    found = articles(read(str(pipe)))
    writer.join()
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Two."]


def test_lines_of_a_pipe_are_read_as_they_come() -> None:
    out, into = os.pipe()
    with open(out, "rb") as stream, open(into, "wb", buffering=0) as sink:
        sink.write(b'{"text": "One."}\n')
        found = read("-", stdin=stream)
        first = next(found)
        assert isinstance(first, Article)
        assert first.text == "One."


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        (b"a.txt\r\n\n  \n sub/b c.txt\nlast", ["a.txt", " sub/b c.txt", "last"]),
        (b"a\nb.txt\0c.txt\r\0", ["a\nb.txt", "c.txt\r"]),
        (b"caf\xe9.txt\n", [os.fsdecode(b"caf\xe9.txt")]),
        (b"x" * 100_000, ["x" * 65536]),
        (b"", []),
    ],
)
def test_lists_of_paths(raw: bytes, paths: list[str]) -> None:
    assert list(files_from(io.BytesIO(raw))) == paths


def test_paths_are_expanded_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    endless = (str(tmp_path) for _ in itertools.count())
    assert len(list(itertools.islice(expand(endless), 5))) == 5


@pytest.mark.parametrize("name", ["folder", "socket"])
def test_what_is_no_file_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        (item,) = read(str(tmp_path / name))
    assert isinstance(item, InputError)
    assert "cannot be read" in str(item)
