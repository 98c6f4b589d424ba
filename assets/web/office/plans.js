// SPDX-License-Identifier: Apache-2.0
import { fill, h, language, pick, words } from "../base.js";
import { ask } from "./ask.js";
import { button, card, mark, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["号源计划", "Plans"],
    planNote: [
        "开放时间怎样分段、每段多少号；不超过窗口能力的设定比例，其余留给现场取号（A16）。",
        "How open time is cut, and the numbers of each part: at most the set share of what windows can do, "
            + "the rest is for walk-ins (A16).",
    ],
    none: ["还没有计划：本中心没有号源。", "No plan yet: the center has no numbers."],
    since: ["生效", "From"],
    bands: ["分段", "Parts"],
    band: ["{span} 每 {minutes} 分钟 {quota} 号", "{span} every {minutes} min {quota}"],
    otherTime: ["其余时间", "all other time"],
    add: ["新计划", "New plan"],
    usual: ["按窗口能力生成", "Make the usual plans"],
    usualNote: ["为还没有计划的业务按窗口数和平均办理时间生成。", "For services without a plan, by windows and mean handling."],
    minutes: ["每段分钟", "Minutes of a slot"],
    quota: ["每段号数", "Numbers of a slot"],
    span: ["只用于时段（如 09:00-12:00）", "Only for, as 09:00-12:00"],
    why: ["理由", "Why"],
    kept: ["计划已保存，号源已更新。", "The plan is kept and the numbers follow."],
    made: ["已生成 {plans} 个计划。", "{plans} plans were made."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** How a center's open time is cut into slots (F4); `changed` is called when the numbers are others. */
export class PlanCard {
    element = h("div", {});
    #desk;
    #changed;

    constructor(desk, changed) {
        [this.#desk, this.#changed] = [desk, changed];
    }

    async open() {
        const query = { center: this.#desk.center };
        const [plans, faults] = [await this.#desk.read("/plans", query), await this.#desk.read("/plans/faults", query)];
        if (plans === null || faults === null) return;
        const faultsOf = (plan) => faults.find((one) => one.service === plan.service
            && one.valid_from === plan.valid_from)?.[language() === "zh" ? "problems_zh" : "problems"] ?? [];
        const tools = this.#desk.may("edit_calendar")
            && [button(t("usual"), () => this.#makeUsual()), button(t("add"), () => this.#add())];
        fill(this.element, card(t("title"), tools, h("p", { class: "soft" }, t("planNote")), table(t("title"), [
            { title: t("service"), cell: (plan) => this.#desk.serviceName(plan.service) },
            { title: t("since"), cell: (plan) => plan.valid_from },
            { title: t("bands"), cell: (plan) => plan.bands.map((band) => h("div", {}, bandText(band))) },
            { title: t("why"), cell: (plan) => [plan.reason,
                faultsOf(plan).map((text) => h("div", {}, mark(text, "alarm")))] },
        ], plans, { empty: t("none") })));
    }

    async #add() {
        const services = await this.#desk.services();
        const fields = await ask(t, t("add"), [
            { name: "service", label: t("service"), type: "select", isRequired: true,
                options: services.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) })) },
            { name: "valid_from", label: t("since"), type: "date", isRequired: true, min: this.#desk.day(),
                value: this.#desk.day() },
            { name: "slot_minutes", label: t("minutes"), type: "number", min: 10, max: 240, step: 5, value: 60,
                isRequired: true },
            { name: "quota", label: t("quota"), type: "number", min: 1, max: 10_000, step: 1, isRequired: true },
            { name: "span", label: t("span"), maxlength: 11 },
            { name: "reason", label: t("why"), isRequired: true },
        ], { note: t("planNote") });
        if (fields === null) return;
        const { slot_minutes: minutes, quota, span, ...rest } = fields;
        const bands = [{ slot_minutes: minutes, quota, ...(span ? { span } : {}) }];
        await this.#keep("/plans", { ...rest, center: this.#desk.center, bands }, t("kept"));
    }

    async #makeUsual() {
        const fields = await ask(t, t("usual"), [
            { name: "reason", label: t("why"), isRequired: true },
        ], { note: t("usualNote") });
        if (fields === null) return;
        await this.#keep("/plans/usual", { ...fields, center: this.#desk.center }, (answer) => t("made", answer));
    }

    async #keep(path, body, done) {
        const answer = await this.#desk.act(path, body);
        if (answer === null) return;
        this.#desk.page.tell(typeof done === "string" ? done : done(answer), "good");
        await this.open();
        await this.#changed();
    }
}

const bandText = ({ span, slot_minutes: minutes, quota }) =>
    t("band", { span: span ? span.replace("-", "–") : t("otherTime"), minutes, quota });
