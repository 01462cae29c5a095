"""Why two full names may be those of one person."""

from __future__ import annotations

from extractor.resolving.spelling import Form, Spelling, one_letter_apart

SAME = "the same full name"


def why_same(a: Form, b: Form, spelling: Spelling, *, same_sex: bool) -> str | None:
    """Why two full names are one person's, or None. What could be two people of a family needs `same_sex`."""
    if a == b:
        return SAME
    if _middle(a) and _middle(b) and not _letters(_middle(a)) & _letters(_middle(b)):
        return None
    if _compatible(_core(a), _core(b)):
        return "the same name with more or fewer words"
    if sorted(a) == sorted(b):
        return "the same words in another order"
    if not same_sex:
        return None
    if _by_initials(a, b) or _by_initials(b, a):
        return "the same family name, the given one by its initials"
    if a[-1] == b[-1] and a[0] != b[0] and spelling.is_short_form(a[0], b[0]):
        return "the same family name, the given one in a short form"
    return "another spelling: one letter differs" if one_letter_apart(a, b) else None


def _core(form: Form) -> Form:
    """The name without initials, where two words are left."""
    words = tuple(word for word in form if len(word) > 1)
    return words if len(words) > 1 else form


def _middle(form: Form) -> Form:
    return form[1:-1] if len(form) > 2 else ()


def _letters(words: Form) -> set[str]:
    return {word[0] for word in words}


def _compatible(a: Form, b: Form) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(long):
        return False
    ends = (short[0], short[-1]) == (long[0], long[-1])
    inner = long[-len(short) :] == short or long[: len(short)] == short
    return (ends and set(short) <= set(long)) or inner


def _by_initials(a: Form, b: Form) -> bool:
    """Are all given names of `a` initials, and those of `b` begin with the same letters?"""
    given, full = a[:-1], b[:-1]
    if a[-1] != b[-1] or not given or any(len(word) > 1 for word in given) or all(len(word) == 1 for word in full):
        return False
    return given[0] == full[0][0] and _letters(given[1:]) <= (_letters(full[1:]) or _letters(given[1:]))
