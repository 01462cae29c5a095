"""`python -m extractor`, and the entry point of the command `extractor`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    from extractor.cli import extractor

    extractor.main(prog_name="extractor")


if __name__ == "__main__":
    main()
