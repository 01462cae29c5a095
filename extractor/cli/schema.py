"""`extractor schema`."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from extractor.record import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
