// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** The day in eight figures. */
export function figureRow(t, hall) {
    const { figures } = hall;
    const longest = Math.max(0, ...hall.services.map((line) => line.longest_wait_minutes ?? 0));
    const open = hall.windows.filter((window) => window.mode === "open").length;
    const list = [
        ["waiting", t("people", { n: figures.waiting })],
        ["longestWait", t("minutes", { n: longest })],
        ["windowsOpen", `${open} / ${hall.windows.length}`],
        ["issued", figures.issued],
        ["done", figures.done],
        ["missed", figures.missed],
        ["greenShare", `${figures.priority_percent} %`],
        ["unsynced", hall.link.unsynced ?? 0],
    ];
    return h("dl", { class: "figures" }, list.map(([word, value]) =>
        h("div", { class: "card" }, h("dt", {}, t(word)), h("dd", { class: "number" }, value))));
}
