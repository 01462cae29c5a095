"""What the tests share: the model, loaded once a run, and the command line, called in-process."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.flow import Extractor, load
from extractor.pipeline import load_model

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="session", autouse=True)
def _one_model() -> None:
    """Load each model once: it costs more than a second."""
    module = importlib.import_module("extractor.flow")
    module.load_model = functools.cache(load_model)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def loaded(_one_model: None) -> Extractor:
    return load()


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call the command line with arguments; `input` is standard input."""
    from extractor.cli import extractor as group

    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*args: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(group, [str(arg) for arg in args], input=input)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article in a file."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return path


ARTICLE = """Ministry opens talks with Veltra Homes

LIMA, March 10, 2026 — Housing Minister Amina Bello promised on Tuesday to build 300 homes by the end of 2027.

“We will publish a report every year,” said Jonas Lindqvist, chief executive of Veltra Homes.
"""
