"""Find commitments: where a party binds itself to a future act, outcome or abstention in its control.

A rule names a cue, what the cue takes (its frames), who is bound and what follows for force, polarity and
status. The matcher is `extractor.committing`; its tests of party, futurity, control, undertaking and reality
judge what the rules propose.

What finds the cue:
- `cue`: lemmas or words, with particles and objects (`set aside`); `pos`: as which part of speech (a verb, where it
  is not said): a `modal` before its verb, the `to` of a `headline`, a `lead` such as `We will:` above a list, a
  `participle` that goes with a noun; `form`: the verb's forms, any but a bare participle where it is not said;
- `negated`: only where the cue is denied; `addressed`: only with somebody to whom (`offered Tanaka a seat`).

What the cue takes:
- `takes`: the frames that are tried in turn, of `extractor.committing.frames`; `prepositions`: those before the noun
  or gerund; `objects`: the word lists of nouns that count as acts in the frames `act` and `noun`; `money`: a sum
  counts, too; `nouns`: the nouns of committing that the frame `commitment` is about (else all of the word lists).

Who is bound (`bound`), and to whom:
- `subject` (where it is not said): the cue's subject, or who holds the noun that is the cue; `addressee`: whom the
  cue's object names (`bound both sides to`); `giver`: the agent of a passive cue (`was offered a job by`);
- `speaker`: a body that says what will become of something (`the ministry said schools would reopen`);
- `candidate`: the subject, only `we` or a party that asks for votes; `owner`: whose the cue's noun is, with the same
  limit (`our aim is to`);
- `scheme`: whose the plan is that is the subject (`the Lind plan calls for`); `measure`: who is behind the measure
  that does something (`our plan will cut bills`); `framework`: under whom it will be so (`under Labour`, `under our
  plan`); `according`: the body according to which something will be done; `seen`: who is seen to act (`the deal will
  see Orbis build`); `agent`: by whom it will be done (`will be funded by a Reed government`); `writer`: who undertook
  something just before in the same voice (`The ward will be rebuilt.`);
- `party`: `actor` (where it is not said), a known person or body; `any`, also an unknown noun that is no thing;
- `addressee`: where the counterparty stands: as the cue's `object` (where it is not said), after `to`, after `with`,
  or with `none` nowhere.

What follows, and what is asked besides:
- `force`, `polarity`, `status`: as the record has them; the force `as-said` is that of the noun of committing
  (`dropped her pledge`); `denied`: the status where the cue is negated or failed (`failed to keep its promise`);
- `controlled`: the act must be the subject's own doing (of prospective rules true where it is not said, else false);
- `prospective`: the cue only says that something will be done, as a modal does; `under`: only under a deal;
  `own_voice`: not in quotes; `bodies_in_past`: a past cue binds bodies only, since a person's past decision is an
  event that is over.
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
    "voices",
    "hosts",
    "contested",
    "on_purpose",
    "dealing",
    "taking_sides",
    "many",
    "money",
    "cases",
    "governing",
    "parts_of_time",
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
        "status": one_of(get_args(CommitmentStatus)),
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
