#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The browser of one kiosk, full screen and without a way out; a compositor such as cage starts it:
#   cage -- /usr/share/hallkiosk/screen/kiosk.sh http://127.0.0.1:8470 kiosk-1 /etc/hallkiosk/kiosk-1.token
# The token's file holds the token alone and belongs to the kiosk's user. What is behind the # never leaves the browser.
set -eu
if [ $# -ne 3 ] || [ ! -r "$3" ]; then
    echo "usage: kiosk.sh ADDRESS STATION TOKEN-FILE" >&2
    exit 64
fi
# In memory: every start is a clean one, and nothing of a visitor survives it.
profile="${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/hallkiosk-chromium"
rm -rf "$profile"
mkdir -m 700 "$profile"
exec "${CHROMIUM:-chromium}" --kiosk --ozone-platform="${PLATFORM:-wayland}" --user-data-dir="$profile" \
    --no-first-run --noerrdialogs --hide-crash-restore-bubble --disable-pinch --overscroll-history-navigation=0 \
    --disable-features=Translate --disable-component-update --password-store=basic \
    --autoplay-policy=no-user-gesture-required \
    "$1/kiosk#station=$2&pointer=no&token=$(cat "$3")"
