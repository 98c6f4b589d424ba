#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What hallkiosk-board.service has cage show: a terminal that fills the screen, with the hall's board in it. Every setting
# comes from board.conf, the token from systemd. Whatever of this ends, cage ends with it and systemd starts all anew.
set -eu
# Meant for the process that paints, although systemd started cage.
unset WATCHDOG_PID
columns=${COLUMNS_WANTED:-40}
# The plan of a board is 40 cells to 11 rows; a wider one has as many more rows.
rows=$(((columns * 11 + 39) / 40))

# The largest letters with which that grid fits on every screen that is plugged in, and how high a row is so that the last
# one ends where the screen does, both in pixels; nothing without a screen. A cell of DejaVu Sans Mono is 0.602 of its size
# wide and 1.164 high, each rounded up to a pixel.
letters() {
    for connector in /sys/class/drm/card*-*; do
        read -r status <"$connector/status" && [ "$status" = connected ] || continue
        # The first mode is the one the screen prefers, and cage sets it.
        IFS=x read -r width height <"$connector/modes" || continue
        height=${height%%[!0-9]*}
        case ${TURN:-} in -r | -rrr) turned=$width width=$height height=$turned ;; esac
        across=$((width / columns * 1000 / 602))
        down=$(((height / rows - 1) * 1000 / 1165))
        size=$((across < down ? across : down))
        echo "$size $((height / (height / (size * 1165 / 1000 + 1))))"
    done 2>/dev/null | sort -n | head -n 1
}

fitting=$(letters)
while [ -z "$fitting" ]; do
    systemd-notify --ready --status="no screen is plugged in" WATCHDOG=1
    sleep 2
    fitting=$(letters)
done
size=${fitting% *}

set -- --url "${ADDRESS:-http://127.0.0.1:8470}" --token-file "$CREDENTIALS_DIRECTORY/token" \
    --language "${SHOWN_LANGUAGE:-zh}" ${ZONE:+--zone "$ZONE"} ${WINDOW:+--window "$WINDOW"}
# What kioskctl complains of goes to the journal, not on the board.
exec 3>&2
foot --config=/usr/share/hallkiosk/board/foot.ini --log-level=error --log-no-syslog \
    --override=line-height="${fitting#* }px" --font="DejaVu Sans Mono:pixelsize=$size,Noto Sans Mono CJK SC:pixelsize=$size" \
    sh -c 'exec kioskctl board "$@" 2>&3 3>&-' board "$@" 3>&3 &
terminal=$!
# cage stays while any process that it started does; all of this is one process group with it.
trap 'kill 0' EXIT
# Another television has another size, and one that was switched on late a size at all.
while sleep 5; do [ "$(letters)" = "$fitting" ] || kill "$terminal"; done &
wait "$terminal"
