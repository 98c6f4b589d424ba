// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { tableCard } from "../staff/table.js";

/** Each service with who waits, how long, and whether enough windows are open. */
export function serviceTable(t, hall, services) {
    const columns = [["service"], ["waiting", true], ["longestWait", true], ["expected", true], ["openNeeded", true]];
    return tableCard(t, "services", columns, hall.services.map((line) => [
        services.name(line.id),
        t("people", { n: line.waiting }),
        line.longest_wait_minutes === undefined ? "—" : t("minutes", { n: line.longest_wait_minutes }),
        line.eta_minutes ? t("range", line.eta_minutes) : "—",
        h("span", { class: line.windows_open < line.windows_needed ? "mark alarm" : null },
            `${line.windows_open} / ${line.windows_needed}`),
    ]));
}

/** How a window's mode is marked, beside its word. */
const modeMark = { open: "good", paused: "warn", closed: "" };

/** Each window: who is there, what it does and for how long. */
export function windowTable(t, hall) {
    const columns = [["window"], ["state"], ["clerk"], ["current"]];
    return tableCard(t, "windows", columns, hall.windows.map((window) => [
        window.label,
        h("span", { class: `mark ${modeMark[window.mode]}` }, t(window.mode)),
        window.clerk ?? t("nobody"),
        window.ticket ? ticketText(t, window.ticket) : "—",
    ]));
}

function ticketText(t, { number, state, minutes }) {
    return [h("span", { class: "number" }, number), ` ${t(state)} ${t("minutes", { n: minutes })}`];
}
