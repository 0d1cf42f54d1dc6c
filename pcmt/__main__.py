"""``python -m pcmt``."""

from pcmt.cli import main

if __name__ == "__main__":
    main(prog_name="pcmt")
