"""`extractor schema`."""

from __future__ import annotations

import json

import click

from extractor.cli.output import standard_output


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from extractor.record import json_schema

    with standard_output() as output:
        output.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
