"""HTML, Markdown and plain text: reading, escaping, anchors; no subject and no record."""
