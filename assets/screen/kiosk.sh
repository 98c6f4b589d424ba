#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What hallkiosk-screen.service has cage show: Chromium, full screen and without a way out. Every setting comes from
# screen.conf, the token from systemd. When the browser ends, cage ends with it and systemd starts all anew.
set -eu
address=${ADDRESS:-http://127.0.0.1:8470}
station=${STATION:-kiosk-1}
case $address in
*:*:*) port=${address##*:} ;;
https:*) port=443 ;;
*) port=80 ;;
esac
# Both become parts of JSON and of a script.
case $address$station in
*[!A-Za-z0-9._:/-]*)
    echo "kiosk.sh: ADDRESS and STATION of screen.conf are http://host:port and a station of hall.conf" >&2
    exit 78
    ;;
esac

# Chromium reads this as /etc/chromium/policies/managed: nothing but the hall's pages and the one that waits for them.
sed "s|ADDRESS|$address|" /usr/share/hallkiosk/screen/policy.json >"$XDG_RUNTIME_DIR/managed/hallkiosk.json"

# Any answer will do: what the hall cannot do now its own page says better. A machine that is short of time answers late, and
# is there all the same.
answers() { curl --silent --output /dev/null --max-time 20 "$address/healthz"; }

# Whether the page follows the hall, which it does from its first second to its last (proc_net(5): established, our own).
follows() {
    awk -v port="$(printf ':%04X$' "$port")" -v user="$(id -u)" \
        '$3 ~ port && $4 == "01" && $8 == user { found = 1 } END { exit !found }' /proc/net/tcp /proc/net/tcp6
}

look_after() {
    # The page that waits looks for this file; what is behind the # never leaves the browser.
    until answers; do systemd-notify WATCHDOG=1 && sleep 1; done
    token=$(cat "$CREDENTIALS_DIRECTORY/token")
    echo "location.replace('$address/kiosk#station=$station&pointer=no&token=$token')" >"$XDG_RUNTIME_DIR/open"
    mv "$XDG_RUNTIME_DIR/open" "$XDG_RUNTIME_DIR/open.js"
    # A browser that stays white, or shows a sad face, while the hall is there is ended by the watchdog.
    while sleep 5; do
        if follows || ! answers; then systemd-notify WATCHDOG=1; fi
    done
}

# cage stays while any process that it started does; all of this is one process group with it.
trap 'kill 0' EXIT
systemd-notify --ready
look_after &
# The profile is in memory: every start is a clean one, and nothing of a visitor survives it.
chromium --kiosk --ozone-platform=wayland --user-data-dir="$XDG_RUNTIME_DIR/chromium" \
    --no-first-run --noerrdialogs --hide-crash-restore-bubble --disable-pinch --overscroll-history-navigation=0 \
    --disable-gpu --log-level=3 --disable-features=Translate --disable-component-update --password-store=basic \
    --autoplay-policy=no-user-gesture-required \
    file:///usr/share/hallkiosk/screen/wait.html
