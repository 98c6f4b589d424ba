// SPDX-License-Identifier: Apache-2.0
// Line drawings beside words, never instead of them, and so hidden from screen readers.
import { svg } from "../base.js";

const lines = {
    book: ["M7 11h34v30H7z", "M7 19h34", "M16 6v8", "M32 6v8", "M16 30l6 6 11-11"],
    find: ["M21 8a13 13 0 1 0 .1 0", "M31 31l10 10"],
    queue: ["M24 6a18 18 0 1 0 .1 0", "M24 13v12l8 5"],
    record: ["M11 6h26v36H11z", "M17 16h14", "M17 24h14", "M17 32h8"],
    speak: ["M6 8h36v26H22l-9 8v-8H6z", "M15 18h18", "M15 25h12"],
    walk: ["M27 6a4 4 0 1 0 .1 0", "M18 43l5-12 3-11-8 3-3 8", "M26 20l4 6 7 2", "M23 31l7 5 3 8"],
    back: ["M20 10L8 22l12 12", "M8 22h32"],
    next: ["M18 10l14 14-14 14"],
    place: ["M24 42C12 28 10 24 10 19a14 14 0 0 1 28 0c0 5-2 9-14 23z", "M24 14a5 5 0 1 0 .1 0"],
    done: ["M8 25l11 11 21-24"],
    calendar: ["M7 11h34v30H7z", "M7 19h34", "M16 6v8", "M32 6v8", "M24 25v10", "M19 30h10"],
    save: ["M24 6v24", "M14 21l10 10 10-10", "M8 40h32"],
    print: ["M13 18V6h22v12", "M13 34H6V18h36v16h-7", "M13 28h22v14H13z"],
    person: ["M24 6a9 9 0 1 0 .1 0", "M7 42c0-20 34-20 34 0"],
    people: ["M17 9a6 6 0 1 0 .1 0", "M6 37c0-14 22-14 22 0z", "M33 13a5 5 0 1 0 .1 0", "M31 24c7 0 11 4 11 11h-8"],
    unit: ["M9 42V8h20v34", "M29 20h11v22", "M5 42h38", "M15 16h3", "M21 16h3", "M15 24h3", "M21 24h3", "M15 32h3",
        "M21 32h3"],
};

/** The drawing of this name, as large as the text beside it unless a sheet says otherwise. */
export function picture(name) {
    if (!lines[name]) throw new Error(`no picture ${name}`);
    return svg("svg", { viewBox: "0 0 48 48", class: "picture", "aria-hidden": "true", focusable: "false" },
        lines[name].map((d) => svg("path", { d })));
}
