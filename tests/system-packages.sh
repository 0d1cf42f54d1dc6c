#!/usr/bin/env bash
# Installs the programs that tests drive and pip cannot bring: a browser, a feed reader, Vietnamese glyphs.
# Does nothing when they are there; says plainly what is missing when it may not install.
set -euo pipefail

missing=()
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
command -v newsboat >/dev/null 2>&1 || missing+=(newsboat)
command -v fc-list >/dev/null 2>&1 || missing+=(fontconfig)
{ command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=vi')" ]; } || missing+=(fonts-noto-core)

if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
  echo "Thiếu chương trình cho bài thử: ${missing[*]}. Máy này không có apt-get, hãy cài bằng tay." >&2
  exit 3
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root=(sudo)
else
  echo "Thiếu chương trình cho bài thử: ${missing[*]}. Hãy chạy: sudo apt-get install ${missing[*]}" >&2
  exit 3
fi

export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
