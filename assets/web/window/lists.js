// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { slotText } from "../staff/slots.js";

/** Who waits for this window's services, in the order in which they would be called. */
export function queueTable(page, services, view, call) {
    const { t } = page;
    if (view.queue.length === 0) return h("p", { class: "soft" }, t("queueEmpty"));
    const more = view.waiting - view.queue.length;
    return [
        table(page, services, view.queue, { name: "queue", hasWaits: true }, (ticket) => [
            action(t, "callThis", ticket, `call-${ticket.id}`, () => call(ticket)),
        ]),
        more > 0 ? h("p", { class: "soft more" }, t("queueMore", { n: more })) : null,
    ];
}

/** Those who were put aside: held ones come back, missed ones are queued again. */
export function asideTable(page, services, view, does) {
    const { t } = page;
    if (view.aside.length === 0) return h("p", { class: "soft" }, t("none"));
    return table(page, services, view.aside, { name: "aside", hasWaits: false }, (ticket) => (ticket.state === "hold"
        ? [action(t, "resume", ticket, `resume-${ticket.id}`, () => does.resume(ticket))]
        : [
            action(t, "requeue", ticket, `requeue-${ticket.id}`, () => does.requeue(ticket)),
            action(t, "callThis", ticket, `call-${ticket.id}`, () => does.call(ticket)),
        ]).concat(action(t, "abandon", ticket, `abandon-${ticket.id}`, () => does.abandon(ticket))));
}

function table(page, services, tickets, { name, hasWaits }, actions) {
    const { t } = page;
    return h(
        "div",
        { class: "wide" },
        h(
            "table",
            { "aria-label": t(name) },
            h("thead", {}, h(
                "tr",
                {},
                h("th", { scope: "col" }, t("numberColumn")),
                h("th", { scope: "col" }, t("kindColumn")),
                hasWaits && h("th", { scope: "col", class: "figure" }, t("waitColumn")),
                h("th", { scope: "col" }, h("span", { class: "unseen" }, t("actionColumn"))),
            )),
            h("tbody", {}, tickets.map((ticket) => row(page, services, ticket, hasWaits, actions(ticket)))),
        ),
    );
}

function row({ t, clock }, services, ticket, hasWait, actions) {
    const slot = slotText(clock, ticket.slotFrom, ticket.slotTo);
    return h(
        "tr",
        {},
        h(
            "th",
            { scope: "row" },
            h("span", { class: "number" }, ticket.number),
            h("span", { class: "below" }, services.name(ticket.service)),
        ),
        h(
            "td",
            {},
            h("span", { class: `mark ${ticket.kind}` }, t(ticket.kind)),
            ticket.state === "waiting" ? null : h("span", { class: "mark" }, t(`${ticket.state}_state`)),
            slot && h("span", { class: "below" }, slot),
        ),
        hasWait && h("td", { class: "figure" }, t("minutes", { n: ticket.waitedMinutes })),
        h("td", { class: "actions" }, actions),
    );
}

function action(t, word, ticket, focus, run) {
    return h(
        "button",
        {
            type: "button",
            class: "quiet",
            "aria-label": `${t(word)} ${ticket.number}`,
            data: { focus },
            on: { click: run },
        },
        t(word),
    );
}
