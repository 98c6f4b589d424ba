// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

let count = 0;

/**
 * Shows a modal dialog and answers what it was closed with: null when it was left by Escape or by cancelling.
 *
 * `build(close)` makes the nodes of the body; the browser keeps the focus inside, and it goes back where it was.
 */
export function openDialog(title, build, { kind = null } = {}) {
    const opener = document.activeElement;
    count += 1;
    const heading = h("h2", { id: `dialog-${count}` }, title);
    const dialog = h("dialog", { class: kind, "aria-labelledby": heading.id }, heading);
    return new Promise((resolve) => {
        let answer = null;
        const close = (value) => {
            answer = value;
            dialog.close();
        };
        dialog.addEventListener("close", () => {
            dialog.remove();
            if (opener?.isConnected && !opener.disabled) opener.focus();
            resolve(answer);
        });
        dialog.append(...[build(close)].flat());
        document.body.append(dialog);
        dialog.showModal();
        dialog.querySelector("[autofocus]")?.focus();
    });
}

/** Closes whatever dialog is open, as if it had been cancelled. */
export function leaveDialog() {
    document.querySelector("dialog[open]")?.close();
}

/** Asks before something that others will see; answers whether it shall be done. */
export async function confirmed(t, title, lines, yes, { isGrave = false } = {}) {
    const answer = await openDialog(title, (close) => [
        h("div", { class: "body" }, lines.map((line) => h("p", {}, line))),
        h(
            "div",
            { class: "foot" },
            h("button", { type: "button", on: { click: () => close(null) } }, t("cancel")),
            h(
                "button",
                {
                    class: isGrave ? "danger" : "primary",
                    type: "button",
                    autofocus: true,
                    on: { click: () => close(true) },
                },
                yes,
            ),
        ),
    ]);
    return answer === true;
}

/** Lets one of `options`, `{ value, label }`, be chosen by its digit, a click, or Tab and Enter; null for none. */
export function choose(t, title, options, { note = null } = {}) {
    return openDialog(title, (close) => {
        const buttons = options.map((option, index) =>
            h(
                "button",
                { type: "button", autofocus: index === 0, on: { click: () => close(option.value) } },
                index < 9 ? h("kbd", { "aria-hidden": "true" }, index + 1) : null,
                option.label,
            ));
        const body = h(
            "div",
            { class: "body" },
            note && h("p", { class: "soft" }, note),
            h("div", { class: "options" }, buttons),
        );
        body.addEventListener("keydown", (event) => {
            const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
            const option = digit && options[Number(digit[1]) - 1];
            if (option) close(option.value);
        });
        const cancel = h("button", { type: "button", on: { click: () => close(null) } }, t("cancel"));
        return [body, h("div", { class: "foot" }, cancel)];
    });
}
