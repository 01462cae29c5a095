"""Hostile input through the whole command: what it shows, what it writes, what it reaches, and how it ends."""

from __future__ import annotations

import ast
import csv
import io
import itertools
import json
import os
import resource
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from extractor.errors import InputError
from extractor.readers import Source
from extractor.readers.sources import read
from tests.conftest import ARTICLE
from tests.processes import ROOT, process
from tests.shown import STEERING

Cli = Callable[..., Result]

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.\u061c\u2066\x08\r"
EVIL = f"""Deal{ESCAPES}signed by minister

By Ana{ESCAPES} Reyes

LIMA, March 10, 2026 — Ana{ESCAPES}Reyes, finance minister{ESCAPES} of Peru, promised to pay{ESCAPES} Acme Corp. by May.

“We will{ESCAPES} pay,” said Tom{ESCAPES} Hale of =cmd|' /C calc'!A0. He said: “+1+1 is @SUM(1)”.
The council promised to pay Peru by 1 May 2026.
BEGIN:VEVENT
DESCRIPTION:injected
"""
VIEWS = (
    ["--format", "table"],
    ["--sentences"],
    ["--explain"],
    ["--format", "csv", "--only", "quotes"],
    ["--format", "csv", "--only", "commitments"],
    ["--format", "ics"],
)


def unseen(shown: str) -> str:
    """What of a text could steer a terminal."""
    return "".join(STEERING.findall(shown.replace("\r\n", "\n")))


@pytest.mark.parametrize("options", VIEWS, ids=" ".join)
def test_nothing_steers_a_terminal_whatever_the_name_the_text_and_the_title(
    cli: Cli, tmp_path: Path, options: list[str]
) -> None:
    path = tmp_path / "evil\x1b[31m\n\u202ename.jsonl"
    data = {"text": EVIL, "title": EVIL, "byline": [ESCAPES], "url": "https://x/" + ESCAPES, "published": ESCAPES}
    path.write_text(json.dumps(data) + "\n{}\n" + ESCAPES + "\n", encoding="utf-8", newline="")
    result = cli(path, *options)
    assert result.exit_code == 1
    assert unseen(result.stdout) == ""
    assert unseen(result.stderr) == ""
    lines = result.stderr.splitlines()
    assert [line for line in lines if not line.startswith(("Error: ", "Warning: ", "1 article, "))] == []


@pytest.mark.parametrize(
    "name", ["a\x1b[31m.txt", "a\nError: b.txt", "a\u202eb.txt", "a\x9b2J*.txt", "a\r.html", "a\udcff.txt"]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_path_puts_no_line_and_no_escape_into_what_is_told(cli: Cli, tmp_path: Path, name: str, there: bool) -> None:
    if there:
        (tmp_path / name).write_bytes(b"\0")
    result = cli(tmp_path / name, "--errors", tmp_path / "errors.jsonl")
    assert result.exit_code == 3
    assert unseen(result.stderr) == ""
    assert len(result.stderr.splitlines()) == 1
    (line,) = (tmp_path / "errors.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["problem"]


@pytest.mark.parametrize(
    "option", ["--output", "--errors", "--rules", "--model", "--date", "--files-from", "--scheduler"]
)
def test_an_option_puts_no_line_and_no_escape_into_what_is_told(cli: Cli, article: Path, option: str) -> None:
    result = cli(article, option, f"/no/{ESCAPES}\nwhere")
    assert result.exit_code in (1, 2)
    assert unseen(result.stderr) == ""
    assert "Traceback" not in result.stderr


def test_no_cell_is_a_formula_and_no_text_a_property(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "=1+1.jsonl"
    path.write_text(json.dumps({"text": EVIL.replace("Tom", "=Tom")}), encoding="utf-8")
    for kind in ("quotes", "roles", "commitments"):
        shown = cli(path, "--format", "csv", "--only", kind, "--date", "2026-03-10").stdout
        cells = [cell for row in csv.reader(io.StringIO(shown)) for cell in row]
        assert cells
        assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]
    shown = cli(path, "--format", "ics", "--date", "2026-03-10").stdout
    assert shown.count("BEGIN:VEVENT") == 1
    assert "\nDESCRIPTION:injected" not in shown


def test_lone_surrogates_are_written_as_valid_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": ARTICLE + "\ud800", "title": "\udfff", "byline": "Ann \udc80 Lee"}) + "\n")
    done = process(path, "--text")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode())["title"] == "\ufffd"


DEEP = 20_000
PAGES = {
    "nested": "<div>" * DEEP + ARTICLE,
    "attributes": "<p " + "a=b " * DEEP + f">{ARTICLE}</p>",
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    ) + f"]><html><body><p>{ARTICLE} &j;</p></body></html>",
    "file": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>' + ARTICLE + " &x;</p></html>",
    "numbers": "<p>" + "&#x41;" * DEEP + "</p>",
    "comments": "<!--" * DEEP + ARTICLE,
    "table": "<table>" * 5000 + ARTICLE,
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_costs_no_other(cli: Cli, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.html").write_text(PAGES[name], encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    result = cli(tmp_path, "--text")
    assert result.exit_code in (0, 1)
    assert "Traceback" not in result.stderr
    assert "root:" not in result.stdout
    assert json.loads(result.stdout.splitlines()[-1])["path"].endswith("b.txt")


@pytest.mark.parametrize("packed", ["tar", "zip"])
def test_nothing_leaves_an_archive(cli: Cli, tmp_path: Path, packed: str) -> None:
    (tmp_path / "secret.txt").write_text("The secret word was xyzzy.", encoding="utf-8")
    path = tmp_path / f"a.{packed}"
    names = ("../up.txt", "/abs.txt", "a/../../b.txt", "c\x1b[31m.txt")
    if packed == "tar":
        with tarfile.open(path, "w") as tar:
            for name in names:
                info = tarfile.TarInfo(name)
                info.size = len(ARTICLE.encode())
                tar.addfile(info, io.BytesIO(ARTICLE.encode()))
            for kind, name in (
                (tarfile.SYMTYPE, "link.txt"),
                (tarfile.LNKTYPE, "hard.txt"),
                (tarfile.FIFOTYPE, "f.txt"),
            ):
                info = tarfile.TarInfo(name)
                info.type, info.linkname = kind, str(tmp_path / "secret.txt")
                tar.addfile(info)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, ARTICLE)
            link = zipfile.ZipInfo("link.txt")
            link.create_system, link.external_attr = 3, 0o120777 << 16
            archive.writestr(link, str(tmp_path / "secret.txt"))
    before = sorted(tmp_path.parent.rglob("*"))
    result = cli(path, "--text")
    assert "xyzzy" not in result.stdout
    assert sorted(tmp_path.parent.rglob("*")) == before
    shown = [json.loads(line)["path"].split(f"a.{packed}/")[1] for line in result.stdout.splitlines()]
    assert not [name for name in shown if ".." in name or name.startswith("/") or "\x1b" in name]
    assert {"up.txt", "abs.txt"} <= set(shown)


# ---------------------------------------------------------------- what is reached


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No address is looked up and nothing connected to; what tried is in the list."""
    tried: list[str] = []

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if watching and event in (
            "socket.connect",
            "socket.getaddrinfo",
            "socket.gethostbyname",
            "urllib.Request",
        ):
            tried.append(f"{event} {args}")
            raise RuntimeError("no network")

    watching = [True]
    sys.addaudithook(watch)
    yield tried
    watching.clear()


def test_no_address_is_ever_looked_up_or_connected_to(cli: Cli, tmp_path: Path, alone: list[str]) -> None:
    from tests.test_collections import SEEDS
    from tests.test_documents import SAID, mail, pdf, word

    link = '<link rel="stylesheet" href="http://x.example/a.css"><img src="http://x.example/a.png">'
    page = (
        f'<!DOCTYPE html PUBLIC "x" "http://x.example/a.dtd"><html><head>{link}</head><body><p>{SAID}</p></body></html>'
    )
    files = {**SEEDS, ".pdf": pdf([SAID]), ".docx": word(), ".eml": mail(SAID).encode(), ".html": page.encode()}
    for number, (suffix, raw) in enumerate(files.items()):
        (tmp_path / f"{number}{suffix}").write_bytes(raw)
    options = itertools.cycle([[], ["--format", "table"], ["--format", "ics"], ["--near-duplicates"], ["--explain"]])
    for path in sorted(tmp_path.iterdir()):  # one by one: worked in this process
        assert cli(path, *next(options)).exit_code in (0, 1, 3)  # of some nothing can be read
    assert alone == []


WATCH = """
import os, sys

def note(name, what):
    with open(os.path.join(os.environ["WATCHED"], name), "a") as file:
        file.write(what + "\\n")

def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        note("tried", f"{event} {args}")

sys.addaudithook(watch)
note("processes", str(os.getpid()))
"""


def test_no_worker_connects_to_anything(article: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    inputs = tmp_path / "articles"
    inputs.mkdir()
    for number in range(4):
        (inputs / f"{number}.txt").write_text(f"{article.read_text('utf-8')}\nIt rained {number} days.\n", "utf-8")
    watched = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]), "WATCHED": str(tmp_path)}
    assert process(inputs, "--jobs", 2, env=watched).returncode == 0
    assert len((tmp_path / "processes").read_text().split()) >= 3
    assert not (tmp_path / "tried").exists()


def test_only_what_this_process_packed_is_unpickled() -> None:
    unsafe = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
    found = set()
    for path in (ROOT / "extractor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if unsafe & {name.split(".")[0] for name in names}:
                found.add(path.name)
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            assert called not in ("eval", "exec", "__import__"), path
    assert found == {"duplicates.py"}


# ---------------------------------------------------------------- input that changes


LINE = json.dumps({"text": ARTICLE}).encode() + b"\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.open("ab").write(LINE),
        lambda path: os.truncate(path, len(LINE) * 2000),
        lambda path: (path.with_suffix(".new").write_bytes(LINE), path.with_suffix(".new").replace(path)),
        lambda path: os.utime(path, ns=(1, 1)),
    ],
    ids=["grows", "shrinks", "replaced", "written"],
)
def test_a_collection_that_changes_is_named_after_what_it_gave(tmp_path: Path, change: Callable[[Path], Any]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE * 3000)
    items = read(str(path))
    first = next(items)
    change(path)
    *others, last = items
    assert not isinstance(first, InputError)
    assert len(others) >= 1000
    assert isinstance(last, InputError)
    assert "changed while it was read" in str(last)


def test_what_happens_to_a_file_after_it_was_read_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    items = read(str(path))
    assert isinstance(next(items), Source)
    path.write_text("Other.", encoding="utf-8")
    assert list(items) == []


def test_a_collection_that_is_removed_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE * 3000)
    items = read(str(path))
    next(items)
    path.unlink()
    assert len(list(items)) == 2999


def test_a_document_that_is_gone_when_it_is_its_turn_is_named(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.readers import sources

    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(ARTICLE + name, encoding="utf-8")
    once = sources.read

    def slow(path: str, *args: Any) -> Any:
        (tmp_path / "b.txt").unlink(missing_ok=True)
        return once(path, *args)

    monkeypatch.setattr(sources, "read", slow)
    result = cli(tmp_path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "b.txt: cannot be read (No such file or directory)" in result.stderr


# ---------------------------------------------------------------- output that cannot be written


def small_files() -> None:
    """No file grows beyond a few bytes, as when the disk is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))


def one_error(done: Any) -> str:
    """The one line that says why a run ended with 1."""
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.decode().splitlines()
    return str(line)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_ends_with_one_line(article: Path) -> None:
    full = "cannot be written (No space left on device)"
    for args in ([article], ["schema"], ["rules"]):
        with open("/dev/full", "wb") as stdout:
            assert one_error(process(*args, stdout=stdout)) == f"Error: standard output: {full}"
    assert one_error(process(article, "--output", "/dev/full")) == f"Error: /dev/full: {full}"
    done = process(article, article.with_name("no.txt"), "--errors", "/dev/full")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == f"Error: /dev/full: {full}"


@pytest.mark.parametrize("options", [[], ["--resume"]])
def test_a_disk_that_fills_leaves_what_is_whole(article: Path, tmp_path: Path, options: list[str]) -> None:
    output = tmp_path / "out.jsonl"
    if not options:
        output.write_text("as it was\n", encoding="utf-8")
    line = one_error(process(article, "--output", output, *options, preexec_fn=small_files))
    assert line == f"Error: {output}: cannot be written (File too large)"
    assert output.read_text("utf-8") == ("" if options else "as it was\n")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    if options:
        assert process(article, "--output", output, *options).returncode == 0
        assert json.loads(output.read_text("utf-8"))["people"]


def test_a_disk_that_fills_leaves_whole_lines_in_a_redirect(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    before = "\n".join(["a line"] * 20) + "\n"
    output.write_text(before, encoding="utf-8")
    with open(output, "ab") as stdout:
        line = one_error(process(article, stdout=stdout, preexec_fn=small_files))
    assert line == "Error: standard output: cannot be written (File too large)"
    assert output.read_text("utf-8") == before


@pytest.mark.skipif(os.name != "posix", reason="closes descriptors as Unix has them")
def test_closed_standard_streams_are_no_fault_of_the_program(article: Path) -> None:
    closed = process(article, preexec_fn=lambda: os.close(1))
    assert one_error(closed) == "Error: standard output: cannot be written (Bad file descriptor)"
    assert one_error(process("--version", preexec_fn=lambda: os.close(1))) == "Error: Bad file descriptor"
    unread = process("-", preexec_fn=lambda: os.close(0))
    assert (unread.returncode, unread.stderr) == (3, b"Error: -: cannot be read (Bad file descriptor)\n")
    silent = process(article, article.with_name("no.txt"), preexec_fn=lambda: os.close(2))
    assert silent.returncode == 1
    assert json.loads(silent.stdout)["people"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be written to")
@pytest.mark.parametrize("option", ["--output", "--errors"])
def test_what_may_not_be_written_to_is_named(cli: Cli, article: Path, tmp_path: Path, option: str) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    result = cli(article, option, folder / "out")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {folder / 'out'}: cannot be written (Permission denied)\n"
