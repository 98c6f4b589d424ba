// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { card, filters, mark, plain, table } from "./parts.js";
import { ComplaintCard } from "./complaints.js";
import { FeedbackCard } from "./feedback.js";
import { LeadCard } from "./leads.js";
import { NoticeCard } from "./notices.js";
import { channelWord, standingMark } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["监督", "Supervision"],
    report: ["工作人员操作报告", "Staff actions"],
    reportNote: ["加框的数字明显多于同事，须了解原因（R56）。", "Framed: clearly more than colleagues; find out why (R56)."],
    noActs: ["这段时间没有操作。", "Nothing in these days."],
    made: ["代为预约明细", "Bookings made by staff"],
    madeNote: ["工作人员代约的逐笔记录和原因（R5）。", "Every booking that staff made, and why (R5)."],
    noneMade: ["这段时间没有代约。", "None in these days."],
    number: ["预约号", "Number"],
    channel: ["方式", "Way"],
    at: ["时间", "When"],
});

const acts = {
    void: ["作废", "Voids"], green: ["绿色通道", "Priority"], manual_booking: ["代约", "Booked for others"],
    reorder: ["调序", "Re-ordered"], cancel: ["取消、改约", "Cancelled or moved"],
};
const actWord = words(acts);

/** What is watched: complaints with due dates, acts of staff with outliers, leads, and what intermediaries publish. */
export class SupervisionView {
    element = h("div", { class: "view" });
    #desk;
    #query = null;
    #staff = h("div", { class: "view" });

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        this.#query ??= { from: this.#desk.day(-29), to: this.#desk.day() };
        const parts = [new ComplaintCard(this.#desk), new FeedbackCard(this.#desk), new NoticeCard(this.#desk)];
        // Leads are of the whole city: who answers for one center does not see them.
        if (this.#desk.isOfCity) parts.splice(2, 0, new LeadCard(this.#desk));
        fill(this.element, parts.map((part) => part.element), this.#staff);
        await Promise.all([...parts.map((part) => part.open()), this.#readStaff()]);
    }

    async #readStaff() {
        const query = { ...this.#query, center: this.#desk.center };
        const report = await this.#desk.read("/staff-report", query);
        const made = await this.#desk.read("/staff-report/bookings", query);
        if (report === null || made === null) return;
        const form = filters(t("report"), [
            { title: t("from"), field: h("input", { type: "date", name: "from", value: this.#query.from }) },
            { title: t("to"), field: h("input", { type: "date", name: "to", value: this.#query.to }) },
        ], t("show"), (asked) => {
            this.#query = asked;
            this.#readStaff();
        });
        fill(
            this.#staff,
            card(t("report"), null, h("p", { class: "soft" }, t("reportNote")), form, table(t("report"), [
                plain(t("who"), "staff"),
                ...Object.keys(acts).map((act) => ({ title: actWord(act), isFigure: true, cell: (line) =>
                    (line.outliers.includes(act) ? mark(line.counts[act], "alarm") : line.counts[act] ?? 0) })),
            ], report.staff, { empty: t("noActs") })),
            card(t("made"), null, h("p", { class: "soft" }, t("madeNote")), table(t("made"), [
                { title: t("number"), cell: (one) => h("a", { href: `#/bookings/${one.number}` }, one.number) },
                plain(t("who"), "staff"),
                { title: t("at"), cell: (one) => this.#desk.fullTime(one.made_at) },
                { title: t("channel"), cell: (one) => channelWord(one.channel) },
                { title: t("state"), cell: (one) => standingMark(one.standing) },
                plain(t("reason"), "reason"),
            ], made.bookings, { empty: t("noneMade") })),
        );
    }
}
