"""Find commitments: where a party binds itself to a future act, outcome or abstention in its control.

A rule names a cue, what the cue takes (its frames), who is bound and what follows for force, polarity and
status. The matcher is `extractor.committing`; its tests of party, futurity, control, undertaking and reality
judge what the rules propose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from extractor.analysis import Analysis
from extractor.committing import find
from extractor.committing.binding import BOUND
from extractor.committing.cues import FORMS
from extractor.committing.frames import FRAMES
from extractor.facts import CommitmentFact
from extractor.record import CommitmentStatus, Force, Polarity
from extractor.rules import RuleKeys, flag, one_of, some_of, string, strings, table_of

WORD_LISTS = (
    "reporting",
    "unreal",
    "unreal_marks",
    "unreal_modals",
    "transparent",
    "doubt",
    "uncontrolled",
    "actors",
    "nobody",
    "things",
    "onlookers",
    "spokespeople",
    "messengers",
    "acts",
    "deals",
    "making",
    "comment",
    "condition_marks",
    "condition_words",
    "settling",
    "resolving",
    "postponable",
    "occasions",
    "years",
    "audience",
    "soon",
    "joint",
    "election",
    "weigh",
    "hostile",
    "titles",
    "run",
    "again",
    "once",
    "emphatic",
    "refraining",
    "no_acts",
    "known_groups",
    "warning",
    "uncontrolled_by_others",
    "needs_object",
    "deeds",
    "ventures",
    "giving",
    "making_good",
    "joining",
    "addressees",
    "fixtures",
    "contests",
    "party_names",
    "instruments",
    "thoughts",
    "bodies",
    "attitudes",
    "guesses",
    "outcomes",
    "named_things",
    "partisans",
    "schemes",
    "effects",
    "announced",
    "events",
    "threats",
    "gifts",
    "campaigning",
    "measures",
    "done_by_office",
    "no_outcomes",
    "works",
    "gains",
    "contested",
    "on_purpose",
    "dealing",
    "taking_sides",
)
"""The word lists of the rule file that are plain lists."""

KEYS = RuleKeys(
    kind="commitments",
    slots=frozenset({"party", "counterparty", "source", "cue", "action", "deadline", "recurrence", "condition"}),
    options={
        "force": one_of((*get_args(Force), "as-said")),
        "cue": strings,
        "pos": one_of(("verb", "noun", "adjective", "modal", "headline", "lead", "participle")),
        "takes": some_of(FRAMES),
        "prepositions": strings,
        "bound": one_of(BOUND),
        "party": one_of(("actor", "any")),
        "form": some_of(FORMS),
        "addressee": one_of(("object", "to", "with", "none")),
        "polarity": one_of(get_args(Polarity)),
        "status": one_of((*get_args(CommitmentStatus), "as-said")),
        "denied": one_of(get_args(CommitmentStatus)),
        "nouns": strings,
        "under": one_of(("deal",)),
        "controlled": flag,
        "addressed": flag,
        "own_voice": flag,
        "negated": flag,
        "prospective": flag,
        "bodies_in_past": flag,
        "objects": some_of(("acts", "announced", "events", "gifts", "threats")),
        "money": flag,
    },
    required=frozenset({"force", "cue", "takes"}),
    lexicons={
        **dict.fromkeys(WORD_LISTS, strings),
        **dict.fromkeys(("seat", "recurring", "commitment_nouns", "commitment_adjectives"), table_of(string)),
    },
)


def find_commitments(analysis: Analysis) -> Iterator[CommitmentFact]:
    """Every commitment of the article, one for each undertaking, in the order in which they are first stated."""
    yield from find(analysis)
