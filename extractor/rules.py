"""Rule files: load, validate, and read the marked examples in them.

A rule file is TOML. It names its `kind`, and holds `[[rule]]` tables, each with an `id`, options that its
kind declares, `match` (sentences in which it must find what is marked) and `no_match` (look-alikes in which
it must find nothing). `[lexicon]` holds word lists; `[lists]` names text files of more words for them, one word
or phrase a line, beside the rule file; `silent` lists sentences that must yield nothing of the kind by any rule.
Marks read `<slot attribute="value">text</slot>` and may nest.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from extractor.errors import RuleError

Made = TypeVar("Made")

Check = Callable[[Any], str | None]
"""Says what is wrong with a value of a rule file, or None where nothing is."""


def string(value: Any) -> str | None:
    """A non-empty string."""
    return None if isinstance(value, str) and value.strip() else f"must be a non-empty string, not {value!r}"


def strings(value: Any) -> str | None:
    """A list of non-empty strings."""
    good = isinstance(value, list) and all(string(item) is None for item in value)
    return None if good else f"must be a list of non-empty strings, not {value!r}"


def number(value: Any) -> str | None:
    """A number."""
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    return None if good else f"must be a number, not {value!r}"


def flag(value: Any) -> str | None:
    """true or false."""
    return None if isinstance(value, bool) else f"must be true or false, not {value!r}"


def one_of(allowed: Iterable[str]) -> Check:
    """A check that the value is one of the given strings."""
    names = tuple(allowed)

    def check(value: Any) -> str | None:
        return None if value in names else f"must be one of {', '.join(names)}, not {value!r}"

    return check


def some_of(allowed: Iterable[str]) -> Check:
    """A check that the value is a list of some of the given strings."""
    names = tuple(allowed)

    def check(value: Any) -> str | None:
        good = isinstance(value, list) and value and all(item in names for item in value)
        return None if good else f"must be a list of {', '.join(names)}, not {value!r}"

    return check


def table_of(item: Check) -> Check:
    """A check that the value is a table whose values all pass `item`."""

    def check(value: Any) -> str | None:
        if not isinstance(value, dict):
            return f"must be a table, not {value!r}"
        return next((problem for v in value.values() if (problem := item(v))), None)

    return check


def pattern(value: Any) -> str | None:
    """A regular expression that compiles."""
    if string(value):
        return string(value)
    try:
        compiled(value)
    except ValueError as error:
        return f"is no regular expression ({error}): {value!r}"
    return None


def compiled(words: str) -> re.Pattern[str]:
    """A regular expression, compiled. Raises ValueError where it is none, or one beyond what Python can take."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of what a future Python may read otherwise
            return re.compile(words)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from None


@dataclass(frozen=True, slots=True)
class RuleKeys:
    """What the rule file of a kind may say: options of a rule, those required, word lists, slots to mark."""

    kind: str
    slots: frozenset[str]
    options: Mapping[str, Check] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    lexicons: Mapping[str, Check] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of an example, in code points of the example's text without marks."""

    slot: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a rule file; a `match` sentence has marks."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `options` are the keys that its kind declares; `origin` is the file that it came from."""

    id: str
    kind: str
    origin: str
    options: Mapping[str, Any]
    match: tuple[Example, ...]
    no_match: tuple[Example, ...]
    note: str | None = None

    def __getitem__(self, key: str) -> Any:
        return self.options[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The option `key`, or `default` where the rule does not have it."""
        return self.options.get(key, default)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one kind, in the files' order, with its word lists and negative sentences."""

    kind: str
    rules: tuple[Rule, ...] = ()
    lexicons: Mapping[str, Any] = field(default_factory=dict)
    silent: tuple[Example, ...] = ()
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _derived: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def derived(self, make: Callable[[RuleSet], Made]) -> Made:
        """What `make` makes of these rules, made once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast(Made, self._derived[make])

    def words(self, name: str) -> frozenset[str]:
        """The word list `name` as a set, made once; empty where no file has it."""
        if name not in self._sets:
            self._sets[name] = frozenset(self.lexicons.get(name, ()))
        return self._sets[name]

    def __getitem__(self, rule_id: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == rule_id)

    def __contains__(self, rule_id: object) -> bool:
        return any(rule.id == rule_id for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a run by kind, and `fingerprint`, `sha256:` and the digest of every file's bytes."""

    sets: Mapping[str, RuleSet]
    fingerprint: str
    _derived: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def derived(self, make: Callable[[Rules], Made]) -> Made:
        """What `make` makes of these rules, made once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast(Made, self._derived[make])

    def __getitem__(self, kind: str) -> RuleSet:
        return self.sets.get(kind) or RuleSet(kind)

    def all(self) -> list[Rule]:
        """Every rule, kind by kind."""
        return [rule for rules in self.sets.values() for rule in rules.rules]


def models_folder() -> Path:
    """The folder of the built-in rule files: inside the package, or beside it in a checkout."""
    inside = Path(__file__).parent / "models"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "models"


def builtin_files() -> list[Path]:
    """The built-in rule files, in order of their names."""
    return sorted((models_folder() / "en").glob("*.toml"))


def load_rules(kinds: Iterable[RuleKeys], extra: Iterable[str | Path] = (), *, builtin: bool = True) -> Rules:
    """The built-in rules, and those of the files in `extra` after them.

    Raises RuleError for a file that cannot be read, is no TOML, has an unknown or missing key, a rule without
    examples, a mark that its kind does not know, or an id that is used twice.
    """
    known = {keys.kind: keys for keys in kinds}
    digest = hashlib.sha256()
    sets: dict[str, RuleSet] = {}
    seen: dict[str, str] = {}
    for path in [*(builtin_files() if builtin else []), *map(Path, extra)]:
        data, raw = _read(path)
        digest.update(raw)
        added = _parse(data, path.name, known)
        for name, words in _lists(data, path, known[added.kind]):
            digest.update("\n".join(words).encode())
            added = _merge(added, RuleSet(added.kind, lexicons={name: words}))
        for rule in added.rules:
            if rule.id in seen:
                raise RuleError(f"the id is already used in {seen[rule.id]}", file=path.name, rule=rule.id)
            seen[rule.id] = path.name
        sets[added.kind] = _merge(sets.get(added.kind), added)
    return Rules(sets, "sha256:" + digest.hexdigest())


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RuleError(f"cannot be read ({error.strerror})", file=str(path)) from None
    try:
        return tomllib.loads(raw.decode("utf-8-sig")), raw.replace(b"\r\n", b"\n")
    except (ValueError, RecursionError) as error:  # also a number of too many digits, tables in tables without an end
        raise RuleError(f"is no valid TOML: {error}", file=path.name) from None


def _lists(data: dict[str, Any], path: Path, keys: RuleKeys) -> Iterator[tuple[str, list[str]]]:
    """The word lists that the rule file's `[lists]` names, each with the lines of its file; `#` begins a remark."""
    lists = data.get("lists", {})
    if problem := table_of(string)(lists):
        raise RuleError(problem, file=path.name, key="lists")
    for name, file in lists.items():
        if keys.lexicons.get(name) is not strings:
            known = ", ".join(sorted(n for n, check in keys.lexicons.items() if check is strings)) or "none"
            problem = f"is no word list of {keys.kind}; known: {known}"
            raise RuleError(problem, file=path.name, key=f"lists.{name}")
        try:
            text = (path.parent / file).read_text("utf-8-sig")
        except (OSError, ValueError) as error:
            is_text = not isinstance(error, UnicodeDecodeError)
            reason = getattr(error, "strerror", None) or ("is no path" if is_text else "is no UTF-8 text")
            problem = f"names the file {file!r}, which cannot be read ({reason})"
            raise RuleError(problem, file=path.name, key=f"lists.{name}") from None
        yield name, [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _parse(data: dict[str, Any], file: str, known: Mapping[str, RuleKeys]) -> RuleSet:
    kind = str(data.get("kind"))
    if kind not in known:
        raise RuleError(f"must be one of {', '.join(known)}, not {kind!r}", file=file, key="kind")
    keys = known[kind]
    for key in sorted(data.keys() - {"kind", "rule", "lexicon", "lists", "silent"}):
        raise RuleError("is not a key of a rule file; known: kind, lexicon, lists, rule, silent", file=file, key=key)
    lexicons = data.get("lexicon", {})
    if not isinstance(lexicons, dict):
        raise RuleError("must be written as [lexicon]", file=file, key="lexicon")
    for name, value in lexicons.items():
        if name not in keys.lexicons:
            raise RuleError(
                f"is no word list of {kind}; known: {', '.join(sorted(keys.lexicons)) or 'none'}",
                file=file,
                key=f"lexicon.{name}",
            )
        if problem := keys.lexicons[name](value):
            raise RuleError(problem, file=file, key=f"lexicon.{name}")
    tables = data.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RuleError("must be written as [[rule]]", file=file, key="rule")
    if problem := strings(data.get("silent", [])):
        raise RuleError(problem, file=file, key="silent")
    rules = tuple(_rule(table, number, file, keys) for number, table in enumerate(tables, 1))
    silent = tuple(Example(text) for text in data.get("silent", []))
    return RuleSet(kind, rules, lexicons, silent)


def _rule(table: Mapping[str, Any], number: int, file: str, keys: RuleKeys) -> Rule:
    rule_id = table.get("id")
    if string(rule_id):
        raise RuleError("every rule needs an id", file=file, rule=f"number {number}", key="id")
    own = {"id", "note", "match", "no_match"}
    for key in sorted(table.keys() - own - keys.options.keys()):
        allowed = ", ".join(sorted(own | keys.options.keys()))
        raise RuleError(f"is not a key of a rule of {keys.kind}; known: {allowed}", file=file, rule=rule_id, key=key)
    for key in sorted(keys.required - table.keys()):
        raise RuleError("is missing", file=file, rule=rule_id, key=key)
    for key, check in keys.options.items():
        if key in table and (problem := check(table[key])):
            raise RuleError(problem, file=file, rule=rule_id, key=key)
    if "note" in table and (problem := string(table["note"])):
        raise RuleError(problem, file=file, rule=rule_id, key="note")
    for key in ("match", "no_match"):
        if strings(table.get(key)) or not table[key]:
            raise RuleError(
                "must list at least one sentence: a rule without examples is refused", file=file, rule=rule_id, key=key
            )
    try:
        match = tuple(parse_example(text, keys.slots) for text in table["match"])
    except ValueError as error:
        raise RuleError(str(error), file=file, rule=rule_id, key="match") from None
    if any(not example.marks for example in match):
        raise RuleError("every sentence needs a marked span", file=file, rule=rule_id, key="match")
    return Rule(
        id=str(rule_id),
        kind=keys.kind,
        origin=file,
        options={key: table[key] for key in keys.options if key in table},
        match=match,
        no_match=tuple(Example(text) for text in table["no_match"]),
        note=table.get("note"),
    )


def _merge(old: RuleSet | None, new: RuleSet) -> RuleSet:
    if old is None:
        return new
    lexicons = dict(old.lexicons)
    for name, value in new.lexicons.items():
        before = lexicons.get(name)
        if isinstance(value, dict):
            lexicons[name] = {**(before or {}), **value}
        else:
            lexicons[name] = [*(before or []), *value]
    return RuleSet(new.kind, old.rules + new.rules, lexicons, old.silent + new.silent)


_TAG = re.compile(r"<(/?)([a-z_]+)((?:\s+[a-z_]+=\"[^\"]*\")*)\s*>")
_ATTRIBUTE = re.compile(r"([a-z_]+)=\"([^\"]*)\"")


def parse_example(marked: str, slots: frozenset[str]) -> Example:
    """A sentence with marks as its bare text and the marks' offsets in it.

    Raises ValueError for a slot that is not in `slots` and for marks that do not close in order.
    """
    text, marks, position = "", [], 0
    open_marks: list[tuple[str, int, tuple[tuple[str, str], ...]]] = []
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        closing, slot, attributes = tag.groups()
        if slot not in slots:
            raise ValueError(f"<{slot}> is no slot; known: {', '.join(sorted(slots))}, in {marked!r}")
        if not closing:
            open_marks.append((slot, len(text), tuple(_ATTRIBUTE.findall(attributes))))
            continue
        if not open_marks or open_marks[-1][0] != slot:
            raise ValueError(f"</{slot}> closes no open mark in {marked!r}")
        _, start, values = open_marks.pop()
        marks.append(Mark(slot, start, len(text), values))
    if open_marks:
        raise ValueError(f"<{open_marks[-1][0]}> is never closed in {marked!r}")
    return Example(text + marked[position:], tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))))


def marked_example(example: Example) -> str:
    """The sentence with its marks, as it stands in the rule file."""
    pieces: list[tuple[int, int, int, str]] = []  # offset, closing marks first, inner ones closer to the text
    for mark in example.marks:
        attributes = "".join(f' {name}="{value}"' for name, value in mark.attributes)
        length = mark.end - mark.start
        pieces.append((mark.start, 1, -length, f"<{mark.slot}{attributes}>"))
        pieces.append((mark.end, 0, length, f"</{mark.slot}>"))
    text, position = "", 0
    for offset, _, _, tag in sorted(pieces):
        text += example.text[position:offset] + tag
        position = offset
    return text + example.text[position:]
