// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { card, mark, table } from "./parts.js";
import { slotText } from "./slottimes.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["候补", "Wait-list"],
    pool: ["号池", "Release pool"],
    poolNote: ["取消、作废和改约空出的号，随机等待后重新放出，或按次序递补（A11、A12）。",
        "Freed numbers wait for a random time and are offered again, or go to the wait-list in order (A11, A12)."],
    noPool: ["号池是空的。", "The pool is empty."],
    none: ["没有人候补。", "Nobody waits."],
    person: ["申请人", "Person"],
    wishes: ["可接受的时间", "Times that would do"],
    made: ["登记", "Since"],
    missed: ["错过的递补", "Offers missed"],
    waiting: ["候补中", "Waiting"],
    claimed: ["已递补", "Claimed"],
    left: ["已退出", "Left"],
    ended: ["已结束", "Ended"],
    slot: ["时段", "Slot"],
    freed: ["空出", "Freed"],
    due: ["放出", "Released at"],
    why: ["来由", "Why"],
});

const kinds = { waiting: "booked", claimed: "good", left: "", ended: "" };

/** Who waits for a number, in order, and the freed numbers that wait for their time (R40, R41). */
export class WaitListView {
    element = h("div", { class: "view" });
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const query = { center: this.#desk.center };
        await this.#desk.services();
        const [list, pool] = [await this.#desk.read("/waitlist", query), await this.#desk.read("/pool", query)];
        if (list === null || pool === null) return;
        fill(
            this.element,
            card(t("pool"), null, h("p", { class: "soft" }, t("poolNote")), table(t("pool"), [
                { title: t("service"), cell: (one) => this.#desk.serviceName(one.service) },
                { title: t("slot"), cell: (one) => slotText(this.#desk, one.slot) },
                { title: t("freed"), cell: (one) => this.#desk.fullTime(one.freed_at) },
                { title: t("due"), cell: (one) => this.#desk.fullTime(one.due_at) },
            ], pool, { empty: t("noPool") })),
            card(t("title"), null, table(t("title"), [
                { title: t("made"), cell: (one) => this.#desk.fullTime(one.made_at) },
                { title: t("person"), cell: (one) => one.name },
                { title: t("service"), cell: (one) => this.#desk.serviceName(one.service) },
                { title: t("wishes"), cell: (one) => one.wishes.map((wish) => h("div", {}, slotText(this.#desk, wish))) },
                { title: t("state"), cell: (one) => mark(t(one.standing), kinds[one.standing]) },
                { title: t("missed"), isFigure: true, cell: (one) => one.missed },
            ], list, { empty: t("none") })),
        );
    }

}
