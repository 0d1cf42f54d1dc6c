#!/usr/bin/env bash
# Installs what tests drive and pip cannot bring: a browser, an office, readers of feeds, calendars, PDF and QR codes, Vietnamese glyphs.
# Does nothing when they are there; says plainly what is missing when it may not install. With --missing it only names the packages.
set -euo pipefail

# A font counts as there too when its package is, however few fonts the machine shows to programs.
has_font() {
  { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list "$1:lang=vi")" ]; } ||
    { command -v dpkg-query >/dev/null 2>&1 && dpkg-query -W -f '${Status}' "$2" 2>/dev/null | grep -q "ok installed"; }
}

missing=()
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
command -v newsboat >/dev/null 2>&1 || missing+=(newsboat)
PATH=$PATH:/usr/sbin command -v nginx >/dev/null 2>&1 || missing+=(nginx-light)
# Web servers and programs that copy a site to other machines: the ready configurations and targets are tried with the real ones.
command -v caddy >/dev/null 2>&1 || missing+=(caddy)
command -v rsync >/dev/null 2>&1 || missing+=(rsync)
command -v rclone >/dev/null 2>&1 || missing+=(rclone)
command -v zbarimg >/dev/null 2>&1 || missing+=(zbar-tools)
command -v unzip >/dev/null 2>&1 || missing+=(unzip)
command -v pdfinfo >/dev/null 2>&1 || missing+=(poppler-utils)
command -v qpdf >/dev/null 2>&1 || missing+=(qpdf)
command -v fc-list >/dev/null 2>&1 || missing+=(fontconfig)
# libical, the calendar reader of GNOME and KDE, is driven through Debian's own Python.
/usr/bin/python3 -c 'import gi; gi.require_version("ICalGLib", "3.0")' >/dev/null 2>&1 || missing+=(python3-gi gir1.2-ical-3.0)
# Three sets of fonts in which pages must fit a phone: the widest, Android's, one as wide as Arial. Liberation also stands in the place of
# Times New Roman and Arial in documents; the older fonts-liberation has no Vietnamese letters.
has_font "DejaVu Sans" fonts-dejavu-core || missing+=(fonts-dejavu-core)
has_font "Noto Sans" fonts-noto-core || missing+=(fonts-noto-core)
{ has_font "Liberation Serif" fonts-liberation2 && has_font "Liberation Sans" fonts-liberation2; } || missing+=(fonts-liberation2)
# LibreOffice opens our DOCX and PPTX as an office would. One command starts both programs: their libraries tell them apart.
[ -e /usr/lib/libreoffice/program/libswlo.so ] || missing+=(libreoffice-writer-nogui)
[ -e /usr/lib/libreoffice/program/libsdlo.so ] || missing+=(libreoffice-impress-nogui)
# Its Calc reads the CSV files of the open data.
[ -e /usr/lib/libreoffice/program/libsclo.so ] || missing+=(libreoffice-calc-nogui)
command -v node >/dev/null 2>&1 || missing+=(nodejs)
command -v npm >/dev/null 2>&1 || missing+=(npm)

# ical.js, the calendar reader of Thunderbird and Nextcloud; Biome and TypeScript, which check the scripts of pages.
install_node_packages() {
  cd "$(dirname "$0")/.."
  local lock=requirements/node/package-lock.json installed=.pcmt/node/node_modules/installed-lock.json
  if ! cmp --silent "$lock" "$installed"; then
    mkdir -p .pcmt/node
    cp requirements/node/package.json "$lock" .pcmt/node/
    npm ci --prefix .pcmt/node --no-audit --no-fund --ignore-scripts --silent >/dev/null
    cp "$lock" "$installed"
  fi
}

if [ "${1:-}" = "--missing" ]; then
  echo "${missing[*]-}"
  exit 0
fi

# Chromium without the windows of a desktop takes half the CPU for a page. Where it cannot be had tests drive the whole browser.
if ! command -v chromium-headless-shell >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
  install="apt-get install -y -qq --no-install-recommends"
  DEBIAN_FRONTEND=noninteractive timeout 300 sh -c "$install chromium-headless-shell || { apt-get update -qq && $install chromium-headless-shell; }" \
    >/dev/null 2>&1 || true
fi

if [ ${#missing[@]} -eq 0 ]; then
  install_node_packages
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
install_node_packages
