// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { labelled } from "../staff/signin.js";

/** A button that does something; `kind` is its class, `label` what a screen reader says when the text is too short. */
export function button(text, run, { kind = null, label = null, focus = null } = {}) {
    return h(
        "button",
        { type: "button", class: kind, "aria-label": label, data: focus ? { focus } : {}, on: { click: run } },
        text,
    );
}

/** A word in a frame; `kind` is good, warn, alarm, booked or nothing. */
export const mark = (text, kind = "") => h("span", { class: `mark ${kind}` }, text);

/** A part of a view under its heading, with what can be done about all of it at the right. */
export function card(title, tools, ...children) {
    return h(
        "section",
        { class: "card", "aria-label": title },
        h("header", {}, h("h2", {}, title), tools && h("span", { class: "row" }, tools)),
        ...children,
    );
}

/**
 * A table; `columns` are `{ title, cell(row), isFigure }`, the first of which names its row.
 *
 * `actions(row)` makes what can be done about one, at its end; `empty` is said when there is no row.
 */
export function table(label, columns, rows, { empty, actions = null } = {}) {
    if (rows.length === 0) return h("p", { class: "soft empty" }, empty);
    const cell = (row, { cell: value, isFigure }, index) => (index === 0
        ? h("th", { scope: "row" }, value(row))
        : h("td", { class: isFigure ? "figure" : null }, value(row)));
    return h("div", { class: "wide" }, h(
        "table",
        { "aria-label": label },
        h("thead", {}, h(
            "tr",
            {},
            columns.map(({ title, isFigure }) => h("th", { scope: "col", class: isFigure ? "figure" : null }, title)),
            actions && h("td"),
        )),
        h("tbody", {}, rows.map((row) => h(
            "tr",
            {},
            columns.map((column, index) => cell(row, column, index)),
            actions && h("td", { class: "actions" }, h("span", { class: "row" }, actions(row))),
        ))),
    ));
}

/** A column that shows a member as it is. */
export const plain = (title, name) => ({ title, cell: (row) => row[name] ?? "—" });

/** A column of figures. */
export const figure = (title, name) => ({ title, isFigure: true, cell: (row) => row[name] ?? "—" });

/** Names and values, `[word, value]`, of one thing; what has no value is left out. */
export function facts(pairs) {
    const said = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return h("dl", { class: "facts" }, said.map(([word, value]) => h("div", {}, h("dt", {}, word), h("dd", {}, value))));
}

/** Figures that are seen first: `[word, value, kind]`. */
export function figures(pairs) {
    return h("dl", { class: "figures" }, pairs.map(([word, value, kind]) =>
        h("div", { class: `card ${kind ?? ""}` }, h("dt", {}, word), h("dd", { class: "number" }, value))));
}

/** What a view is asked by: fields in a row and the button that asks; `onAsk` gets their values. */
export function filters(label, fields, yes, onAsk) {
    const form = h(
        "form",
        { class: "row filters", novalidate: true, "aria-label": label, autocomplete: "off" },
        fields.map(({ title, field }) => labelled(title, field)),
        h("button", { type: "submit", class: "primary" }, yes),
    );
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        onAsk(values(form));
    });
    return form;
}

/** What stands in the fields of a form, by their names. */
export function values(form) {
    return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
}

/** A choice; `options` are `{ value, label }`. */
export function select(name, options, chosen = null) {
    return h("select", { name }, options.map(({ value, label }) =>
        h("option", { value, selected: value === chosen }, label)));
}

/** A file of `text` that the browser keeps. */
export function saveFile(name, text, type = "text/csv") {
    // With a mark of its encoding, so that a spreadsheet reads Chinese.
    const address = URL.createObjectURL(new Blob(type === "text/csv" ? ["\uFEFF", text] : [text], { type }));
    h("a", { href: address, download: name }).click();
    URL.revokeObjectURL(address);
}
