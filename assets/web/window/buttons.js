// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { keyText, steps, stepWord } from "./steps.js";

const groups = [["main", "mainGroup"], ["ticket", "ticketGroup"], ["window", "windowGroup"]];

/** The buttons of every step, each with its key; the one most likely wanted now stands out. */
export function stepButtons(t, view, run) {
    const likely = likelyStep(view);
    return groups.map(([group, label]) =>
        h(
            "div",
            { class: `steps ${group}`, role: "group", "aria-label": t(label) },
            steps.filter((step) => step.group === group).map((step) =>
                stepButton(t, step, view, step.name === likely, run)),
        ));
}

/** What a clerk does next, most of the time. */
export function likelyStep(view) {
    if (view.ticket === null) return view.mode === "open" ? "next" : "pause";
    if (view.ticket.missing.length > 0) return "verify";
    return view.ticket.state === "called" ? "serve" : "finish";
}

/** A step that cannot be taken stays in reach, so that pressing it says why. */
function stepButton(t, step, view, isLikely, run) {
    const isHindered = step.hindrance(view) !== null;
    return h(
        "button",
        {
            type: "button",
            class: isLikely && !isHindered ? "primary" : null,
            "aria-disabled": isHindered ? "true" : null,
            "aria-keyshortcuts": step.key.replace("Key", "").replace("Slash", "?"),
            data: { focus: step.name, step: step.name },
            on: { click: () => run(step.name) },
        },
        t(stepWord(step.name, view)),
        h("kbd", { "aria-hidden": "true" }, keyText(t, step.key)),
    );
}
