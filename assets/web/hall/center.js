// SPDX-License-Identifier: Apache-2.0
// What the center has to say to the staff of the hall: the booking-only mode, and conflicts to look into.
import { h } from "../base.js";

/** `2026-11-24 08:00` of a time in the hall's zone. */
function local(time) {
    return time.slice(0, 16).replace("T", " ");
}

/** 仅预约办理, in force or announced (R47); nothing in normal times. */
export function modeCard(t, mode) {
    if (!mode) return [];
    const facts = { notice: mode.notice, from: local(mode.start), until: local(mode.end) };
    return [
        h("h2", {}, t(mode.in_force ? "modeInForce" : "modeAnnounced")),
        h("p", { class: "mode-line" }, t("modeLine", facts)),
        h("p", {}, t("modeGreen")),
        h("p", { class: "soft" }, mode.text),
    ];
}

/** Conflicts that the center has found; nothing while there are none. */
export function conflictCard(t, conflicts) {
    if (conflicts.length === 0) return [];
    return [
        h("h2", {}, t("conflicts")),
        h("ul", { role: "list", class: "alarms" }, conflicts.map((one) => h("li", {},
            t(one.kind, { booking: one.booking, ticket: one.ticket.split(".")[1], hall: one.hall })))),
    ];
}
