"""How fast, how large: `python -m tests.bench` measures this machine and prints the README's table."""
