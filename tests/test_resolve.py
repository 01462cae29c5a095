"""Mentions to entities, and pronouns and descriptions to entities, on texts of our own."""

from __future__ import annotations

import pytest

from extractor.article import Article
from extractor.flow import Extractor
from extractor.record import Record


def record(extractor: Extractor, text: str) -> Record:
    return extractor(Article(text=text, published="2026-03-10", published_from="option"))


def referred(found: Record, name: str) -> list[str]:
    entities = [*found.people, *found.organisations]
    return [span.text for entity in entities if entity.name == name for span in entity.references]


def test_short_names_go_to_the_person_named_in_full(loaded: Extractor) -> None:
    found = record(
        loaded, "Finance Minister Ana Reyes spoke in Lima on Monday. Later Reyes left. Reyes's aides stayed."
    )
    assert [(person.name, person.aliases) for person in found.people] == [("Ana Reyes", ["Reyes"])]
    assert len(found.people[0].mentions) == 3


def test_a_shared_family_name_goes_to_the_one_named_last_before(loaded: Extractor) -> None:
    text = (
        "Interior Minister Chen Weimin met his aides on Monday. Chen praised them.\n\n"
        "Trade envoy Chen Yulan arrived on Tuesday. Chen spoke in Quito."
    )
    found = record(loaded, text)
    assert sorted(person.name for person in found.people) == ["Chen Weimin", "Chen Yulan"]
    assert [len(person.mentions) for person in found.people] == [2, 2]


def test_initials_and_middle_names_are_one_person(loaded: Extractor) -> None:
    found = record(loaded, "Margaret J. Holt chairs the panel. Margaret Holt said so on Monday.")
    assert len(found.people) == 1


def test_acronym_and_name_are_one_body(loaded: Extractor) -> None:
    text = "The National Flood Relief Agency (NFRA) sent boats. NFRA said that more would follow."
    bodies = record(loaded, text).organisations
    assert [(body.name, body.acronym) for body in bodies] == [("National Flood Relief Agency", "NFRA")]
    assert len(bodies[0].mentions) == 3


def test_a_ministry_and_its_office_stay_two(loaded: Extractor) -> None:
    text = "The Ministry of Rural Works met on Monday. The Ministry of Rural Works General Office was closed."
    assert len(record(loaded, text).organisations) == 2


@pytest.mark.parametrize(
    ("text", "name", "reference"),
    [
        ("Ana Reyes spoke in Lima on Monday. She left at noon.", "Ana Reyes", "She"),
        ("Mr Lind told Ms Roe that he would resign.", "Lind", "he"),
        ("Finance Minister Ana Reyes spoke in Lima. “It is late,” the minister said.", "Ana Reyes", "the minister"),
        (
            "The Transport Ministry met in Lima. The ministry said that it would wait.",
            "Transport Ministry",
            "The ministry",
        ),
    ],
)
def test_references(loaded: Extractor, text: str, name: str, reference: str) -> None:
    assert reference in referred(record(loaded, text), name)


def test_an_object_is_not_its_own_subject(loaded: Extractor) -> None:
    found = record(loaded, "Mr Lind met Mr Holm in Oslo. Lind invited him to Rome.")
    assert "him" not in referred(found, "Lind")


def test_a_pronoun_keeps_to_its_sex(loaded: Extractor) -> None:
    found = record(loaded, "Mrs Lind spoke after Mr Holm. He was late.")
    assert "He" in referred(found, "Holm")
    assert "He" not in referred(found, "Lind")


def test_both_ministers_are_the_two_with_the_title(loaded: Extractor) -> None:
    text = (
        "Maltese Foreign Minister Katarina Voss met Tunisian Foreign Minister Samuel Banda in Valletta. "
        "Both ministers agreed to reopen the ferry line."
    )
    found = record(loaded, text)
    names = {person.id: person.name for person in found.people}
    (commitment,) = found.commitments
    assert [names.get(party.entity or "") for party in commitment.parties] == ["Katarina Voss", "Samuel Banda"]


def test_what_cannot_be_settled_stays_open(loaded: Extractor) -> None:
    found = record(loaded, "He said that it would rain.")
    assert found.people == []
    assert [quote.speaker for quote in found.quotes] in ([], [None])


def test_a_possessive_that_is_joined_to_a_name_is_that_persons(loaded: Extractor) -> None:
    found = record(loaded, "Mr Lind hosted a lunch in honour of Mr Holm and his delegation.")
    assert referred(found, "Holm") == ["his"]


def test_who_speaks_is_not_named_in_what_is_said(loaded: Extractor) -> None:
    text = "The Fisheries Agency met in Lima on Friday, it said. Peru sells many mangoes abroad, it said."
    assert [span.text for place in record(loaded, text).places for span in place.mentions] == ["Lima", "Peru"]
    speakers = {quote.speaker for quote in record(loaded, text).quotes}
    assert not speakers & {place.id for place in record(loaded, text).places}


def test_somebody_without_a_name_stays_so(loaded: Extractor) -> None:
    found = record(
        loaded, "Police arrested Mr Lind in Lima. An official said that the hall was full. He said more would come."
    )
    assert "He" not in referred(found, "Lind")
