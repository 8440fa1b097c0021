#!/bin/sh
# What the tests need beyond Python: Chromium with a font that has Vietnamese letters, PostgreSQL, nginx, and Node.js with an
# OpenID provider. Installed from Debian's packages, and the provider by its lock file (tests/provider), where that is
# possible; the tests that need what is missing say so.
need=""
command -v chromium >/dev/null 2>&1 || need="$need chromium fonts-dejavu-core"
command -v chromium-headless-shell >/dev/null 2>&1 || need="$need chromium-headless-shell"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || need="$need postgresql"
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null 2>&1 || need="$need nginx-light openssl"
command -v node >/dev/null 2>&1 || need="$need nodejs"
command -v npm >/dev/null 2>&1 || need="$need npm"
if [ -n "$need" ]; then
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        echo "Installing$need ..."
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq -o Acquire::http::Timeout=15 -o Acquire::Retries=0 >/dev/null 2>&1
        # shellcheck disable=SC2086
        apt-get install -y -qq -o Acquire::http::Timeout=30 $need >/dev/null 2>&1 ||
            echo "Could not install$need; the tests that need them will say so."
    else
        echo "Missing:$need. Install them (as root: apt-get install$need) to run every test."
    fi
fi
provider=$(dirname "$0")/provider
if command -v npm >/dev/null 2>&1 && ! [ "$provider/node_modules/.package-lock.json" -nt "$provider/package-lock.json" ]; then
    echo "Installing the OpenID provider for the tests ..."
    (cd "$provider" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1) ||
        echo "Could not install it; the tests that need it will say so."
fi
exit 0
