// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** One choice out of several, as tiles that are radio buttons; `options` are `[value, text]`. */
export function tiles(name, title, options) {
    return h(
        "fieldset",
        {},
        h("legend", {}, title),
        h("div", { class: "tiles" }, options.map(([value, text]) => h(
            "label",
            { class: "tile" },
            h("input", { type: "radio", name, value }),
            h("span", {}, text),
        ))),
    );
}
