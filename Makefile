# Every target hands over to portal.py, which sets the project up by itself: `make serve` works on a fresh clone.
# Extra words go in ARGS: make serve ARGS="--port 8001". Another Python: make PYTHON=python3.12 serve.
PYTHON ?= python3
ARGS ?=

VERBS := serve build usb check check-all check-data quick test lint format bench bench-campaign bench-edits bench-prints bench-hostile setup clean

.DEFAULT_GOAL := help
.PHONY: help lock release-files lighthouse accessibility visits pictures $(VERBS)

help $(VERBS):
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Không tìm thấy lệnh $(PYTHON). Hãy cài Python từ 3.11 đến 3.14 (64 bit)."; \
	  echo "Command $(PYTHON) not found. Please install Python 3.11 to 3.14 (64 bit)."; exit 3; } >&2
	@$(PYTHON) portal.py $@ $(ARGS)

# For maintainers: compute requirements/*.txt anew from *.in.
lock:
	@PYTHON=$(PYTHON) bash requirements/lock.sh

# For maintainers: wheel, SBOM, licences and checksums of the tag of this version, into dist/. Another commit: ARGS="--commit HEAD".
release-files:
	@$(PYTHON) portal.py setup dev && .venv/bin/python dev/release_files.py $(ARGS)

# For maintainers: judge four pages of the finished site by Lighthouse; ARGS="site 1" for one run of each.
lighthouse:
	@.venv/bin/python dev/bench/lighthouse.py $(ARGS)

# For maintainers: judge all kinds of pages by axe at three widths, in light, dark and forced colours; ARGS="--site site" for a built site.
accessibility:
	.venv/bin/python dev/accessibility.py $(ARGS)

# For maintainers: 24 visits on a phone (dev/visits.md); pictures of page kinds and of the guide (needs Debian's Chromium).
visits:
	.venv/bin/python dev/visits.py $(ARGS)
pictures:
	.venv/bin/python dev/page_pictures.py $(ARGS)
	.venv/bin/python dev/pictures.py
	.venv/bin/python dev/card_pictures.py
