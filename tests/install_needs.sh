#!/bin/sh
# What the tests need beyond Python: Chromium with a font that has Vietnamese letters, PostgreSQL, and nginx.
# Installed from Debian's packages where that is possible; the tests that need what is missing say so.
need=""
command -v chromium >/dev/null 2>&1 || need="$need chromium fonts-dejavu-core"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || need="$need postgresql"
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null 2>&1 || need="$need nginx-light openssl"
[ -z "$need" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing$need ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086
    apt-get install -y -qq $need >/dev/null 2>&1 || echo "Could not install$need; the tests that need them will say so."
else
    echo "Missing:$need. Install them (as root: apt-get install$need) to run every test."
fi
exit 0
