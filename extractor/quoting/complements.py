"""What is said: the clause that a verb of saying has for its complement, also where the parse lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.cues import Cue
from extractor.quoting.verbs import FINITE, has_subject, is_finite, is_infinitive, is_passive
from extractor.syntax import SUBJECTS

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.quoting.scene import Scene

LONGEST_ADVERBIAL = 25
"""Tokens between a verb and the `that` of its clause at most: `said in a speech to the union on Monday that`."""

_WH = frozenset(["whether", "if", "how", "why", "what", "who", "when", "where", "which"])
_ENDS = frozenset(".;")
"""Marks that end a tag, so that what the parse hangs on its verb is another sentence."""


def clause_after(scene: Scene, cue: Cue) -> tuple[str, Token] | None:
    """The construction and the head of the clause that follows a verb."""
    if cue.last.i + 1 >= len(cue.verb.doc) or cue.last.nbor().text in _ENDS:
        return None
    if "that-clause" in cue.rules and _answers(cue.last.nbor()):
        return "that-clause", cue.last.nbor()
    if cue.verb.lemma_ in scene.words("finding") and _by_poll(scene, cue):
        result = next((c for c in cue.verb.rights if c.dep_ in ("dobj", "ccomp") and _is_result(c)), None)
        return ("that-clause", result) if result is not None else None
    for child in cue.verb.rights:
        if child.i in scene.used and any(c.dep_ == "ccomp" for c in child.lefts):
            return None  # `A clerk said it was late, the report said`: the tag, with all before it
        construction = _construction(scene, cue, child)
        if construction in cue.rules:
            return construction, child
    lost = _clause_of_that(scene, cue) if "that-clause" in cue.rules else None
    return ("that-clause", lost) if lost is not None else None


def _construction(scene: Scene, cue: Cue, child: Token) -> str:
    """How a verb's dependent says what is said; empty where it does not."""
    if relative_of(cue, child) is not None:
        return "that-clause"
    if _question_word(child) and child.left_edge.nbor(-1).dep_ == "cc":
        return ""  # `spoke at talks on hunger and what can be done`
    if _is_statement(scene, child) or (cue.verb.lemma_ in scene.words("finding") and _is_small_clause(child)):
        return "wh-clause" if _question_word(child) else "that-clause"
    if cue.verb.lemma_ == "ask" and _is_question(child):
        return "wh-clause"
    if child.dep_ == "xcomp" and child.tag_ == "VBG" and not is_infinitive(child):
        return "gerund"
    return _infinitive(cue, child) if child.dep_ in ("xcomp", "ccomp") and is_infinitive(child) else ""


def _infinitive(cue: Cue, child: Token) -> str:
    """`vowed to go`, `urged them to go`, or of a passive with a subject: `the mayor is said to go`."""
    if is_passive(cue.verb):
        named = child.dep_ == "xcomp" and any(c.dep_ in SUBJECTS for c in cue.verb.lefts)
        return "said-to" if named else ""
    asked = has_subject(child) or any(_is_addressee(cue, c) for c in cue.verb.rights)
    return "object-infinitive" if asked else "infinitive"


def _answers(word: Token) -> bool:
    """Is a word all that is said: `said yes`, but not `said no to the plan`?"""
    return (
        word.tag_ == "UH"
        and word.lower_ in ("yes", "no")
        and word.doc[min(word.i + 1, len(word.doc) - 1)].lower_ != "to"
    )


def _by_poll(scene: Scene, cue: Cue) -> bool:
    """Is it a poll that shows something?"""
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in scene.words("polls") for c in cue.verb.lefts)


def _is_result(child: Token) -> bool:
    """Is a poll's object how somebody or something stands: `found Reed ahead`, `shows Reed leading Lind by six`?"""
    return child.dep_ == "ccomp" or any(
        t.tag_ == "VBG" or t.dep_ in ("prep", "advmod", "npadvmod")
        for t in (*child.lefts, *child.rights, *child.head.rights)
    )


def _is_addressee(cue: Cue, child: Token) -> bool:
    """Is a verb's dependent the one who is asked: `urged them to`, `called on them to`?"""
    return child.dep_ in ("dobj", "dative") or (child.dep_ == "prep" and child.i in (cue.last.i, cue.last.i + 1))


def _is_statement(scene: Scene, clause: Token) -> bool:
    """Is a clause what is said: the verb's complement, or a sentence that the parse made an adverbial by mistake?"""
    verbs = [clause, *(c for c in clause.lefts if c.dep_ in ("aux", "auxpass"))]  # `they | felt | betrayed`
    if not any(map(has_subject, verbs)) or not is_finite(clause):
        return False
    if any(c.tag_ == "WDT" and c.dep_ in SUBJECTS for c in clause.lefts) and not has_subject(clause.head):
        return False  # `the remarks that were shown`: a noun that the tagger took for a verb
    return clause.dep_ == "ccomp" or (clause.dep_ == "advcl" and _stands_bare(scene, clause))


def relative_of(cue: Cue, clause: Token) -> Token | None:
    """The pronoun before a tag that its clause lacks: `which` in `which she said was closed`."""
    if clause.dep_ != "ccomp" or not is_finite(clause) or cue.verb.dep_ not in ("relcl", "ccomp", "conj"):
        return None
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if own is not None and not (own.tag_ in ("WDT", "WP") and own.i < cue.verb.i):
        return None
    edge = cue.verb.left_edge if own is None else own
    while edge.tag_ == "IN" and edge.i < cue.verb.i:
        edge = edge.nbor()
    return edge if edge.tag_ in ("WDT", "WP") and not _speaks(cue, edge) else None


def _speaks(cue: Cue, pronoun: Token) -> bool:
    """Is a relative pronoun the verb's own subject: `the man who said was ...`?"""
    return (
        pronoun.head.i == cue.verb.i
        and pronoun.dep_ in SUBJECTS
        and not any(c.dep_ in SUBJECTS and c.i > pronoun.i for c in cue.verb.lefts)
    )


def _is_small_clause(clause: Token) -> bool:
    """Is a clause one without a finite verb, as polls and films show them: `shows Reed leading`?"""
    return clause.dep_ == "ccomp" and clause.tag_ == "VBG" and any(c.dep_ == "nsubj" for c in clause.lefts)


def _stands_bare(scene: Scene, clause: Token) -> bool:
    """Does nothing make a clause an adverbial: no `as`, `while` or `when`?"""
    words = (c for c in clause.lefts if c.dep_ in ("mark", "advmod", "prep"))
    return not any(c.dep_ == "mark" or c.lower_ in scene.words("adverbial") for c in words)


def _question_word(clause: Token) -> bool:
    first = next(iter(clause.subtree))
    return first.lower_ in _WH


def _is_question(clause: Token) -> bool:
    """Is a clause that the parse took for a condition what is asked: `asked them if they would stay`?"""
    asked = clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in clause.lefts)
    return asked and clause.left_edge.nbor(-1).text != ","


def _clause_of_that(scene: Scene, cue: Cue) -> Token | None:
    """The clause of a `that` which follows a verb and its adverbials, wherever the parse hangs it."""
    that = _that_after(scene, cue)
    if that is None:
        return None
    if that.dep_ == "mark" and that.head.i > that.i:
        return that.head
    rest = that.doc[that.i + 1 : that.sent.end]
    return next((t for t in rest if t.tag_ in FINITE and t.dep_ not in ("relcl", "aux", "auxpass")), None)


def _that_after(scene: Scene, cue: Cue) -> Token | None:
    """The first `that` after a verb, with nothing but its object and adverbials between them."""
    doc, commas = cue.verb.doc, 0
    for token in doc[cue.last.i + 1 : min(cue.last.i + 1 + LONGEST_ADVERBIAL, cue.verb.sent.end)]:
        if token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN"):
            return token if commas % 2 == 0 and _opens_statement(scene, cue, token) else None
        if token.text == ",":
            commas += 1
        elif token.is_punct or token.tag_ in (*FINITE, "TO", "WDT", "WP", "WRB") or token.dep_ in ("mark", "cc"):
            return None
        if scene.piece_at(token.idx) is not None:
            return None
    return None


def _opens_statement(scene: Scene, cue: Cue, that: Token) -> bool:
    """Does a `that` begin what is said, and not what a noun means (`announced the decision that`)?"""
    before = that.nbor(-1)
    if before.lower_ in scene.words("before_other_that") or cue.verb.dep_ == "amod":
        return False
    if before.pos_ == "NOUN" and "that" in scene.lexicon.nouns.get(before.lemma_, ()) and before.head.lower_ != "in":
        return False  # `over the allegations that`, but `said in a statement that`
    told = any(c.dep_ in ("dobj", "dative") and c.i < that.i for c in cue.verb.rights)
    return not told or cue.verb.lemma_ in scene.words("telling")
