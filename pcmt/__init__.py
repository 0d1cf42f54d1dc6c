"""Portal kit for Vietnamese anti-drug authorities: YAML records in, a static site with feeds out."""

__version__ = "0.1.0"
