// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { choose, openDialog } from "../staff/dialog.js";
import { labelled } from "../staff/signin.js";
import { keyText, steps } from "./steps.js";

/** How a visit can end otherwise than done. */
const outcomes = ["done", "incomplete", "declined", "referred"];
/** The five levels of 好差评, best first. */
const levels = [5, 4, 3, 2, 1];
/** Milliseconds after which an unanswered request for a rating goes away by itself. */
const ratingPatience = 30_000;

/** Asks which number to call; null when none. */
export function askNumber(t) {
    return openDialog(t("callTitle"), (close) => {
        const number = h("input", { maxlength: 8, autocomplete: "off", spellcheck: "false", autofocus: true });
        const form = h(
            "form",
            { novalidate: true },
            labelled(t("callNumber"), number),
            h(
                "div",
                { class: "foot" },
                h("button", { type: "button", on: { click: () => close(null) } }, t("cancel")),
                h("button", { type: "submit", class: "primary" }, t("goOn")),
            ),
        );
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            const text = number.value.trim().toUpperCase();
            if (text === "") number.focus();
            else close(text);
        });
        return form;
    });
}

/** Asks how the visit ended; null when it did not. */
export function askOutcome(t, number) {
    return choose(t, t("outcomeTitle", { number }), outcomes.map((value) => ({ value, label: t(value) })));
}

/** Asks where the ticket goes: the fields of the API, or null. */
export async function askTarget(page, services, here, ticket) {
    const { t } = page;
    const answer = await page.read("/windows");
    if (answer === null) return null;
    const lines = services.all.filter(({ id }) => id !== ticket.service)
        .map(({ id }) => ({ value: { service: id }, label: t("toService", { name: services.name(id) }) }));
    const windows = answer.windows.filter(({ id, mode }) => id !== here && mode === "open")
        .map(({ id, label }) => ({ value: { window: id }, label: t("toWindow", { label }) }));
    const title = t("transferTitle", { number: ticket.number });
    return choose(t, title, [...windows, ...lines], { note: t("transferNote") });
}

/** Asks the visitor; null when nobody answered in time, or did not want to. */
export async function askRating(t) {
    const patience = setTimeout(() => document.querySelector("dialog.rating")?.close(), ratingPatience);
    const level = await openDialog(t("ratingTitle"), (close) => [
        h("p", { class: "soft" }, t("ratingNote")),
        h("div", { class: "levels" }, levels.map((value) => h(
            "button",
            { type: "button", on: { click: () => close(value) } },
            t(`rating${value}`),
        ))),
        // No level has the focus: a key that is pressed by mistake rates nothing.
        h("div", { class: "foot" }, h(
            "button",
            { type: "button", autofocus: true, on: { click: () => close(null) } },
            t("close"),
        )),
    ], { kind: "rating" });
    clearTimeout(patience);
    return level;
}

/** Shows every key. */
export function showHelp(t) {
    const keys = [
        ...steps.map((step) => [keyText(t, step.key), t(step.name === "close" ? "closeWindow" : step.name)]),
        ["U", t("undo")],
        ["W", t("offerWalkIn")],
        ["E", t("rate")],
    ];
    return openDialog(t("helpTitle"), (close) => [
        h("dl", { class: "keys" }, keys.map(([key, word]) =>
            h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, word)))),
        h("p", { class: "soft" }, t("helpNote")),
        h("div", { class: "foot" }, h(
            "button",
            { type: "button", class: "primary", autofocus: true, on: { click: () => close(null) } },
            t("close"),
        )),
    ]);
}
