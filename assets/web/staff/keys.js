// SPDX-License-Identifier: Apache-2.0

/** Where letters are text, not commands. */
const typing = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
/** What Space and Enter press by themselves. */
const pressed = "a, button, input, select, textarea, summary, [role=button]";

/**
 * The keys of a page, by the place of the key (`KeyN`, `Space`) and not by its letter: an input method for Chinese
 * hides the letter, and Caps Lock changes it.
 */
export class Keys {
    #bindings = new Map();
    #stop = new AbortController();

    constructor() {
        document.addEventListener("keydown", (event) => this.#take(event), { signal: this.#stop.signal });
    }

    /** Ends it. */
    close() {
        this.#stop.abort();
    }

    /** Runs `action` when the key `code` is pressed where it means nothing else. */
    bind(code, action) {
        this.#bindings.set(code, action);
    }

    #take(event) {
        const name = (event.shiftKey ? "Shift+" : "") + event.code;
        const action = this.#bindings.get(name);
        if (action === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
        if (document.querySelector("dialog[open]") !== null) return;
        const target = event.target instanceof Element ? event.target : document.body;
        if (target.closest(typing) !== null) return;
        const presses = event.code === "Space" || event.code === "Enter" || event.code === "NumpadEnter";
        if (presses && target.closest(pressed) !== null) return;
        event.preventDefault();
        action();
    }
}
