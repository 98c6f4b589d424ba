#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What hallkiosk-screen.service has cage show: Chromium, full screen and without a way out. Every setting comes from
# screen.conf, the token from systemd. When the browser ends, cage ends with it and systemd starts all anew.
set -eu
address=${ADDRESS:-http://127.0.0.1:8470}
station=${STATION:-kiosk-1}
# Both become parts of JSON and of a script.
case $address$station in
*[!A-Za-z0-9._:/-]*)
    echo "kiosk.sh: ADDRESS and STATION of screen.conf are http://host:port and a station of hall.conf" >&2
    exit 78
    ;;
esac

# Chromium reads this as /etc/chromium/policies/managed: nothing but the hall's pages and the one that waits for them.
sed "s|ADDRESS|$address|" /usr/share/hallkiosk/screen/policy.json >"$XDG_RUNTIME_DIR/managed/hallkiosk.json"

# The page that waits looks for this file; what is behind the # never leaves the browser.
await_hall() {
    # Any answer will do: what the hall cannot do now its own page says better.
    until curl --silent --output /dev/null --max-time 2 "$address/healthz"; do sleep 1; done
    token=$(cat "$CREDENTIALS_DIRECTORY/token")
    echo "location.replace('$address/kiosk#station=$station&pointer=no&token=$token')" >"$XDG_RUNTIME_DIR/open"
    mv "$XDG_RUNTIME_DIR/open" "$XDG_RUNTIME_DIR/open.js"
}
await_hall &

systemd-notify --ready
# The profile is in memory: every start is a clean one, and nothing of a visitor survives it.
exec chromium --kiosk --ozone-platform=wayland --user-data-dir="$XDG_RUNTIME_DIR/chromium" \
    --no-first-run --noerrdialogs --hide-crash-restore-bubble --disable-pinch --overscroll-history-navigation=0 \
    --disable-gpu --log-level=3 --disable-features=Translate --disable-component-update --password-store=basic \
    --autoplay-policy=no-user-gesture-required \
    file:///usr/share/hallkiosk/screen/wait.html
