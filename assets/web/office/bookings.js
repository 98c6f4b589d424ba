// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { ask } from "./ask.js";
import { bookingCard } from "./booking.js";
import { BookingForm } from "./bookingform.js";
import { button, card, filters, select, table } from "./parts.js";
import { slotText } from "./slottimes.js";
import { channelWord, documentChoices, standingMark, standings, standingWord } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["预约", "Bookings"],
    list: ["当日预约", "Bookings of a day"],
    find: ["按人查找", "Find by person"],
    findNote: [
        "证件号码只用于本次查找，不写入地址和日志；查找会记入审计。",
        "The number is used for this search only, never in an address or log; the search is audited.",
    ],
    make: ["代为预约", "Book for somebody"],
    number: ["预约号", "Number"],
    slot: ["时段", "Slot"],
    person: ["预约人", "Principal"],
    channel: ["渠道", "Channel"],
    anyState: ["全部状态", "Any state"],
    none: ["没有符合条件的预约。", "No such bookings."],
    found: ["查找结果", "Found"],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
    agent: ["代理人", "agent"],
    more: ["更多", "More"],
});

/** Bookings of a day, one booking with its history, and what staff may do about it with a reason (R5). */
export class BookingsView {
    element = h("div", { class: "view" });
    #desk;
    #query = null;

    constructor(desk) {
        this.#desk = desk;
    }

    /** `rest` may hold a booking's number. */
    async open([number] = []) {
        if (number) return this.#showOne(number);
        this.#query ??= { day: this.#desk.day() };
        return this.#showDay();
    }

    async #showDay() {
        const query = { center: this.#desk.center, ...this.#query };
        const [services, answer] = [await this.#desk.services(), await this.#desk.read("/bookings", query)];
        if (answer === null) return;
        const choices = [{ value: "", label: t("allServices") },
            ...services.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) }))];
        const states = [{ value: "", label: t("anyState") },
            ...standings.map((value) => ({ value, label: standingWord(value) }))];
        const form = filters(t("list"), [
            { title: t("day"), field: h("input", { type: "date", name: "day", value: this.#query.day }) },
            { title: t("service"), field: select("service", choices, this.#query.service) },
            { title: t("state"), field: select("standing", states, this.#query.standing) },
            { title: t("number"), field: h("input", { name: "number", maxlength: 20, spellcheck: "false" }) },
        ], t("show"), ({ number, ...query }) => {
            if (number !== "") return this.#goTo(number);
            this.#query = query;
            return this.#showDay();
        });
        const list = h("div", {}, this.#table(answer.bookings), this.#more(query, answer.next));
        fill(this.element, card(t("list"), this.#tools(), form, list));
    }

    /** The way to the rest of a long day. */
    #more(query, after) {
        if (!after) return null;
        const row = h("div", { class: "row" }, button(t("more"), async () => {
            const answer = await this.#desk.read("/bookings", { ...query, after });
            if (answer === null) return;
            row.replaceWith(this.#table(answer.bookings), this.#more(query, answer.next) ?? "");
        }));
        return row;
    }

    #goTo(number) {
        location.hash = `#/bookings/${encodeURIComponent(number)}`;
    }

    #tools() {
        return [
            this.#desk.may("read_people") && button(t("find"), () => this.#find()),
            this.#desk.may("edit_bookings") && button(t("make"), () => this.#make(), { kind: "primary" }),
        ];
    }

    #table(bookings) {
        return table(t("list"), [
            { title: t("number"), cell: (one) => h("a", { href: `#/bookings/${one.number}` }, one.number) },
            { title: t("slot"), cell: (one) => slotText(this.#desk, one) },
            { title: t("service"), cell: (one) => this.#desk.serviceName(one.service, one.center) },
            { title: t("person"), cell: (one) => personText(one) },
            { title: t("channel"), cell: (one) => channelWord(one.channel) },
            { title: t("state"), cell: (one) => standingMark(one.standing) },
        ], bookings, { empty: t("none") });
    }

    async #find() {
        const fields = await ask(t, t("find"), [
            { name: "type", label: t("documentType"), type: "select", isRequired: true, options: documentChoices() },
            { name: "number", label: t("documentNumber"), isRequired: true, maxlength: 40 },
        ], { note: t("findNote"), yes: t("show") });
        if (fields === null) return;
        const answer = await this.#desk.act("/bookings/find", { document: fields });
        if (answer !== null) {
            fill(this.element, card(t("found"), button(t("back"), () => this.#showDay()),
                this.#table(answer.bookings)));
        }
    }

    /** The form for somebody who cannot book alone, in place of the list. */
    async #make() {
        const form = new BookingForm(this.#desk, (number) => this.#goTo(number), () => this.#showDay());
        fill(this.element, form.element);
        await form.open();
    }

    async #showOne(number) {
        const answer = await this.#desk.read(`/bookings/${encodeURIComponent(number.toUpperCase())}`);
        if (answer === null) return;
        await this.#desk.services(answer.center);
        fill(this.element, bookingCard(this.#desk, answer, () => this.#showOne(number)));
    }
}

/** Who has booked, as far as may be shown, and whether through somebody. */
export const personText = (booking) =>
    (booking.agent ? `${booking.principal}（${t("agent")} ${booking.agent}）` : booking.principal);
