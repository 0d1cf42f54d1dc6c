#!/usr/bin/env bash
# Computes requirements/*.txt from *.in, with hashes, in a throw-away environment; writes no address of a registry.
# Run with the oldest Python the portal supports, so that every pinned version can be installed on it.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "make PYTHON=python3.11 lock" >&2; exit 3; }

tools="$(mktemp -d)"
trap 'rm -rf "$tools"' EXIT
"$python" -m venv "$tools"
"$tools/bin/pip" install --quiet pip-tools==7.6.2

export CUSTOM_COMPILE_COMMAND="make lock"
for name in build run dev bench; do
  "$tools/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-config \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
    --output-file "requirements/$name.txt" "requirements/$name.in"
done
