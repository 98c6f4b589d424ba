// SPDX-License-Identifier: Apache-2.0
// Line drawings for touch screens; beside words, never instead of them, and so hidden from screen readers.
import { svg } from "../dom.js";

const lines = {
    card: ["M5 12h38v24H5z", "M11 20a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "M9 31c1-5 11-5 12 0", "M27 19h11", "M27 25h11",
        "M27 31h7"],
    code: ["M7 7h13v13H7z", "M28 7h13v13H28z", "M7 28h13v13H7z", "M12 12h3v3h-3z", "M33 12h3v3h-3z", "M12 33h3v3h-3z",
        "M28 28h5v5h-5z", "M36 36h5v5h-5z", "M37 28h4", "M28 38v3"],
    booked: ["M7 11h34v30H7z", "M7 19h34", "M16 6v8", "M32 6v8", "M16 30l6 6 11-11"],
    ticket: ["M11 6h26v34l-4-3-4 3-5-3-5 3-4-3-4 3z", "M18 15h12", "M18 22h12", "M18 29h7"],
    help: ["M24 5a19 19 0 1 0 .1 0", "M18 19c0-8 12-8 12 0c0 5-6 5-6 10", "M24 35v1"],
    voice: ["M7 18h8l10-8v28l-10-8H7z", "M31 18c4 3 4 9 0 12", "M36 12c8 7 8 17 0 24"],
    big: ["M6 38L16 10l10 28", "M9 29h14", "M29 38l6.500-18L42 38", "M31 32h9"],
    contrast: ["M24 6a18 18 0 1 0 .1 0", "M24 6v36", "M29 12v24", "M34 15v18"],
    low: ["M24 7v26", "M14 24l10 10 10-10", "M10 41h28"],
    language: ["M24 6a18 18 0 1 0 .1 0", "M6 24h36", "M24 6c-11 10-11 26 0 36", "M24 6c11 10 11 26 0 36"],
    back: ["M20 10L8 22l12 12", "M8 22h32"],
    done: ["M8 25l11 11 21-24"],
    find: ["M21 8a13 13 0 1 0 .1 0", "M31 31l10 10"],
    people: ["M17 9a6 6 0 1 0 .1 0", "M6 37c0-14 22-14 22 0z", "M33 13a5 5 0 1 0 .1 0", "M31 24c7 0 11 4 11 11h-8"],
    wait: ["M24 6a18 18 0 1 0 .1 0", "M24 13v12l8 5"],
    place: ["M24 42C12 28 10 24 10 19a14 14 0 0 1 28 0c0 5-2 9-14 23z", "M24 14a5 5 0 1 0 .1 0"],
    line: ["M6 20c10-10 26-10 36 0", "M13 27c6-6 16-6 22 0", "M20 34c2-2 6-2 8 0", "M8 42L40 6"],
    erase: ["M16 11h26v26H16L5 24z", "M23 18l12 12", "M35 18L23 30"],
};

/** The drawing of this name, as large as the text beside it unless a sheet says otherwise. */
export function picture(name) {
    if (!lines[name]) throw new Error(`no picture ${name}`);
    return svg("svg", { viewBox: "0 0 48 48", class: "picture", "aria-hidden": "true", focusable: "false" },
        lines[name].map((d) => svg("path", { d })));
}
