#!/bin/sh
# Install from the system's packages what the tests need and what is missing, where that is possible. Without Chromium
# the tests of the pages cannot run, and this fails; without a virtual screen, or without a second judge of the PDF,
# the few tests that need them are skipped and say so.
set -eu

has() { command -v "$1" >/dev/null; }

has_chromium() {
    has chromium || has chromium-browser || has google-chrome || has google-chrome-stable ||
        [ -d "/Applications/Google Chrome.app" ]
}

wanted=""
has_chromium || wanted="chromium"
has Xvfb || wanted="$wanted xvfb"
has dbus-daemon || wanted="$wanted dbus"
has dunst || wanted="$wanted dunst"
has java || wanted="$wanted default-jre-headless"
[ -e /usr/share/java/preflight.jar ] || wanted="$wanted libpdfbox2-java libactivation-java libjaxb-api-java"
[ -z "$wanted" ] && exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
if has apt-get && $as_root true 2>/dev/null; then
    echo "Installing from the system's packages, once: $wanted"
    $as_root apt-get update -qq || true
    for package in $wanted; do # one by one: what cannot be had does not keep the others away
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" \
            >/dev/null </dev/null || echo "$package cannot be installed." >&2
    done
fi
has_chromium && exit 0
echo "The tests of the pages need Chromium or Google Chrome; install one of them, then run 'make test' again." >&2
exit 2
