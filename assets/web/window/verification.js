// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** The findings a clerk can record. */
const findings = ["match", "mismatch", "unable"];

/**
 * The panel in which a clerk says what was seen of a booked visitor's papers (R18–R23).
 *
 * Only what this booking needs is asked; what the kiosk saw is ticked as that, and can be looked at again.
 * `submit(verification)` gets the fields of the API.
 */
export function verificationPanel(t, ticket, submit) {
    const parts = ticket.needs.filter((part) => part !== "result");
    const form = h(
        "form",
        { novalidate: true, "aria-labelledby": "verify-title" },
        group(t, "radiogroup", "findingLabel", findings.map((value) => tick(t(value), {
            type: "radio", name: "result", value, checked: ticket.finding === value, data: { focus: value },
        }))),
        group(t, "group", "papersLabel", parts.map((part) => tick(paperText(t, ticket, part), {
            type: "checkbox", name: part, checked: isSeen(ticket, part), data: { focus: part },
        }))),
        h("button", { type: "submit", class: "primary", data: { focus: "verify-submit" } }, t("verifySubmit")),
    );
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        submit(fieldsOf(form, parts));
    });
    const note = ticket.isUnconfirmed && h("p", { class: "soft" }, t("centerUnconfirmed"));
    return [panelHead(t, ticket), note, form];
}

function panelHead(t, ticket) {
    const found = `mark ${ticket.missing.length === 0 ? "good" : "warn"}`;
    const marks = [
        ticket.isByAgent && h("span", { class: "mark" }, t("byAgent")),
        ticket.isForUnit && h("span", { class: "mark" }, t("forUnit")),
        ticket.finding && h("span", { class: found }, t(`found_${ticket.finding}`)),
    ];
    return h("header", {}, h("h2", { id: "verify-title" }, t("verification")), h("span", { class: "row" }, marks));
}

function group(t, role, word, ticks) {
    return h(
        "div",
        { class: `ticks ${role}`, role, "aria-labelledby": `verify-${word}` },
        h("span", { class: "label", id: `verify-${word}` }, t(word)),
        ticks,
    );
}

function tick(text, input) {
    return h("label", { class: "tick" }, h("input", input), h("span", {}, text));
}

/** Whether somebody has seen it: the kiosk, or the clerk before. */
function isSeen(ticket, part) {
    return ticket.seenAtKiosk.includes(part) || (ticket.finding !== null && !ticket.missing.includes(part));
}

function paperText(t, ticket, part) {
    return ticket.seenAtKiosk.includes(part) ? t("seenAtKiosk", { part: t(part) }) : t(part);
}

/** What the form says, as the API takes it. */
function fieldsOf(form, parts) {
    const said = new FormData(form);
    const fields = { result: said.get("result") };
    for (const part of parts) fields[part] = said.has(part);
    return fields;
}
