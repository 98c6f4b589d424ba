// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** A table under its heading; `columns` are `[word, isFigure]`, `rows` lists of cells, the first of which names it. */
export function tableCard(t, word, columns, rows) {
    return [
        h("h2", {}, t(word)),
        h("div", { class: "wide" }, h(
            "table",
            { "aria-label": t(word) },
            h("thead", {}, h("tr", {}, columns.map(([name, isFigure]) =>
                h("th", { scope: "col", class: isFigure ? "figure" : null }, t(name))))),
            h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell, index) => (index === 0
                ? h("th", { scope: "row" }, cell)
                : h("td", { class: columns[index][1] ? "figure" : null }, cell)))))),
        )),
    ];
}
