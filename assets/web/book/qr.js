// SPDX-License-Identifier: Apache-2.0
// QR codes by qrcode-generator of Debian, which the center serves as it is; a classic script that sets one name. It is
// fetched when a voucher is shown, since most visits to the page need none.
import { h, svg } from "../base.js";

const address = "/web/lib/qrcode.js";
/** Light modules around a code (ISO/IEC 18004 section 6.3.8). */
export const quiet = 4;
let loading = null;

/** Fetches the library, once; answers whether it is there. */
export function library() {
    loading ??= new Promise((resolve) => {
        const done = () => resolve(typeof globalThis.qrcode === "function");
        document.head.append(h("script", { src: address, on: { load: done, error: done } }));
    }).then((isThere) => {
        if (!isThere) loading = null;
        return isThere;
    });
    return loading;
}

/** The modules of a text, rows of booleans; `library` must have come. Error correction M: 15 % may be dirty. */
export function modules(text) {
    const code = globalThis.qrcode(0, "M");
    // Vouchers are Base45, whose letters are those of the alphanumeric mode: 5.5 bits each instead of 8.
    code.addData(text, /^[0-9A-Z $%*+./:-]*$/.test(text) ? "Alphanumeric" : "Byte");
    code.make();
    const size = code.getModuleCount();
    return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) =>
        code.isDark(row, column)));
}

/** A drawing of a code, sharp at any size; `title` is read aloud. */
export function drawing(rows, title) {
    const size = rows.length + 2 * quiet;
    const path = rows.map((row, y) => runs(row).map(([x, length]) =>
        `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`).join("")).join("");
    return svg("svg", { viewBox: `0 0 ${size} ${size}`, class: "qr", role: "img", "shape-rendering": "crispEdges",
        "aria-label": title },
    svg("title", {}, title), svg("rect", { width: size, height: size, fill: "#ffffff" }),
    svg("path", { d: path, fill: "#000000" }));
}

/** Draws a code onto a canvas, `side` pixels wide with its quiet zone, in whole pixels a module. */
export function paint(context, rows, left, top, side) {
    const size = rows.length + 2 * quiet;
    const unit = Math.floor(side / size);
    const edge = Math.floor((side - unit * size) / 2) + unit * quiet;
    context.fillStyle = "#ffffff";
    context.fillRect(left, top, side, side);
    context.fillStyle = "#000000";
    rows.forEach((row, y) => runs(row).forEach(([x, length]) => {
        context.fillRect(left + edge + x * unit, top + edge + y * unit, length * unit, unit);
    }));
}

/** The dark stretches of a row, as [start, length]. */
function runs(row) {
    const found = [];
    row.forEach((isDark, x) => {
        if (!isDark) return;
        if (x > 0 && row[x - 1]) found.at(-1)[1] += 1;
        else found.push([x, 1]);
    });
    return found;
}
