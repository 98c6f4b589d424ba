// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { alarmsOf } from "./alarms.js";
import { button, card, figures, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["今日各中心", "Today by center"],
    alarms: ["需要处理", "Needs attention"],
    allWell: ["没有需要处理的事项。", "All is well."],
    booked: ["今日预约", "Booked for today"],
    exchanged: ["已取号", "Checked in"],
    walkIn: ["现场取号", "Walk-in"],
    noShows: ["失约", "No-shows"],
    inSlot: ["按时叫号 %", "In slot, %"],
    numbers: ["今日号源", "Numbers today"],
    free: ["余号", "Free"],
    none: ["今天还没有预约和取号。", "No bookings and no visits yet today."],
});

/** Milliseconds between readings while it is looked at. */
const readEvery = 60_000;

/** Today at a glance: what needs somebody, then every center's figures. */
export class OverviewView {
    element = h("div", { class: "view" });
    #desk;
    #timer;

    constructor(desk) {
        this.#desk = desk;
        this.#timer = setInterval(() => {
            if (this.element.isConnected && !document.hidden) this.open();
        }, readEvery);
    }

    close() {
        clearInterval(this.#timer);
    }

    async open() {
        const [day, desk] = [this.#desk.day(), this.#desk];
        const today = await desk.read("/statistics", { by: "center", from: day, to: day });
        if (today === null) return;
        const numbers = desk.may("read_bookings") ? await desk.read("/conservation", { day }) : null;
        const alarms = await alarmsOf(desk, numbers);
        const sum = (name) => today.rows.reduce((total, row) => total + (row[name] ?? 0), 0);
        fill(
            this.element,
            figures([
                [t("booked"), sum("booked")], [t("exchanged"), sum("exchanged")], [t("walkIn"), sum("walk_in")],
                [t("noShows"), sum("no_show")],
                ...(numbers ? [[t("numbers"), numbers.quota], [t("free"), numbers.free]] : []),
            ]),
            card(t("alarms"), button(t("refresh"), () => this.open()), alarms.length === 0
                ? h("p", { class: "message good" }, t("allWell"))
                : h("ul", { class: "alarms", role: "list" }, alarms.map(([text, view]) =>
                    h("li", {}, h("a", { href: `#/${view}` }, text))))),
            card(t("title"), null, table(t("title"), [
                { title: t("center"), cell: (row) => desk.centerName(row.key) },
                ...[["booked", "booked"], ["exchanged", "exchanged"], ["walkIn", "walk_in"], ["noShows", "no_show"],
                    ["inSlot", "in_slot_percent"]].map(([word, name]) =>
                    ({ title: t(word), isFigure: true, cell: (row) => numberText(row[name]) })),
            ], today.rows, { empty: t("none") })),
        );
    }
}

const numberText = (value) => (value === undefined || value === null ? "—" : Math.round(value * 10) / 10);
