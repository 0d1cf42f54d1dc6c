"""Portal kit for Vietnamese anti-drug authorities: YAML records in, a static site with feeds out."""

import os

# Pydantic would look through every installed package for plugins while it is imported: a tenth of a second for nothing.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.7.1"
