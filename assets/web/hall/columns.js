// SPDX-License-Identifier: Apache-2.0
import { pick } from "../base.js";

/** The columns of the hall's statistics: Chinese, English. */
const columns = {
    issued: ["取号", "Issued"],
    called: ["叫号", "Called"],
    served: ["办结", "Served"],
    missed: ["过号", "Missed"],
    requeued: ["重排", "Re-queued"],
    abandoned: ["弃号", "Abandoned"],
    voided: ["作废", "Void"],
};

/** The heading of a column; its own name for one that this page does not know yet. */
export function columnWord(name) {
    return columns[name] ? pick(...columns[name]) : name;
}

/** A figure as it stands in a table. */
export function cellText(value) {
    if (value === null || value === undefined) return "—";
    return typeof value === "number" && !Number.isInteger(value) ? value.toFixed(1) : String(value);
}
