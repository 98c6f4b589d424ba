// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { rowChart } from "../staff/charts.js";
import { withQuery } from "./desk.js";
import { card, filters, select } from "./parts.js";
import { channelWord } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["统计", "Statistics"],
    by: ["按", "By"],
    by_center: ["中心", "Center"],
    by_department: ["部门", "Department"],
    by_item: ["事项", "Item"],
    by_service: ["业务", "Service"],
    by_slot: ["时段", "Slot"],
    by_channel: ["渠道", "Channel"],
    by_day: ["日期", "Day"],
    chart: ["预约数", "Bookings"],
    asTable: ["以表格查看", "As a table"],
    total: ["合计", "Total"],
    noItem: ["未选事项", "No item"],
    none: ["这段时间没有预约和取号。", "No bookings and no visits in this period."],
    hidden: ["人数很少的数字不显示。", "Counts of few people are not shown."],
});

const groupings = ["center", "service", "department", "item", "slot", "channel", "day"];
/** The columns in their order; the file has all of them. */
const columns = {
    booked: ["预约", "Booked"], cancelled: ["按时取消", "Cancelled"], cancelled_late: ["逾期取消", "Late"],
    rescheduled: ["改约", "Moved"], exchanged: ["取号", "Checked in"], in_slot_percent: ["按时叫号 %", "In slot, %"],
    finished: ["办结", "Done"], no_show: ["失约", "No-show"], void: ["作废", "Void"], waived: ["免计", "Waived"],
    refilled: ["再次约出", "Refilled"], from_waitlist: ["候补", "Wait-list"], walk_in: ["现场", "Walk-in"],
    green: ["绿色通道", "Priority"], wait_minutes: ["平均等候（分）", "Mean wait, min"],
};
/** What is no sum of its rows. */
const means = new Set(["in_slot_percent", "wait_minutes"]);
/** Rows that a drawing can hold. */
const mostBars = 14;

/** Any period by center, department, item, service, slot, channel or day, as a table, a drawing and a file (F8, R70). */
export class StatisticsView {
    element = h("div", { class: "view" });
    #desk;
    #query = null;
    #rows = h("div", { class: "view" });

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        this.#query ??= { by: "service", from: this.#desk.day(-29), to: this.#desk.day() };
        await this.#desk.services();
        const file = h("a", { class: "button", download: "" }, t("csv"));
        const form = filters(t("title"), [
            { title: t("from"), field: h("input", { type: "date", name: "from", value: this.#query.from }) },
            { title: t("to"), field: h("input", { type: "date", name: "to", value: this.#query.to }) },
            { title: t("by"), field: select("by", groupings.map((value) => ({ value, label: t(`by_${value}`) })),
                this.#query.by) },
        ], t("show"), (query) => {
            this.#query = query;
            this.#aim(file);
            this.#read();
        });
        this.#aim(file);
        fill(this.element, card(t("title"), file, form), this.#rows);
        await this.#read();
    }

    /** The link to the file follows what is shown. */
    #aim(file) {
        file.href = withQuery("/office/v1/statistics", { ...this.#asked, format: "csv" });
    }

    /** By center the whole city is shown. */
    get #asked() {
        return this.#query.by === "center" ? this.#query : { center: this.#desk.center, ...this.#query };
    }

    async #read() {
        const answer = await this.#desk.read("/statistics", this.#asked);
        if (answer === null) return;
        const rows = answer.rows.map((row) => ({ ...row, name: this.#name(row.key) }));
        const bars = rows.filter((row) => row.booked > 0).toSorted((one, other) => other.booked - one.booked);
        fill(this.#rows, card(
            t("title"),
            null,
            rows.length === 0 ? h("p", { class: "soft empty" }, t("none")) : this.#table(rows),
            this.#desk.page.session.role === "public" && h("p", { class: "soft" }, t("hidden")),
        ), bars.length > 0 && h("section", { class: "card", "aria-label": t("chart") }, rowChart({
            title: t("chart"),
            rows: bars.slice(0, mostBars).map((row) => ({ label: row.name, value: row.booked })),
            name: t("chart"),
            tableWord: t("asTable"),
        })));
    }

    #table(rows) {
        const known = Object.keys(columns).filter((name) => rows.some((row) => name in row));
        const line = (name, row) => h("tr", {}, h("th", { scope: "row" }, name),
            known.map((column) => h("td", { class: "figure" }, shown(row[column]))));
        const total = Object.fromEntries(known.filter((name) => !means.has(name)).map((name) =>
            [name, rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)]));
        const called = rows.reduce((sum, row) => sum + (row.called ?? 0), 0);
        const inSlot = rows.reduce((sum, row) => sum + (row.called_in_slot ?? 0), 0);
        if (called > 0) total.in_slot_percent = (inSlot * 100) / called;
        return h("div", { class: "wide" }, h(
            "table",
            { "aria-label": t("title") },
            h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t(`by_${this.#query.by}`)),
                known.map((column) => h("th", { scope: "col", class: "figure" }, pick(...columns[column]))))),
            h("tbody", {}, rows.map((row) => line(row.name, row))),
            rows.length > 1 && h("tfoot", {}, line(t("total"), total)),
        ));
    }

    #name(key) {
        switch (this.#query.by) {
            case "center": return this.#desk.centerName(key);
            case "service": return this.#serviceName(key);
            case "channel": return channelWord(key);
            default: return key === "" ? t("noItem") : key;
        }
    }

    /** `center/service`, of one center or of many. */
    #serviceName(key) {
        const [center, service] = key.split("/");
        const name = this.#desk.serviceName(service, center);
        return center === this.#desk.center ? name : `${this.#desk.centerName(center)} ${name}`;
    }
}

/** Whole numbers as they are, others with one decimal. */
function shown(value) {
    if (value === null || value === undefined) return "—";
    return Number.isInteger(value) ? value : value.toFixed(1);
}
