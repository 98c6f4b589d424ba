// SPDX-License-Identifier: Apache-2.0
import { fill } from "../base.js";

/** A part of a page that is drawn again only when what it shows has changed, and keeps the keyboard's focus. */
export class Region {
    #element;
    #shown = null;

    constructor(element) {
        this.#element = element;
    }

    /** Draws `build()`'s nodes if `facts`, anything that JSON can say, are others than those shown. */
    draw(facts, build) {
        const now = JSON.stringify(facts);
        if (now === this.#shown) return;
        this.#shown = now;
        const focused = this.#focusName();
        fill(this.#element, build());
        if (focused === null) return;
        const again = this.#element.querySelector(`[data-focus="${CSS.escape(focused)}"]`);
        if (again !== null && !again.disabled) again.focus();
        else document.querySelector("main").focus();
    }

    /** The name of what has the focus in here; "" for something without one, null when the focus is elsewhere. */
    #focusName() {
        const active = document.activeElement;
        if (active === null || !this.#element.contains(active) || active === this.#element) return null;
        return active.dataset.focus ?? "";
    }
}
