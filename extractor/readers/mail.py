"""Mails, such as press releases: the text of the body, subject, day of sending and sender."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from extractor.article import Article
from extractor.errors import InputError
from extractor.headers import names_in
from extractor.readers.html import article_text
from extractor.readers.limits import MAX_PARTS
from extractor.readers.markup import characters, clean, page_tree
from extractor.readers.source import Source

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

FIRST_MAIL = 1980
"""The year before which a mail's date is the slip of a clock."""

LONGEST_HEADER = 10_000
"""Characters beyond which a header is left out: reading it takes the square of its length."""

STUB = 300
"""Characters of a text that may only say that the mail is to be viewed elsewhere."""

_ANSWER = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*|\[[^\]]{1,40}\]\s*)+(?=\S)")
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_FORWARDED = re.compile(
    r"(?im)^[ \t]*(?:-{3,}[^\n]{0,60}(?:forwarded|original)[^\n]{0,60}|begin forwarded message:)[ \t]*\r?\n(?:\s*\n)?"
    r"(?:[ \t]*\*?(?:from|sent|date|to|cc|bcc|subject|reply-to)\*?:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){0,8}"
)
_QUOTED = re.compile(r"^(?:On [^\n]{0,200}wrote:[ \t]*\r?\n\s*)?(?:>[^\n]*(?:\n|$))+", re.MULTILINE)


def read_mail(source: Source) -> Article:
    """The one article of a mail file.

    Raises InputError where there is no text in it.
    """
    return article_of_message(source.data, source.path)


def article_of_message(message: EmailMessage | bytes, path: str) -> Article:
    """A mail as an article, its day that of the sender's own clock, its writer the sender if that is a person.

    Raises InputError where there is no text in it.
    """
    mail = _parsed(message, path) if isinstance(message, bytes) else message
    text, warnings = _body(mail, path)
    subject = _header(mail, "subject")
    return Article(
        text=text,
        path=path,
        title=_ANSWER.sub("", " ".join(subject.split())) or None,
        published=_day(_header(mail, "date")),
        byline=_sender(_header(mail, "from")),
        warnings=warnings,
    )


def _parsed(data: bytes, path: str) -> EmailMessage:
    if len(re.findall(rb"(?i)boundary\s*=", data)) > MAX_PARTS:
        raise InputError("is a mail of too many parts", path=path)
    import email
    import email.policy

    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
    except Exception as error:  # a broken mail raises whatever its parser stumbles over
        raise InputError("is a mail that cannot be taken apart", path=path) from error
    if not mail.keys():
        raise InputError("is no mail: it begins without a header", path=path)
    for part in mail.walk():
        for name, value in list(part.raw_items()):
            if len(str(value)) > LONGEST_HEADER:
                del part[name]
    return mail


def _header(mail: EmailMessage, name: str) -> str:
    """A header as text; empty where there is none. Read without the address parser, whose time is quadratic."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    line = " ".join(raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
    try:
        return clean(str(make_header(decode_header(line))))
    except (ValueError, LookupError, MessageError):  # of an encoding that is none
        return clean(line)


def _body(mail: EmailMessage, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of a mail: that of its plain part, unless this is but a stub beside a page."""
    try:
        plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
        attached = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    except Exception as error:  # of parts that contradict each other
        raise InputError("is a mail that cannot be taken apart", path=path) from error
    text, warnings = _plain(plain, path) if plain else ("", ())
    if page is not None and len(text) < STUB:
        of_page, others = _page(page, path)
        if len(of_page) > 2 * len(text):
            text, warnings = of_page, others
    if text:
        return text, warnings
    files = (
        f": only attachments ({clean(', '.join(map(str, attached)))[:100]}), to be saved and read" if attached else ""
    )
    raise InputError(f"is a mail without text{files}", path=path)


def _plain(part: MIMEPart, path: str) -> tuple[str, tuple[str, ...]]:
    text, warnings = _characters(part, path)
    text = _FORWARDED.sub("", text)
    signature = _SIGNATURE.search(text)
    if signature and text[: signature.start()].strip():
        text = text[: signature.start()]
    unquoted = _QUOTED.sub("", text)
    return (unquoted if unquoted.strip() else re.sub(r"(?m)^>+ ?", "", text)).strip(), warnings


def _page(part: MIMEPart, path: str) -> tuple[str, tuple[str, ...]]:
    from trafilatura import html2txt

    text, warnings = _characters(part, path)
    try:
        tree = page_tree(text, path)
    except InputError:
        return "", warnings
    return article_text(tree) or clean(html2txt(tree)).strip(), warnings


def _characters(part: MIMEPart, path: str) -> tuple[str, tuple[str, ...]]:
    try:
        data = cast("bytes | None", part.get_payload(decode=True)) or b""
        charset = part.get_content_charset()
    except Exception as error:  # of an encoding that is none
        raise InputError("is a mail whose text cannot be decoded", path=path) from error
    return characters(data, path, charset)


def _day(date: str) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        day = parsedate_to_datetime(date).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day.isoformat() if day.year >= FIRST_MAIL else None


def _sender(address: str) -> tuple[str, ...]:
    from email.utils import parseaddr

    try:
        name = parseaddr(address)[0]
    except (ValueError, IndexError):
        return ()
    reversed_name = re.fullmatch(r"\s*([\w'’-]+),\s*([\w'’-]+(?: [\w.'’-]+)?)\s*", name)
    return names_in(f"{reversed_name[2]} {reversed_name[1]}" if reversed_name else name)
