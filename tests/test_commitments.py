"""Commitments beyond the examples of rules: a user's own rules, merging, evidence, whose word it is, odd texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.article import Article
from extractor.errors import RuleError
from extractor.examples import cases, problems
from extractor.facts import CommitmentFact
from extractor.flow import Extractor, load

EARMARK = """
kind = "commitments"

[[rule]]
id = "earmark-money"
force = "plan"
cue = ["earmark", "set aside"]
takes = ["object"]
match = [
  "<party>The council</party> has <cue>earmarked</cue> <action>£20m for repairs to the bridge</action>.",
  "<party>The bank</party> <cue>set aside</cue> <action>$5 million for staff</action> <deadline>by June</deadline>.",
]
no_match = [
  "The council set the chairs in a row.",
  "Sam Roy urged the council to earmark funds.",
  "The council has not earmarked any funds.",
]
"""


def found(loaded: Extractor, text: str, published: str | None = "2026-03-10") -> list[CommitmentFact]:
    article = Article(text=text, published=published, published_from="option" if published else None)
    return next(loaded.analyses([article])).commitments


def test_a_user_adds_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(EARMARK, encoding="utf-8")
    extended = load(rules=[path])
    own = [case for case in cases(extended.rules) if case.rule == "earmark-money"]
    assert len(own) == 5
    assert [problem for _, problem in problems(own, extended) if problem] == []


def test_a_users_words_are_added_to_the_lists(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('kind = "commitments"\n[lexicon]\nactors = ["syndicate"]\n', encoding="utf-8")
    text = "The syndicate will rebuild the pier."
    assert [fact.action.text for fact in found(load(rules=[path]), text)] == ["rebuild the pier"]


@pytest.mark.parametrize(
    ("line", "said"),
    [('takes = ["infinitif"]', "takes"), ('force = "hope"', "force"), ('status = "lost"', "status")],
)
def test_a_faulty_option_is_named(tmp_path: Path, line: str, said: str) -> None:
    key = line.partition(" = ")[0]
    kept = [old for old in EARMARK.splitlines() if not old.startswith(f"{key} =")]
    path = tmp_path / "mine.toml"
    path.write_text("\n".join(kept).replace('id = "earmark-money"', f'id = "earmark-money"\n{line}'), encoding="utf-8")
    with pytest.raises(RuleError, match=said):
        load(rules=[path])


def test_two_joined_acts_are_two_commitments(loaded: Extractor) -> None:
    facts = found(loaded, "Ms Reed promised to cut taxes and raise pensions.")
    assert [fact.action.text for fact in facts] == ["cut taxes", "raise pensions"]


def test_a_shared_object_makes_one_commitment(loaded: Extractor) -> None:
    facts = found(loaded, "We will adopt and publish the plan in full.")
    assert [fact.action.text for fact in facts] == ["adopt and publish the plan in full"]


def test_the_same_undertaking_has_more_evidence(loaded: Extractor) -> None:
    text = (
        "Orbis plans to build a ferry port in Oslo. The price is not known.\n\nOrbis will build a ferry port in Oslo."
    )
    facts = found(loaded, text)
    assert len(facts) == 1
    assert [span.text for span in facts[0].evidence] == [
        "Orbis plans to build a ferry port in Oslo.",
        "Orbis will build a ferry port in Oslo.",
    ]


@pytest.mark.parametrize(
    ("second", "number"),
    [
        ("It said it would build 300 homes there.", 1),
        ("The council will build 200 homes in Leeds.", 2),
        ("Orbis will build 300 homes in Leeds.", 2),
    ],
)
def test_what_is_the_same_has_party_act_and_numbers_in_common(loaded: Extractor, second: str, number: int) -> None:
    assert len(found(loaded, f"The council will build 300 homes in Leeds. {second}")) == number


def test_each_of_two_joined_acts_has_its_deadline(loaded: Extractor) -> None:
    facts = found(loaded, "China said it would cap its emissions before 2030 and close its mines by 2060.")
    assert [fact.deadline and fact.deadline.latest for fact in facts] == ["2029-12-31", "2060-12-31"]


def test_the_day_of_the_promise_is_no_deadline(loaded: Extractor) -> None:
    (fact,) = found(loaded, "The mayor promised on Monday to reopen the pool.")
    assert fact.deadline is None


def test_a_deadline_without_publication_day_keeps_its_text(loaded: Extractor) -> None:
    (fact,) = found(loaded, "The firm must pay the fund within 90 days under the deal.", published=None)
    assert fact.deadline is not None
    assert "90 days" in fact.deadline.span.text
    assert fact.deadline.latest is None


def test_we_is_the_body_that_the_speaker_heads(loaded: Extractor) -> None:
    text = "“We will build 300 homes a year until 2030,” said Tom Hale, chief executive of Northgate Homes."
    (fact,) = found(loaded, text)
    assert [party.span.text for party in fact.parties] == ["We"]
    assert fact.source is not None
    assert fact.source.entity is not None
    assert fact.source.entity.name == "Tom Hale"


def test_what_a_rival_would_do_is_no_commitment(loaded: Extractor) -> None:
    assert found(loaded, "“She will raise your taxes,” Mr Silva said of Ms Cole.") == []


def test_a_denied_promise_is_none(loaded: Extractor) -> None:
    assert found(loaded, "The senator denied he had promised to back the bill.") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Will",
        "will to",
        "🙂 will 🙂",
        "We will",
        "“We will",
        "to be",
        "If",
        "promised to",
        "- to -",
        "We'll?\n\n",
    ],
)
def test_odd_texts_give_no_commitment_and_no_error(loaded: Extractor, text: str) -> None:
    assert found(loaded, text) == []


def test_spans_are_of_the_text(loaded: Extractor) -> None:
    text = "Mr Okafor’s  firm — Veltra —\twill “reopen” the mine by May; it won’t cut pay."
    for fact in found(loaded, text):
        for spans in fact.slots().values():
            assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_short_and_a_long_form_of_one_agreement_are_one(loaded: Extractor) -> None:
    text = "Ghana and Togo agree on joint patrols\n\nGhana and Togo agreed to hold joint patrols in the north."
    (fact,) = found(loaded, text)
    assert fact.action.text == "hold joint patrols in the north"
    assert len(fact.evidence) == 2


def test_a_headline_plan_takes_the_force_of_the_agreement(loaded: Extractor) -> None:
    text = "Orbis to buy Veltra for $3m\n\nOrbis has agreed to buy Veltra for $3m, it said."
    (fact,) = found(loaded, text)
    assert fact.force == "agreement"


def test_a_pledge_that_is_only_named_is_the_one_before(loaded: Extractor) -> None:
    text = "The government has promised to rebuild the roof. The minister repeated the pledge in parliament."
    (fact,) = found(loaded, text)
    assert (fact.action.text, fact.status, len(fact.evidence)) == ("rebuild the roof", "renewed", 2)


def test_promises_in_general_are_not_the_one_before(loaded: Extractor) -> None:
    text = "In 2021 the company promised to save the bakery. A spokesman said that it had kept its promises."
    assert [fact.status for fact in found(loaded, text)] == ["made"]


def test_a_condition_belongs_to_the_verb_with_its_own_to(loaded: Extractor) -> None:
    facts = found(
        loaded, "Lee pledged to freeze fares and to extend the stand if the council gives its permission by May."
    )
    assert [fact.condition is not None for fact in facts] == [False, True]
    assert [fact.deadline for fact in facts] == [None, None]


def test_each_of_two_joined_decisions_has_its_own_date(loaded: Extractor) -> None:
    facts = found(loaded, "The board dropped its plan to sell the mill, and put off a decision on pay until 6 May.")
    assert [fact.deadline and fact.deadline.latest for fact in facts] == [None, "2026-05-06"]


def test_the_measure_of_a_fine_is_no_recurrence(loaded: Extractor) -> None:
    text = (
        "Under the contract, Veltra must finish the dam by 31 May 2030 or pay the city $4,000 for every day of delay."
    )
    facts = found(loaded, text)
    assert [fact.deadline and fact.deadline.latest for fact in facts] == ["2030-05-31", None]
    assert [fact.recurrence for fact in facts] == [None, None]


def test_a_vague_deadline_without_publication_day_keeps_its_text(loaded: Extractor) -> None:
    (fact,) = found(loaded, "Lee invited Tan to visit Accra later this year.", published=None)
    assert fact.deadline is not None
    assert (fact.deadline.span.text, fact.deadline.earliest, fact.deadline.latest) == ("later this year", None, None)


def test_who_stands_before_the_colon_of_a_headline_speaks(loaded: Extractor) -> None:
    (fact,) = found(loaded, "Minister: Kenya will build a dam in Lamu\n\nThe dam will cost $4m.")
    assert fact.source is not None
    assert fact.source.span.text == "Minister"


def test_a_spokesman_speaks_for_the_one_he_is_named_for(loaded: Extractor) -> None:
    (fact,) = found(loaded, "Nick Abara, a spokesman for Ms Cole, said that she would not raise taxes.")
    assert fact.parties[0].entity is not None
    assert fact.parties[0].entity.name == "Cole"


def test_the_person_is_bound_whose_office_stands_before_the_name(loaded: Extractor) -> None:
    (fact,) = found(loaded, "National Flood Office (NFO) Director-General Lin Yu-hsuan vowed to repair the dykes.")
    assert [party.span.text for party in fact.parties] == ["Lin Yu-hsuan"]


def test_an_open_bracket_is_closed(loaded: Extractor) -> None:
    (fact,) = found(loaded, "The chairman said that he would challenge the bill in court (the upper one).")
    assert fact.action.text.count("(") == fact.action.text.count(")")


def test_a_list_of_pledges_binds_whom_its_first_line_names(loaded: Extractor) -> None:
    text = "A Reed government will:\n\n- reopen the clinic;\n- hire 400 nurses; and\n- cut fares.\n\nFares rose in May."
    facts = found(loaded, text)
    assert [fact.action.text for fact in facts] == ["reopen the clinic", "hire 400 nurses", "cut fares"]
    assert {fact.parties[0].span.text for fact in facts} == {"A Reed government"}
    assert all(fact.evidence[0].text == "A Reed government will:" for fact in facts)


def test_what_a_measure_brings_binds_the_party_that_undertakes_it(loaded: Extractor) -> None:
    text = "Labour will invest $9m in the port road. The upgrade will create 90 jobs. The storm will reach the port."
    facts = found(loaded, text)
    assert [fact.action.text for fact in facts] == ["invest $9m in the port road", "create 90 jobs"]
    assert [span.start for span in facts[1].evidence] == [0, text.index("The upgrade")]


def test_a_rival_in_a_partys_own_text_is_not_bound(loaded: Extractor) -> None:
    text = "The Nationals will build a dam. “Labor will drain the lakes,” said Ana Lind, the local candidate."
    assert [fact.action.text for fact in found(loaded, text)] == ["build a dam"]


@pytest.mark.parametrize("line", ["By Ana Reyes", "Lima", "Photo: Leo Tan"])
@pytest.mark.parametrize("party", ["Staff nurses", "River police", "Trade unions"])
def test_a_paragraphs_first_word_is_no_sentence(loaded: Extractor, line: str, party: str) -> None:
    (fact,) = found(loaded, f"{line}\n\n{party} vowed to march on Sunday.")
    assert fact.parties[0].span.text == party
    assert fact.evidence[0].text == f"{party} vowed to march on Sunday."
