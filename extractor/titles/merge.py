"""One role a person, title and organisation: the same role stated twice is one with more evidence."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.facts import RoleFact

_OTHER_OFFICE = frozenset({"vice", "deputy", "assistant", "associate", "co", "under"})
"""Words that make another office of an office."""


def merged(roles: Iterable[RoleFact]) -> list[RoleFact]:
    """The roles without repetitions: a shorter statement of a role goes with the fuller one."""
    kept: dict[int, list[RoleFact]] = {}
    ordered = sorted(roles, key=lambda role: (-_weight(role), role.evidence[0]))
    for role in ordered:
        of_person = kept.setdefault(id(role.person), [])
        same = next((other for other in of_person if _covers(other, role)), None)
        if same is None:
            of_person.append(role)
        else:
            same.evidence.extend(role.evidence)
            same.since, same.until = same.since or role.since, same.until or role.until
    return sorted(
        (role for roles in kept.values() for role in roles), key=lambda role: (min(role.evidence), role.person_span)
    )


def _weight(role: RoleFact) -> int:
    return 4 * (role.organisation is not None) + 2 * (role.place is not None) + len(_words(role.title))


def _words(title: str | None) -> set[str]:
    return {w for w in (title or "").lower().replace("-", " ").split() if w not in ("of", "the", "and", "for")}


def _covers(full: RoleFact, role: RoleFact) -> bool:
    """Does `full` say all that `role` says, of the same person and status?"""
    if full.person is not role.person or (role.status != full.status and role.title is not None):
        return False
    if role.organisation not in (None, full.organisation) or role.place not in (None, full.place):
        return False
    if role.title is None:
        return role.organisation is full.organisation
    short, long = _words(role.title), _words(full.title)
    return short <= long and not (long - short) & _OTHER_OFFICE
