// SPDX-License-Identifier: Apache-2.0
import { h, svg } from "../base.js";

const width = 640;
const height = 230;
/** Of charts with lying bars. */
const nameWidth = 210;
const rowHeight = 30;
const margin = { left: 40, right: 8, top: 12, bottom: 30 };

/**
 * Bars in groups, as a drawing and as the same figures in a table for who cannot see it.
 *
 * `groups` are `{ label, values }`, with a value for each of `series`, `{ name, style }`.
 */
export function columnChart({ title, groups, series, tableWord }) {
    const top = scaleTop(Math.max(1, ...groups.flatMap((group) => group.values)));
    const drawing = svg(
        "svg",
        { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": spoken(title, groups, series) },
        grid(top),
        groups.map((group, index) => bars(group, index, groups.length, series, top)),
    );
    return figure(title, series.length < 2 ? null : legend(series), drawing, tableWord, table(groups, series));
}

/** Bars lying beside their names, which may be long; `rows` are `{ label, value }`. */
export function rowChart({ title, rows, name, tableWord }) {
    const groups = rows.map(({ label, value }) => ({ label, values: [value] }));
    const series = [{ name, style: "first" }];
    const top = scaleTop(Math.max(1, ...rows.map((row) => row.value)));
    const room = width - nameWidth - 50;
    const [viewBox, text] = [`0 0 ${width} ${rows.length * rowHeight}`, spoken(title, groups, series)];
    const drawing = svg(
        "svg",
        { class: "chart", viewBox, role: "img", "aria-label": text },
        rows.map(({ label, value }, index) => [
            svg("text", { x: nameWidth - 10, y: rowHeight * (index + 0.5) + 5, "text-anchor": "end" }, label),
            rect(nameWidth, rowHeight * index + 5, Math.max(2, room * (value / top)), rowHeight - 10, "first"),
            svg("text", { x: nameWidth + room * (value / top) + 8, y: rowHeight * (index + 0.5) + 5 }, value),
        ]),
    );
    return figure(title, null, drawing, tableWord, table(groups, series));
}

function figure(title, key, drawing, tableWord, figures) {
    return h(
        "figure",
        {},
        h("figcaption", {}, title),
        key,
        drawing,
        h("details", {}, h("summary", {}, tableWord), h("div", { class: "wide" }, figures)),
    );
}

function legend(series) {
    const sample = (style) =>
        svg("svg", { class: "key", viewBox: "0 0 14 14", "aria-hidden": "true" }, rect(0, 0, 14, 14, style));
    const entries = series.map(({ name, style }) => h("li", {}, sample(style), name));
    return h("ul", { class: "legend", role: "list" }, entries);
}

/** The round number at the top of the scale: 1, 2 or 5 times a power of ten, in four equal steps. */
export function scaleTop(value) {
    const power = 10 ** Math.floor(Math.log10(value / 4));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one * 4 >= value);
    return Math.max(4, step * 4);
}

const y = (value, top) => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);

function grid(top) {
    return [0, 1, 2, 3, 4].map((part) => {
        const value = (top / 4) * part;
        const place = y(value, top);
        return [
            svg("line", { class: "grid", x1: margin.left, x2: width - margin.right, y1: place, y2: place }),
            svg("text", { x: margin.left - 6, y: place + 5, "text-anchor": "end" }, value),
        ];
    });
}

function bars(group, index, count, series, top) {
    const space = (width - margin.left - margin.right) / count;
    const bar = Math.min(34, (space * 0.72) / series.length);
    const middle = margin.left + space * (index + 0.5);
    return [
        group.values.map((value, place) => rect(
            middle + (place - series.length / 2) * bar,
            y(value, top),
            bar - 2,
            height - margin.bottom - y(value, top),
            series[place].style,
        )),
        svg("text", { x: middle, y: height - margin.bottom + 20, "text-anchor": "middle" }, group.label),
    ];
}

function rect(x, top, wide, high, style) {
    return svg("rect", { class: style, x, y: top, width: wide, height: high, rx: 2 });
}

function spoken(title, groups, series) {
    const parts = groups.map((group) => `${group.label} ${group.values
        .map((value, place) => (series.length < 2 ? value : `${series[place].name} ${value}`)).join(" ")}`);
    return `${title}: ${parts.join("; ")}`;
}

function table(groups, series) {
    const named = (value, place) => (series.length < 2 ? value : `${series[place].name} ${value}`);
    return h("table", {}, h("tbody", {}, groups.map((group) => h(
        "tr",
        {},
        h("th", { scope: "row" }, group.label),
        group.values.map((value, place) => h("td", { class: "figure" }, named(value, place))),
    ))));
}
