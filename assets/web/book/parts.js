// SPDX-License-Identifier: Apache-2.0
// What the views are made of.
import { h } from "../base.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

/** The steps of a booking, in order. */
const steps = ["centers", "items", "guide", "time", "who", "confirm"];

/** The heading of a view; the focus goes there, so that a screen reader begins with it. */
export function heading(words) { return h("h1", { tabindex: "-1" }, words); }

/** The heading of a step, with how far it is and what was chosen before. */
export function stepHead(book, name, words) {
    const at = steps.indexOf(name);
    return h("div", { class: "step-head" },
        h("ol", { class: "progress", role: "list", "aria-label": t("progress") }, steps.map((step, index) =>
            h("li", { class: index < at ? "past" : index === at ? "now" : null,
                "aria-current": index === at ? "step" : null },
            h("span", { class: "unseen" }, t(`step-${step}`))))),
        h("p", { class: "soft step-count" }, t("stepOf", { n: at + 1, of: steps.length })),
        heading(words),
        chosen(book, at));
}

/** What was chosen so far, in one paragraph. */
function chosen(book, at) {
    const { center, item } = book.draft;
    const found = [at > 0 && center ? book.pick(center) : null, at > 1 && item ? book.pick(item) : null];
    const words = found.filter(Boolean);
    return words.length === 0 ? null : h("p", { class: "chosen" }, words.map((word) => h("span", {}, word)));
}

/** A button; `look` is `primary`, `quiet`, `danger` or null. */
export function button(words, onPress, { look = null, drawing = null, ...more } = {}) {
    return h("button", { type: "button", class: look, on: { click: onPress }, ...more },
        drawing ? picture(drawing) : null, h("span", {}, words));
}

/** The row of what leads on, and back. */
export function actions(book, ...buttons) {
    return h("div", { class: "actions" },
        button(t("back"), () => book.back(), { drawing: "back", class: "back" }), buttons);
}

/** Terms and what they are, `[term, words]`; those without words are left out. */
export function facts(rows) {
    return h("dl", { class: "facts" }, rows.filter(([, words]) => words).map(([term, ...words]) =>
        h("div", {}, h("dt", {}, term), h("dd", {}, words))));
}

/** A telephone number that a phone can call. */
export function phoneLink(number) {
    return number ? h("a", { class: "target", href: `tel:${number.replace(/[^+\d]/g, "")}` }, number) : null;
}

/** A place for what becomes of a press; `say` fills it, and reads it aloud. */
export function answerBox() {
    const node = h("div", { class: "answer", role: "alert" });
    return {
        node,
        say: (...children) => {
            node.replaceChildren(h("div", { class: "banner alarm" }, children));
            node.scrollIntoView({ block: "center" });
        },
        done: (words) => { node.replaceChildren(h("p", { class: "banner calm" }, words)); },
        clear: () => { node.replaceChildren(); },
    };
}

/** Paragraphs of a text with line ends. */
export function paragraphs(text) {
    return String(text ?? "").split(/\n+/).filter((line) => line.trim() !== "").map((line) => h("p", {}, line));
}
