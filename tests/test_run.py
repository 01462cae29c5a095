"""Many inputs: each has its outcome, in order, whatever becomes of the others and of the processes that work them."""

from __future__ import annotations

import functools
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from typing import Any

import pytest

from extractor.article import Article
from extractor.errors import ExtractorError, InputError, ModelError, RuleError
from extractor.readers.source import Source
from extractor.run import Input, InThisProcess, keyed, run
from extractor.running import duplicates, worker
from extractor.running.lanes import Lanes, WorkerLostError
from extractor.running.mapped import Item, Limits, Mapped
from extractor.running.outcomes import Done, Failure, Outcome
from extractor.running.worker import Setup
from tests.faults import FaultyExtractor, FaultyLanes, add_one, die, lock, record_of

SETUP = Setup("none", any_language=True)


@pytest.fixture(scope="module")
def lanes() -> Iterator[Lanes]:
    with FaultyLanes(2) as executor:
        yield executor


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Executor:
    monkeypatch.setattr(worker, "loaded", lambda model, rules: FaultyExtractor())
    return InThisProcess()


def outcomes(texts: Iterable[str], executor: Executor, setup: Setup = SETUP, **options: Any) -> list[Outcome]:
    inputs = (Input(Article(text, path=str(n)), f"key{n}") for n, text in enumerate(texts))
    return list(run(inputs, setup, executor, **options))


def test_one_failing_article_loses_no_other(here: Executor) -> None:
    found = outcomes((f"fail {n}" if n in (3, 17, 18) else f"Good {n}." for n in range(40)), here)
    failures = {int(o.path): o.problem for o in found if isinstance(o, Failure)}
    assert [o.key for o in found] == [f"key{n}" for n in range(40)]
    assert list(failures) == [3, 17, 18]
    assert all("KeyError" in problem and "\n" not in problem for problem in failures.values())
    assert [o.record.path for o in found if isinstance(o, Done)] == [str(n) for n in range(40) if n not in failures]


def test_lack_of_memory_is_named(here: Executor) -> None:
    assert "memory" in str(outcomes(["memory"], here)[0])


def test_a_crash_and_a_hang_cost_their_articles_only(lanes: Lanes) -> None:
    texts = [f"Good {n}." for n in range(60)]
    texts[5], texts[33], texts[34] = "crash", "hang", "crash again"
    found = outcomes(texts, lanes, Setup("none", any_language=True, timeout=1), batches=3)
    assert [o.key for o in found] == [f"key{n}" for n in range(60)]
    failures = {o.key: o.problem for o in found if isinstance(o, Failure)}
    assert failures.keys() == {"key5", "key33", "key34"}
    assert "signal 9" in failures["key5"]
    assert "--timeout" in failures["key33"]


def test_unordered_gives_all(lanes: Lanes) -> None:
    texts = [f"Good {n % 20}." for n in range(60)] + ["crash"]
    found = outcomes(texts, lanes, batches=3, ordered=False)
    assert sorted(o.key for o in found) == sorted(f"key{n}" for n in range(61))
    assert sum(isinstance(o, Done) for o in found) == 60


def test_the_same_text_is_worked_once_and_reported_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []

    class Counting(FaultyExtractor):
        def records(self, articles: Any) -> Iterator[Any]:
            for article in articles:
                worked.append(article.path)
                yield record_of(article)

    monkeypatch.setattr(worker, "loaded", lambda model, rules: Counting())
    articles = [
        Article("Same.", "a", title="A", published="2026-03-10", published_from="metadata", byline=("Ana Lind",)),
        Article("Same.", "b", title="B", published="2026-03-10", published_from="metadata", warnings=("odd",)),
        Article("Same.", "c", published="2026-03-11", published_from="metadata"),
        *(Article("Other.", str(n)) for n in range(40)),
    ]
    found = list(run(map(Input, articles), SETUP, InThisProcess()))
    assert worked == ["a", "c", "0"]
    first, second = (o.record for o in found[:2] if isinstance(o, Done))
    assert (first.path, first.title, first.byline, first.warnings) == ("a", "A", ["Ana Lind"], [])
    assert (second.path, second.title, second.byline, second.warnings) == ("b", "B", [], ["odd"])
    assert [o.record.path for o in found if isinstance(o, Done)] == [article.path for article in articles]


def test_what_was_met_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    originals = duplicates.Originals()
    articles = [Article(f"Article {n}.") for n in range(9)]
    for article in articles:
        kept, met = originals.met(article)
        assert not met
        kept.add(0, record_of(article))
        monkeypatch.setattr(duplicates, "REMEMBERED", 3.5 * kept.size)
        originals.keep(kept)
    assert [originals.met(article)[1] for article in articles] == [False] * 6 + [True] * 3


def test_copies_of_a_failure_fail(here: Executor) -> None:
    found = outcomes(["fail", "fail"], here)
    assert [(type(o), o.key) for o in found] == [(Failure, "key0"), (Failure, "key1")]
    assert [o.path for o in found if isinstance(o, Failure)] == ["0", "1"]


def test_documents_are_read_and_errors_kept_in_their_place(here: Executor) -> None:
    reads = [Source("a.txt", ".txt", b"One."), InputError("is odd", path="b"), Source("c.txt", ".txt", b"\0\1\2")]
    one, two, three = run(map(Input, reads), SETUP, here)
    assert isinstance(one, Done)
    assert (one.record.path, one.words) == ("a.txt", 1)
    assert two == Failure("b", "is odd")
    assert isinstance(three, Failure)
    assert "binary" in three.problem


def test_keys_depend_on_what_is_in_an_input() -> None:
    def key(read: Any) -> str:
        return keyed(read).key

    text = Source("a", ".txt", b"One.")
    assert key(text) == key(Source("b", ".txt", b"One."))
    others = [Source("a", ".html", b"One."), Source("a", ".txt", b"Two."), Source("a", ".txt", b"One.", title="T")]
    others_keys = {key(other) for other in [*others, Article("One."), Article("One.", published="2026-03-10")]}
    assert len(others_keys) == 5
    assert key(text) not in others_keys
    assert key(InputError("is odd", path="b")) == ""


def test_a_model_that_cannot_be_loaded_ends_the_run() -> None:
    with pytest.raises(ModelError):
        outcomes(["One."], InThisProcess(), Setup("no_such_model", any_language=True))


@pytest.mark.parametrize(
    "error",
    [
        ModelError("the model is not installed"),
        InputError("is odd", path="a"),
        RuleError("is unknown", file="a.toml", rule="r", key="k"),
    ],
)
def test_errors_can_be_sent_to_another_process(error: ExtractorError) -> None:
    sent = pickle.loads(pickle.dumps(error))
    assert (type(sent), str(sent), vars(sent)) == (type(error), str(error), vars(error))


def items(numbers: Iterable[int]) -> Iterator[Item[int, int]]:
    return (Item(number) for number in numbers)


def mapped(executor: Executor, numbers: Iterable[int], probe: Callable[[], object], **options: Any) -> list[int]:
    limits = Limits(items=2, size=100, batches=2)
    found = Mapped(executor, add_one, items(numbers), lambda item, error: -1, probe, limits, **options)
    return [item.result for item in found if item.result is not None]


def test_lost_workers_are_no_reason_to_stop_while_others_work() -> None:
    with Lanes(2) as executor:
        numbers = [0, *[13] * 24, 1]
        assert mapped(executor, numbers, functools.partial(add_one, [])) == [1, *[-1] * 24, 2]


def test_a_run_ends_where_no_worker_can_work() -> None:
    with Lanes(2) as executor, pytest.raises(ExtractorError, match="workers die"):
        mapped(executor, [13] * 50, die)


def test_batches_keep_to_their_limits() -> None:
    batches: list[int] = []

    def count(batch: Any) -> list[int]:
        batches.append(sum(batch))
        return list(batch)

    sized = (Item(size, size=size) for size in (60, 60, 30, 10, 5, 500, 1))
    list(Mapped(InThisProcess(), count, sized, lambda item, error: -1, list, Limits(items=2, size=100, batches=1)))
    assert batches == [60, 90, 15, 500, 1]


def test_lanes_are_an_executor() -> None:
    with Lanes(1, environment={"LANE": "set"}) as executor:
        assert executor.submit(os.getenv, "LANE").result() == "set"
        first = executor.submit(os.getpid).result()
        with pytest.raises(ZeroDivisionError):
            executor.submit(divmod, 1, 0).result()
        with pytest.raises(RuntimeError, match="cannot be sent"):
            executor.submit(lock).result()
        with pytest.raises(Exception, match="pickle"):
            executor.submit(lambda: 1).result()
        assert executor.submit(os.getpid).result() == first
        with pytest.raises(WorkerLostError) as lost:
            executor.submit(die).result()
        assert lost.value.exitcode == 4
        assert executor.submit(os.getpid).result() != first
    with pytest.raises(RuntimeError, match="home"):
        executor.submit(os.getpid)


def test_lanes_end_at_once_when_told_to() -> None:
    import time

    executor = Lanes(1)
    executor.submit(os.getpid).result()
    running, waiting = executor.submit(time.sleep, 1000), executor.submit(os.getpid)
    while not running.running():
        time.sleep(0.01)
    executor.shutdown(cancel_futures=True)
    assert isinstance(running.exception(), WorkerLostError)
    assert waiting.cancelled()
