"""Fragments of news, and of what is none: what properties and fuzzers put texts together from."""

from __future__ import annotations

from typing import Final

NAMES: Final = (
    "Ana Reyes", "Mr Lind", "Dr. Jonas Lindqvist", "Amina Bello", "the ministry", "Acme Corp.", "Veltra Homes", "WHO",
    "the U.S.", "President Luis Prado", "O’Neill", "van der Berg", "finance minister", "chief executive of",
    "she", "We",
    "Peru", "spokesman", "Sen. Ann Lee, D-Ohio,", "Al-Sayed", "the union’s", "former", "who",
)  # fmt: skip
VERBS: Final = (
    " said ", " will ", " promised to ", " vowed ", "build homes", " has agreed ", " according to ", " denied ",
    " would ",
    "not ", " if ", " told reporters ", " was appointed ", " plans to ", " refuses ", ", said ", " says: ", " and ",
)  # fmt: skip
DATES: Final = (
    " by May", " on Monday", "March 10, 2026", "2026-03-10", "10/3/2026", " every six months", " at 5 p.m.",
    " within 90 days",
    "the 1990s", " next week", " until 31 June 2027", " 24:61", " Feb. 30", " from 3 to 5 June", "9999-12-31",
    "0000-00-00",
    " the last quarter of", " a year earlier", "'98", " every other Friday", " the 0th century", "٣ May", "²",
    " Christmas",
    " the year", "1", "99999999999999999999", " hours", "/2026/mar/99/", "Q5", "12345-67-89T", "+99:99",
)  # fmt: skip
MARKS: Final = (
    '"', "“", "”", "„", "‟", "«", "»", "‹", "›", "‘", "’", "‚", "'", "`", "´", "''", "``", "(", ")", "[", "]",
    "{", "}",
    "—", "–", "-", "--", "…", ".", ",", ":", ";", "?", "!", "*", "#", "|", "•", "/", "\\", "@", "&", "$", "%",
    "<", ">", "_",
)  # fmt: skip
LAYOUT: Final = (
    "\n\n", "\n", " ", "\r\n", "\r", "\t", "\n    ", "By ", "LIMA, Feb. 8, 2026 (Agency) — ", "Published: ",
    "Read more: ",
    "Picture of ", "(Reporting by ", "https://news.example/2026/03/10/", "www.", "# ", "Related News", "Share",
    "Q: ", "Updated ",
    "Mr. ", "Inc. ", "<b>", "&amp;", "Photo: ", "Follow us ", "a.m.", "\n- ",
)  # fmt: skip
ODD: Final = (
    "\x00", "\x1b[2J", "\x1b]0;owned\x07", "\x07", "\x08", "\x7f", "\x85", "\x9b31m", "\x0b", "\x0c", "\x1c",
    "\u2028", "\u2029",
    "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\u061c", "\ufeff", "\ufffe", "\U000e0001",
    "\U000e0041",
    "\u0301", "\u0489" * 3, "\u20e3", "😀", "👩\u200d👩\u200d👧", "🇵🇪", "\u0130", "ß", "ﬁ", "Ǆ", "\u1e9e", "你好。",
    "नमस्ते", "שלום",
    "مرحبا", "\u00ad", "\u3000", "\u00a0", "\u2007", "\ue000", "\U0010ffff", "=1+1", "＝1", "+cmd|' /C calc'!A0",
    "-1", "@SUM(1)", "％",
)  # fmt: skip
SURROGATES: Final = ("\ud800", "\udfff", "\udc80")
"""What no text that was read holds, yet one that a program hands over may."""

FRAGMENTS: Final = (*NAMES, *VERBS, *DATES, *MARKS, *LAYOUT, *ODD)

NASTY: Final = (
    *(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()),
    *"“”„‟«»‹›‘’‚´—–…•·¶§₂",
    *" \n\t\r\x0b\x0c\x1b\x85\u2028\u00a0\u3000\u200b\u200d\u202e\u2069\ufeff\u0301\u00ad\ufffd",
    *"1aAéßİ你あन😀",
    "\r\n", "\n\n", "\n ", " \n", ". ", ".\n", "- ", "-\n", ", ", "1,", "1 ", "1.", "1/", "1:", "A ", "A.",
    "A. ", "a ", "aA", "s' ",
    "'a ", "' ", '"a" ', '" ', "“a ", "“a” ", "a” ", "(a ", "a) ", "()", "[]", "<a>", "</", "&amp;", "http://",
    "www.", "a@a ", "a@",
    "Mr ", "Mr. ", "Dr. A ", "By ", "By Ana Reyes ", "and ", ", and ", "or ", "of ", "of the ", "the ", "that ",
    "who ", "to ", "will ",
    "said ", "said, ", "says: ", "told ", "promised to ", "if ", "not ", "he ", "her ", "Ana Reyes ",
    "Ana Reyes, ", "Acme Corp. ",
    "minister ", "Minister A ", "former ", "president of ", "May ", "May 1, ", "May 1 May ", "2026-",
    "2026-01-01T", "2026/", "Monday ",
    "Monday, ", "every ", "every two ", "next ", "year ", "two ", "twenty-", "the 1990s ", "5 p.m. ", "in ",
    "by ", "reporting in ",
    "Reporting by A A ", "Published ", "Updated May ", "LIMA, ", "LIMA — ", "Photo: ", "Read more ",
    "Picture of ", "😀 ", "👩\u200d",
    "e\u0301", "\u0301 ", "🇵", "\u202ea", "你好 ", "a\u0301\n", "Q: ", "Q: a\n", "A: “a\n", "By A B\n", "“a\n\n",
    "- a\n", "# ", "a, a and a ",
    "said Ana Reyes. ", "“We will go,” said Ana Reyes. ", "Ana Reyes promised to go by May. ",
    "The minister said that ", "a-", "a'", "A's ",
)  # fmt: skip
"""What costs a careless scanner or pattern more than its length when it comes again and again."""
