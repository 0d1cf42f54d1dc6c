"""What every page is built from: context, templates, tables, phrases, time marks."""
