// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** Takes back the last step, for as long as the hall allows it. */
export const undoButton = (t, undo) => keyed(t, "undo", "U", undo);

/** Offers a walk-in number to whose booking was voided. */
export function voidedStrip(t, voided, deeds) {
    return h(
        "div",
        { class: "strip" },
        h("span", {}, t("voided", voided)),
        h("span", { class: "row push" }, keyed(t, "offerWalkIn", "W", () => deeds.issueWalkIn()), dismissal(t, deeds)),
    );
}

/** Asks for a rating of the visit that has just ended. */
export function ratingStrip(t, rated, deeds) {
    return h(
        "div",
        { class: "strip" },
        h("span", {}, t("ratingAsk", rated)),
        h("span", { class: "row push" }, keyed(t, "rate", "E", () => deeds.rate()), dismissal(t, deeds)),
    );
}

function keyed(t, word, key, run) {
    return h(
        "button",
        { type: "button", class: "push", "aria-keyshortcuts": key, data: { focus: word }, on: { click: run } },
        t(word),
        h("kbd", { "aria-hidden": "true" }, key),
    );
}

function dismissal(t, deeds) {
    return h(
        "button",
        { type: "button", class: "quiet", data: { focus: "dismiss" }, on: { click: () => deeds.dismiss() } },
        t("close"),
    );
}
