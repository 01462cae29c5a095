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


def speakers(loaded: Extractor, text: str) -> list[str | None]:
    """The names of those who speak the quotes of a text, in order."""
    found = record(loaded, text)
    names = {entity.id: entity.name for entity in [*found.people, *found.organisations]}
    return [names.get(quote.speaker or "") for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a title that the article has not given stands for the one who was just spoken of
        ("Ana Reyes opened the clinic on Monday. The senator said that it would stay open.", "Ana Reyes"),
        ("Ana Reyes asked Pavel Novak about the clinic. The senator said that it would stay open.", None),
        ("Judge Pavel Novak heard the case on Monday. The billionaire said that he was ill.", None),
        ("A guard stopped Ana Reyes in Busan. The guard said that the road was closed.", None),
        # a text speaks for who gave it, an unnamed spokesman for a body, but not for a person
        ("The Orvia Bank published a report on Monday. The report said that prices would fall.", "Orvia Bank"),
        ("A statement from the Health Ministry said that the clinic was safe.", "Health Ministry"),
        ("A spokesman for the Health Ministry said that the clinic was safe.", "Health Ministry"),
        ("A spokesman for Ana Reyes said that the clinic was safe.", None),
        # several speakers are nobody alone
        ("Pavel Novak and Ana Reyes said that the clinic was safe.", None),
    ],
)
def test_who_speaks(loaded: Extractor, text: str, expected: str | None) -> None:
    assert speakers(loaded, text)[-1] == expected


def test_he_said_goes_on_with_who_spoke_last(loaded: Extractor) -> None:
    text = (
        "Omar Haddad won in May. Haddad then sold the mine. The dam, which Haddad built, is full, Pavel Novak said.\n\n"
        "“It holds,” he said."
    )
    assert speakers(loaded, text)[-1] == "Pavel Novak"


def test_the_latter_is_the_second_of_two(loaded: Extractor) -> None:
    text = "Omar Haddad and Pavel Novak spoke in Lima. The latter said that the dam was full. He praised the crew."
    found = record(loaded, text)
    assert referred(found, "Pavel Novak")[-1] == "He"


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


def clusters(found: Record) -> list[list[str]]:
    entities = [*found.people, *found.organisations]
    return sorted(sorted(mention.text for mention in entity.mentions) for entity in entities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mr Pavel Dvorak met Mrs Hana Dvorak in Brno. Mrs Dvorak spoke first. Then Mr Dvorak left.",
            [["Dvorak", "Hana Dvorak"], ["Dvorak", "Pavel Dvorak"]],
            id="spouses-by-honorific",
        ),
        pytest.param(
            "Finance Minister Chen Weimin spoke in Quito. Trade envoy Chen Yulan arrived. Minister Chen left.",
            [["Chen", "Chen Weimin"], ["Chen Yulan"]],
            id="the-one-with-the-title",
        ),
        pytest.param(
            "Senator William Harding spoke in Lima on Monday. Bill Harding said that he was tired.",
            [["Bill Harding", "William Harding"]],
            id="nickname",
        ),
        pytest.param(
            "The novelist Jane Kowalska spoke in Lodz on Monday. J. Kowalska won a prize in May.",
            [["J. Kowalska", "Jane Kowalska"]],
            id="initial",
        ),
        pytest.param(
            "Mohammed Al-Rawi spoke in Basra on Monday. Muhammad al Rawi left on Friday. Rawi was tired.",
            [["Mohammed Al-Rawi", "Muhammad al Rawi", "Rawi"]],
            id="transliteration-and-article",
        ),
        pytest.param(
            "Ramón Núñez Ferrer spoke in Quito on Monday. Núñez left on Friday. Later Mr Nunez came back.",
            [["Nunez", "Núñez", "Ramón Núñez Ferrer"]],
            id="first-of-two-family-names-and-diacritics",
        ),
        pytest.param(
            "Theresia Wanjohi won in Nairobi on Monday. Theresia Wanjohl is 22 years old, her coach said.",
            [["Theresia Wanjohi", "Theresia Wanjohl"]],
            id="one-letter-apart",
        ),
        pytest.param(
            "Daniel Ortmann met Daniela Ortmann in Graz on Monday.",
            [["Daniel Ortmann"], ["Daniela Ortmann"]],
            id="siblings-are-no-misprint",
        ),
        pytest.param(
            "Ahmed bin Rashid met King Rashid in Muscat. Mr bin Rashid left early.",
            [["Ahmed bin Rashid", "bin Rashid"], ["Rashid"]],
            id="a-father's-name-is-not-the-son's",
        ),
        pytest.param(
            "The Kenyan Tea Council (CSX) met in Lima. The CSX said that prices fell.",
            [["CSX", "CSX", "Kenyan Tea Council"]],
            id="acronym-in-parentheses-with-other-letters",
        ),
        pytest.param(
            "The Ministry of Health met in Lima. The Health Ministry said that it would wait.",
            [["Health Ministry", "Ministry of Health"]],
            id="the-same-words-in-another-order",
        ),
    ],
)
def test_which_names_are_one_entity(loaded: Extractor, text: str, expected: list[list[str]]) -> None:
    assert clusters(record(loaded, text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "reference"),
    [
        ("Before her election in May, Ana Reyes had run a bank in Lima.", "Ana Reyes", "her"),
        ("Kristin Vogel wrote about Paul Adler in May. His later work was dull.", "Paul Adler", "His"),
        ("“He has no plan,” Omar Haddad said of Ivan Petrov. “He never had one.”", "Ivan Petrov", "He"),
        ("Ana Reyes joined Orvia Ltd in May and became its chairman in June.", "Orvia Ltd", "its"),
    ],
)
def test_pronouns(loaded: Extractor, text: str, name: str, reference: str) -> None:
    assert reference in referred(record(loaded, text), name)


@pytest.mark.parametrize(
    ("text", "name", "reference"),
    [
        ("Tom Hale met a driver in Lima on Monday. The driver said that he was tired.", "Tom Hale", "he"),
        ("“She has no plan,” Ana Reyes said on Monday.", "Ana Reyes", "She"),
        ("Orvia Ltd asked its drivers in Lima to wash their cars.", "Orvia Ltd", "their"),
    ],
)
def test_pronouns_that_mean_somebody_else(loaded: Extractor, text: str, name: str, reference: str) -> None:
    assert reference not in referred(record(loaded, text), name)


def test_every_name_says_why_it_is_the_entitys(loaded: Extractor) -> None:
    text = "Senator William Harding spoke in Lima. Bill Harding was tired. He left. Orvia Ltd and its chief stayed."
    found = record(loaded, text)
    for entity in [*found.people, *found.organisations]:
        assert all(entity.why[span.start] for span in [*entity.mentions, *entity.references])
    assert "why" not in found.to_json()
