// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { slotText } from "../staff/slots.js";

/** The number at the window, large, with what a clerk must know of its visitor; never a name or a reason. */
export function currentCard({ t, clock }, services, view) {
    const { ticket } = view;
    if (ticket === null) return emptyCard(t, view);
    return [
        h(
            "header",
            {},
            h("h2", {}, t(ticket.state === "serving" ? "serving" : "called")),
            h(
                "span",
                { class: "row" },
                ticket.misses > 0 && h("span", { class: "mark warn" }, t("missedBefore", { n: ticket.misses })),
                ticket.isOutOfSlot && h("span", { class: "mark" }, t("outOfSlot")),
                h("span", { class: `mark ${ticket.kind}` }, t(ticket.kind)),
            ),
        ),
        h(
            "div",
            { class: "person" },
            h("p", { class: "huge number", id: "current-number" }, ticket.number),
            h(
                "div",
                {},
                h("p", { class: "what" }, services.name(ticket.service)),
                h("dl", { class: "facts" }, facts(t, clock, view).map(([name, value]) =>
                    h("div", {}, h("dt", {}, name), h("dd", { class: "number" }, value)))),
            ),
        ),
    ];
}

function emptyCard(t, view) {
    const state = view.mode === "open" ? "free" : view.mode;
    const hint = view.mode === "open" && view.waiting === 0 ? "nobodyHint" : `${view.mode}Hint`;
    return [
        h("header", {}, h("h2", {}, t("current"))),
        h(
            "div",
            { class: "person" },
            h("p", { class: `nobody ${view.mode}`, id: "current-number" }, t(state)),
            h("p", { class: "what" }, t(hint, { n: view.waiting })),
        ),
    ];
}

function facts(t, clock, view) {
    const { ticket } = view;
    const list = [[t("waited"), t("minutes", { n: ticket.waitedMinutes })]];
    if (ticket.slotFrom) list.push([t("slot"), slotText(clock, ticket.slotFrom, ticket.slotTo)]);
    if (ticket.state === "called") list.push([t("calls"), t("times", { n: ticket.calls })]);
    else list.push([t("servingFor"), t("minutes", { n: clock.minutesSince(ticket.since) })]);
    return list;
}
