"""Records on paper: ``<kind>/<id>/<id>-<form>.pdf`` and a picture of the first page beside each, set by Typst."""
