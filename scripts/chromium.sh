#!/bin/sh
# Make sure there is a Chromium for the tests of the pages: the system's own package, where it can be installed.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit 0
done
[ -d "/Applications/Google Chrome.app" ] && exit 0
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" -eq 0 ]; then as_root=""; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo"; else
        echo "The tests of the pages need Chromium: run 'sudo apt-get install chromium' once, then 'make test' again." >&2
        exit 2
    fi
    echo "Installing Chromium from the system's packages, once."
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null
    exit 0
fi
echo "The tests of the pages need Chromium or Google Chrome; install one of them, then run 'make test' again." >&2
exit 2
