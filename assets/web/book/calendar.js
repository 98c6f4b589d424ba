// SPDX-License-Identifier: Apache-2.0
// A booking for the calendar of a phone (RFC 5545), made in the page: no other server learns of it.

const encoder = new TextEncoder();
/** Bytes of one line of a calendar, without its end (section 3.1). */
const lineBytes = 75;

/**
 * The text of a calendar with one event.
 *
 * `event` is `{ uid, start, end, title, place, notes, stamp, alarms }`: times as RFC 3339 says them, `alarms` as
 * `{ minutes, text }` before the start.
 */
export function calendarText(event) {
    const lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hallkiosk//book//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "BEGIN:VEVENT", `UID:${escaped(event.uid)}`, `DTSTAMP:${utc(event.stamp)}`, `DTSTART:${utc(event.start)}`,
        `DTEND:${utc(event.end)}`, `SUMMARY:${escaped(event.title)}`, `LOCATION:${escaped(event.place)}`,
        `DESCRIPTION:${escaped(event.notes)}`,
        ...event.alarms.flatMap(({ minutes, text }) => ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:-PT${minutes}M`,
            `DESCRIPTION:${escaped(text)}`, "END:VALARM"]),
        "END:VEVENT", "END:VCALENDAR",
    ];
    return lines.map((line) => `${foldedLine(line)}\r\n`).join("");
}

/** Lines are cut by bytes, never inside a character; what follows begins with a space. */
function foldedLine(line) {
    let [text, used] = ["", 0];
    for (const one of line) {
        const bytes = encoder.encode(one).length;
        if (used + bytes > lineBytes) [text, used] = [`${text}\r\n `, 1];
        [text, used] = [text + one, used + bytes];
    }
    return text;
}

function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

function utc(time) {
    return new Date(Date.parse(time)).toISOString().replace(/[-:]|\.\d+/g, "");
}
