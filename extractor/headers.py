"""The lines of an article that are about the article: its address, its day, its writers, its headline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.days import DAY, day_of_words, full_days

HeaderKind = Literal["address", "date", "byline", "headline"]

TOP = 10
"""Lines with text, from the top, among which an address, a date line or a byline may stand."""

BOTTOM = 4
"""Lines with text, from the bottom, among which credits may stand."""

DATELINE_LENGTH = 120
"""Characters of the longest dateline, and of the longest line that gives a date."""

BYLINE_LENGTH = 120
"""Characters of the longest line that names who wrote an article."""

TITLE_LENGTH = 200
"""Characters of the longest headline."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it, `[start, end)` in code points; `gap`: an empty line stands before it."""

    start: int
    end: int
    text: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line about the article, with the day or the names that it gives."""

    line: Line
    kind: HeaderKind
    day: str | None = None
    names: tuple[str, ...] = ()


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    out, gap, ended = [], False, False
    for match in re.finditer(r"[^\r\n]+|\r\n|\r|\n", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            out.append(Line(start, start + len(stripped), stripped, gap))
            gap = ended = False
        elif match.group() in ("\r\n", "\r", "\n"):
            gap, ended = gap or ended, True
    return out


def header_lines(text: str) -> list[HeaderLine]:
    """What is recognised, in order: at the top address, date, bylines and headline, at the bottom credits."""
    lines = lines_of(text)
    found = [*_at_top(lines), *_picture_bylines(lines)]
    found += [header for line in lines[-BOTTOM:] if (header := credit_line(line))]
    headline = _headline(lines, {header.line for header in found})
    if headline:
        found.append(HeaderLine(headline, "headline"))
    unique = {header.line: header for header in found}
    return sorted(unique.values(), key=lambda header: header.line.start)


def _at_top(lines: list[Line]) -> Iterator[HeaderLine]:
    for line in lines[:TOP]:
        header = address_line(line) or date_line(line) or byline_line(line) or credit_line(line)
        if header:
            yield header


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def address_line(line: Line) -> HeaderLine | None:
    """A line that is one web address, with the day that stands in it."""
    if not _ADDRESS.fullmatch(line.text):
        return None
    days = full_days(line.text)
    return HeaderLine(line, "address", days[0] if days else None)


_DATE_NOISE = re.compile(
    r"(?ix) \b(?:first\ |last\ )? (?:published|updated|posted|modified|date[d]?|created|print(?:ed)?|issued|edited)\b"
    r"| \b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"| \b\d{1,2}[:.]\d{2}(?::\d{2})?\b | \b[ap]\.?m\b\.? | \b(?:GMT|UTC|[A-Z]?[CESMPW][DS]?T|[A-Z]?IST|PKT|SGT)\b"
    r"| \b\d+[ -]min(?:ute)?s?(?:\ read)?\b | \b(?:at|on|in|hrs?|hours|local\ time)\b"
)


def date_line(line: Line) -> HeaderLine | None:
    """A line that holds a full date and nothing else but words such as `Published`, a weekday, a time.

    A dateline that stands in a line of its own is one, too, with or without a date.
    """
    if len(line.text) > DATELINE_LENGTH:
        return None
    if _PLACE_ALONE.fullmatch(line.text):
        days = full_days(line.text)
        return HeaderLine(line, "date", days[0] if days else None)
    rest = _DATE_NOISE.sub(" ", DAY.sub(" ", line.text))
    if re.search(r"[^\W\d_]{2}", rest):
        return None
    published = re.split(r"(?i)\b(?:last )?(?:updated|modified|edited)\b", line.text)
    days = full_days(published[0]) or full_days(line.text)
    return HeaderLine(line, "date", days[0]) if days else None


_PLACE_ALONE = re.compile(
    r"[A-Z][A-Z .,'’-]+(?:,[^().—–]{2,40})?(?:\s*\([^)]{2,30}\)\s*(?:—|–|--?|_)?|\s*(?:—|–|--|_))"
)

_BY = re.compile(
    r"(?:By|BY|by:?|(?i:written|posted|story|words|text|reported|report|compiled|edited)\s(?i:by):?|(?i:authors?):)\s+"
)
_PARTICLES = frozenset(
    ("de da di do dos das du van von der den ter ten la le el al bin ibn binti y e af av").split()  # noqa: SIM905
)
_AND = re.compile(r"\s*(?:,\s*and\s|,|\sand\s|\sAND\s|&|;)\s*")
_TAIL = re.compile(r"\s*(?:[|•·–—/(]|\s-\s|,?\s(?:for|in|at|from|of)\s).*$")
_JOB = re.compile(
    r"(?i)\b(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?|contributors?|producer|staff"
    r"|bureau|chief|news|agency|press|reuters|afp|upi|xinhua|times|post|service)\b"
)


def byline_line(line: Line) -> HeaderLine | None:
    """A line such as `By Jane Doe and John Roe, Staff Writer`, or `Jane Doe, Political Correspondent`."""
    text = line.text.strip("#*_ ")
    if len(text) > BYLINE_LENGTH or re.search(r"[^\W\d_]{4}[.!?]$", text):
        return None
    by = _BY.match(text)
    rest = DAY.sub("", text[by.end() :] if by else text)
    parts = [part for part in _AND.split(_TAIL.sub("", rest)) if part]
    if not parts:
        return None
    names = [part for part in parts if is_name(part) and not (part != parts[0] and _JOB.search(part))]
    others = [part for part in parts if part not in names]
    if not names or names[0] != parts[0] or not all(_JOB.search(part) for part in others):
        return None
    return HeaderLine(line, "byline", names=tuple(names)) if by or others else None


_NO_PERSON = re.compile(
    r"(?i)^the\s|\b(?:admin|desk|team|web|online|network|media|tv|radio|daily|herald|tribune|gazette|guardian|chronicle"
    r"|observer|journal|magazine|office|ministry|department|council|committee|association|university|foundation|institute"
    r"|newsroom|editorial|communications|relations|group|company|corp|inc|ltd|llc|plc|gmbh|newsletter|alerts?|info|noreply"
    r"|updated|published|posted|modified|bbc|cnn|ap|pti|ani|ians|efe|tass|dpa|wire|correspondence|agencies|board)\b"
)
WRITERS_LENGTH = 2_000
"""Characters in which a page or a mail names its writers, at most; patterns take more time than more characters."""

_ADDRESS_OF_MAIL = re.compile(r"\S+@\S+")


def names_in(words: str) -> tuple[str, ...]:
    """The persons whom a page or a mail names as its writers, without their jobs, addresses and employers."""
    names = []
    for piece in re.split(r"\s*[;\n]\s*", _ADDRESS_OF_MAIL.sub(" ", words[:WRITERS_LENGTH])):
        by = _BY.match(piece.strip())
        rest = _TAIL.sub("", piece.strip()[by.end() if by else 0 :])
        names += [part.strip() for part in _AND.split(rest)]
    persons = (name for name in names if is_name(name) and not _JOB.search(name) and not _NO_PERSON.search(name))
    return tuple(dict.fromkeys(persons))


def is_name(text: str) -> bool:
    """Could these two to five words be a person's name?"""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    proper = [word for word in words if word[0].isupper()]
    others = [word for word in words if word not in proper]
    return len(proper) >= 2 and all(word in _PARTICLES for word in others) and not re.search(r"[:?!]", text)


_CREDIT = re.compile(
    r"(?i)\b(?:(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited|reported|translated)"
    r"(?: and (?:writing|editing))?)(?: in [\w ]{1,60}?)? by\s+"
)


def credit_line(line: Line) -> HeaderLine | None:
    """A line such as `(Reporting by Jane Doe in Lima; Editing by John Roe)`."""
    text = line.text.strip("()[]")
    if not _CREDIT.match(text):
        return None
    names: list[str] = []
    for part in _CREDIT.split(text)[1:]:
        for piece in _AND.split(part):
            name = _TAIL.sub("", piece).strip(" .()[]")
            if is_name(name):
                names.append(name)
    return HeaderLine(line, "byline", names=tuple(dict.fromkeys(names))) if names else None


_PICTURE_OF = re.compile(r"(?i:picture|photo|avatar|image) of (.+)")


def _picture_bylines(lines: list[Line]) -> Iterator[HeaderLine]:
    """`Picture of Jane Doe` and, next to it, a line `Jane Doe`: how web pages show who wrote an article."""
    for line, following in itertools.pairwise(lines):
        picture = _PICTURE_OF.fullmatch(line.text)
        if picture and is_name(picture[1]) and following.text == picture[1]:
            yield HeaderLine(following, "byline", names=(following.text,))


_SEPARATOR = re.compile(r"\s*(?:—|–|--)\s*|\s-\s|:\s")


def dateline(line: Line) -> tuple[str | None, tuple[int, int] | None] | None:
    """What a line that begins as `LIMA, Feb. 8, 2026 (Agency) —` gives: a day, or month and day of no year.

    None where the line begins otherwise, or its dateline has no date.
    """
    labelled = re.match(r"(?i:date)[:\s]\s*", line.text)
    if labelled and (day := DAY.match(line.text, labelled.end())):
        return day_of_words(day.group()), None
    for separator in _SEPARATOR.finditer(line.text, 0, DATELINE_LENGTH):
        prefix = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", line.text[: separator.start()])
        found = DAY.search(prefix)
        if found:
            place = prefix[: found.start()] + " " + prefix[found.end() :]
            return (day_of_words(found.group()), month_and_day(found.group())) if _is_place(place) else None
    return None


def _is_place(words: str) -> bool:
    """One to six words that could be a place's name, weekdays and times aside."""
    names = re.findall(r"[^\W\d_][\w.'’-]*", _DATE_NOISE.sub(" ", words))
    return 1 <= len(names) <= 6 and all(name[0].isupper() or name in _PARTICLES for name in names)


def month_and_day(words: str) -> tuple[int, int] | None:
    """Month and day of words such as `Feb. 8`, which leave the year open."""
    day = day_of_words(f"{words.rstrip('., ')}, 2000")  # a leap year
    return (int(day[5:7]), int(day[8:])) if day else None


def _headline(lines: list[Line], taken: set[Line]) -> Line | None:
    """The first line that is not taken, if it reads like a headline and a body follows it."""
    free = [line for line in lines[:TOP] if line not in taken and len(line.text.split()) > 1]
    if len(free) < 2:
        return None
    first, following = free[0], lines[lines.index(free[0]) + 1 :]
    longest = max(len(line.text) for line in following)
    set_off = following[0].gap or following[0] in taken or longest > 1.5 * len(first.text)
    before_dateline = _PLACE.match(following[0].text) is not None
    if set_off and longest > len(first.text) and _reads_like_headline(first, before_dateline=before_dateline):
        return first
    return None


def _reads_like_headline(line: Line, *, before_dateline: bool) -> bool:
    text = line.text.lstrip("# ")
    if not len(text.split()) >= 3 or len(text) > TITLE_LENGTH or text[0] in "-*•" or _PLACE.match(text):
        return False
    if re.search(r"[^\W\d_]{4}[.!?]\s+[A-Z]|(?i:photo|picture|image)\w*:", text) or dateline(line):
        return False
    return before_dateline or not re.search(r"[.:;,][\"'”’)]*$", text)


_PLACE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:[,(][^—–]{0,40})?\s*(?:—|–|--?)\s")
