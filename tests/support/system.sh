#!/bin/sh
# make system: what only a system package can give. Chromium for the browser tests, with a font that has Vietnamese.
# Says in one line what it did or why it could not; quick when there is nothing to do.
set -eu

if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
    || command -v google-chrome >/dev/null 2>&1; then
    echo "make system: Chromium is there."
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "make system: no apt-get here; install Chromium yourself, or the browser tests are skipped." >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "make system: needs root once, to run: apt-get install chromium fonts-dejavu-core" >&2
    exit 1
fi

echo "make system: installing Chromium ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install chromium fonts-dejavu-core
}
if ! { install || { $as_root apt-get -qq update && install; }; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    echo "make system: apt-get could not install Chromium." >&2
    exit 1
fi
echo "make system: $(chromium --version 2>/dev/null || echo 'Chromium is installed.')"
