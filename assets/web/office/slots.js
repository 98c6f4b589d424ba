// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { ask } from "./ask.js";
import { card, filters, mark, table } from "./parts.js";
import { PlanCard } from "./plans.js";
import { slotText, timesText } from "./slottimes.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["号源", "Numbers"],
    grid: ["{day} 号源", "Numbers on {day}"],
    legend: ["每格：余号 / 号源数；放号中的号标“池”。", "Each cell: free / quota; “pool” are freed numbers waiting."],
    pooled: ["池 {n}", "pool {n}"],
    expired: ["过期 {n}", "expired {n}"],
    sum: ["合计", "Total"],
    none: ["当日没有号源：未开放，或尚无号源计划。", "No numbers on that day: closed, or without a plan."],
    gaps: ["没有号源的开放时间", "Open hours without numbers"],
    gapsNote: ["每个开放小时都应可预约（R2）。", "Every open hour should be bookable (R2)."],
    noGaps: ["今后 14 天每个开放小时都有号源。", "Every open hour of the next 14 days has numbers."],
    stranded: ["已不开放但有预约的时段", "Booked slots outside opening hours"],
    strandedNote: ["日历或计划改变后，这些时段仍有人预约，请联系改约。",
        "After a change somebody still has a booking here: arrange another time."],
    issued: ["已约", "Booked"],
    cause: ["原因", "Why"],
    no_plan: ["没有计划", "No plan"],
    not_named: ["计划未覆盖", "Not in the plan"],
    change: ["{service} {slot}", "{service} {slot}"],
    counts: [
        "号源 {quota}：已约 {issued}，余号 {free}，号池 {pooled}，过期 {expired}",
        "Quota {quota}: issued {issued}, free {free}, pooled {pooled}, expired {expired}",
    ],
    quota: ["号源数", "Quota"],
    why: ["调整原因", "Why"],
    kept: ["号源已调整为 {quota}。", "The quota is {quota} now."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** Days ahead that are looked at for gaps. */
const gapDays = 14;

/** The numbers of a day, service by time, and open hours that have none (F4, R66). */
export class SlotsView {
    element = h("div", { class: "view" });
    #desk;
    #day = null;
    #grid = h("div", {});
    #gaps = h("div", {});
    #stranded = h("div", {});

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        this.#day ??= this.#desk.day();
        const form = filters(t("title"), [
            { title: t("day"), field: h("input", { type: "date", name: "day", value: this.#day }) },
        ], t("show"), ({ day }) => {
            this.#day = day || this.#desk.day();
            this.#showGrid();
        });
        const plans = new PlanCard(this.#desk, () => Promise.all([this.#showGrid(), this.#showGaps()]));
        fill(this.element, card(t("title"), null, form, this.#grid), this.#gaps, plans.element, this.#stranded);
        await this.#desk.services();
        await Promise.all([this.#showGrid(), this.#showGaps(), plans.open(), this.#showStranded()]);
    }

    async #showGrid() {
        const [center, day] = [this.#desk.center, this.#day];
        const services = await this.#desk.services();
        const slots = await this.#desk.read("/slots", { center, day });
        if (slots === null) return;
        const starts = [...new Set(slots.map((slot) => timesText(this.#desk, slot)))].sort();
        if (starts.length === 0) return fill(this.#grid, h("p", { class: "soft empty" }, t("none")));
        const rows = services.filter((service) => slots.some((slot) => slot.service === service.id));
        return fill(this.#grid, h("p", { class: "soft" }, t("legend")), h("div", { class: "wide" }, h(
            "table",
            { class: "grid", "aria-label": t("grid", { day }) },
            h("thead", {}, h("tr", {}, [t("service"), ...starts, t("sum")].map((text) => h("th", { scope: "col" }, text)))),
            h("tbody", {}, rows.map((service) => this.#row(service, starts, slots))),
        )));
    }

    #row(service, starts, slots) {
        const own = slots.filter((slot) => slot.service === service.id);
        const name = pick(service.name, service.name_en);
        const sum = (member) => own.reduce((total, slot) => total + slot[member], 0);
        return h(
            "tr",
            {},
            h("th", { scope: "row" }, name),
            starts.map((start) => {
                const slot = own.find((one) => timesText(this.#desk, one) === start);
                return h("td", {}, slot && this.#cell(name, slot));
            }),
            h("td", { class: "figure" }, `${sum("free")} / ${sum("quota")}`),
        );
    }

    #cell(name, slot) {
        const text = [h("strong", {}, slot.free), ` / ${slot.quota}`];
        const more = slot.pooled > 0 && mark(t("pooled", { n: slot.pooled }), "warn");
        const kind = slot.free === 0 ? "full" : "";
        if (!this.#desk.may("edit_calendar")) return h("span", { class: `cell ${kind}` }, text, " ", more);
        const label = `${name} ${timesText(this.#desk, slot)} ${t("counts", slot)}`;
        return h("button", { type: "button", class: `cell ${kind}`, "aria-label": label,
            on: { click: () => this.#change(name, slot) } }, text, more);
    }

    async #change(service, slot) {
        const fields = await ask(t, t("change", { service, slot: timesText(this.#desk, slot) }), [
            { name: "quota", label: t("quota"), type: "number", min: 1, max: 10_000, step: 1, isRequired: true,
                value: slot.quota },
            { name: "reason", label: t("why"), isRequired: true },
        ], { note: t("counts", slot) });
        if (fields === null) return;
        const body = { center: slot.center, service: slot.service, day: slot.day, start: this.#desk.clock.clockText(slot.start), ...fields };
        if (await this.#desk.act("/slots/quota", body, t("kept", fields)) !== null) await this.#showGrid();
    }

    /** Slots that are outside opening hours by now, though somebody has booked in them. */
    async #showStranded() {
        const slots = await this.#desk.read("/slots/stranded", { center: this.#desk.center });
        if (slots === null) return;
        fill(this.#stranded, slots.length > 0 && card(t("stranded"), null, h("p", { class: "soft" }, t("strandedNote")),
            table(t("stranded"), [
                { title: t("time"), cell: (slot) => slotText(this.#desk, slot) },
                { title: t("service"), cell: (slot) => this.#desk.serviceName(slot.service) },
                { title: t("issued"), isFigure: true, cell: (slot) => slot.issued },
            ], slots, { empty: t("nobody") })));
    }

    async #showGaps() {
        const query = { center: this.#desk.center, from: this.#desk.day(), through: this.#desk.day(gapDays - 1) };
        const answer = await this.#desk.read("/gaps", query);
        if (answer === null) return;
        fill(this.#gaps, card(t("gaps"), null, h("p", { class: "soft" }, t("gapsNote")), table(t("gaps"), [
            { title: t("day"), cell: (gap) => gap.day },
            { title: t("service"), cell: (gap) => this.#desk.serviceName(gap.service) },
            { title: t("time"), cell: (gap) => gap.minutes.replace("-", "–") },
            { title: t("cause"), cell: (gap) => t(gap.cause) },
        ], answer, { empty: t("noGaps") })));
    }
}
