"""Find commitments: where a party binds itself to a future act, outcome or abstention in its control.

A rule names a cue, what the cue takes (its frames), who is bound and what follows for force, polarity and
status. The matcher is `extractor.committing`; its tests of party, futurity, control, undertaking and reality
judge what the rules propose.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.analysis import Analysis
from extractor.committing import find
from extractor.committing.cues import FORMS
from extractor.committing.frames import FRAMES
from extractor.facts import CommitmentFact
from extractor.rules import RuleKeys, flag, one_of, some_of, string, strings, table_of

KEYS = RuleKeys(
    kind="commitments",
    slots=frozenset({"party", "counterparty", "source", "cue", "action", "deadline", "recurrence", "condition"}),
    options={
        "force": one_of(
            ("promise", "agreement", "plan", "offer", "invitation", "threat", "refusal", "obligation", "as-said")
        ),
        "cue": strings,
        "pos": one_of(("verb", "noun", "adjective", "modal", "headline")),
        "takes": some_of(FRAMES),
        "prepositions": strings,
        "bound": one_of(("subject", "speaker", "addressee")),
        "party": one_of(("actor", "any")),
        "form": some_of(FORMS),
        "addressee": one_of(("object", "to", "with", "none")),
        "polarity": one_of(("do", "refrain")),
        "status": one_of(
            ("made", "renewed", "changed", "delayed", "withdrawn", "fulfilled", "broken", "denied", "as-said")
        ),
        "under": one_of(("deal",)),
        "controlled": flag,
        "addressed": flag,
        "prospective": flag,
        "bodies_in_past": flag,
    },
    required=frozenset({"force", "cue", "takes"}),
    lexicons={
        "reporting": strings,
        "unreal": strings,
        "unreal_marks": strings,
        "unreal_modals": strings,
        "transparent": strings,
        "doubt": strings,
        "uncontrolled": strings,
        "actors": strings,
        "nobody": strings,
        "things": strings,
        "onlookers": strings,
        "spokespeople": strings,
        "messengers": strings,
        "acts": strings,
        "deals": strings,
        "making": strings,
        "comment": strings,
        "condition_marks": strings,
        "condition_words": strings,
        "joint": strings,
        "election": strings,
        "seat": table_of(string),
        "recurring": table_of(string),
        "commitment_nouns": table_of(string),
        "weigh": strings,
        "hostile": strings,
        "titles": strings,
        "run": strings,
        "again": strings,
        "once": strings,
        "emphatic": strings,
        "refraining": strings,
        "no_acts": strings,
        "known_groups": strings,
        "warning": strings,
        "uncontrolled_by_others": strings,
        "needs_object": strings,
        "deeds": strings,
        "giving": strings,
        "making_good": strings,
        "joining": strings,
        "addressees": strings,
        "fixtures": strings,
        "contests": strings,
        "party_names": strings,
        "instruments": strings,
        "thoughts": strings,
        "bodies": strings,
    },
)


def find_commitments(analysis: Analysis) -> Iterator[CommitmentFact]:
    """Every commitment of the article, one for each undertaking, in the order in which they are first stated."""
    yield from find(analysis)
