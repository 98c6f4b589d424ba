// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, mark, table } from "./parts.js";
import { ruleWords } from "./rulewords.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    ...ruleWords,
    title: ["预约规则", "Rules"],
    search: ["按编号或含义查找", "Find by number or meaning"],
    article: ["条目", "Article"],
    meaning: ["含义", "Meaning"],
    value: ["现行值", "In force"],
    standard: ["默认", "Default"],
    bounds: ["可设范围", "Bounds"],
    since: ["生效", "Since"],
    by: ["修改人", "By"],
    changed: ["已改", "Changed"],
    comes: ["{value}，{time} 起", "{value} from {time}"],
    isFixed: ["固定", "Fixed"],
    history: ["历史", "History"],
    change: ["修改规则 {article}", "Change rule {article}"],
    newValue: ["新值", "New value"],
    effective: ["生效日期", "Effective from"],
    effectiveHint: ["留空则立即生效", "At once when empty"],
    why: ["修改原因", "Why"],
    kept: ["规则已修改。", "The rule is changed."],
    cancel: ["取消", "Cancel"],
    close: ["关闭", "Close"],
    confirm: ["确定", "OK"],
    neverChanged: ["从未修改。", "Never changed."],
    made: ["登记", "Written"],
});

/** Every open point of the notice: what it means, what it is set to, and who set it when and why (F5, R67). */
export class RulesView {
    element;
    #desk;
    #list = h("div", {});
    #search;
    #rules = [];

    constructor(desk) {
        this.#desk = desk;
        this.#search = h("input", { type: "search", "aria-label": t("search"), placeholder: t("search") });
        this.#search.addEventListener("input", () => this.#draw());
        this.element = card(t("title"), this.#search, this.#list);
    }

    async open() {
        const answer = await this.#desk.read("/rules");
        if (answer === null) return;
        this.#rules = answer;
        this.#draw();
    }

    #draw() {
        const sought = this.#search.value.trim().toLowerCase();
        const fits = (rule) => [rule.article, rule.name, rule.meaning, rule.meaning_en]
            .some((text) => text.toLowerCase().includes(sought));
        fill(this.#list, table(t("title"), [
            { title: t("article"), cell: (rule) => rule.article },
            { title: t("meaning"), cell: (rule) => h("div", {}, pick(rule.meaning, rule.meaning_en),
                h("div", { class: "soft hint" }, rule.name)) },
            { title: t("value"), cell: (rule) => this.#value(rule) },
            { title: t("standard"), cell: (rule) => shown(rule, rule.standard) },
            { title: t("bounds"), cell: boundsText },
            { title: t("by"), cell: (rule) => (rule.since
                ? `${this.#desk.clock.dayText(rule.since.effective)} ${rule.since.staff}` : "—") },
        ], this.#rules.filter(fits), { empty: t("nobody"), actions: (rule) => this.#actions(rule) }));
    }

    #value(rule) {
        const isChanged = rule.value !== rule.standard;
        return h("div", {}, h("strong", {}, shown(rule, rule.value)), " ", isChanged && mark(t("changed"), "booked"),
            rule.next && h("div", { class: "soft hint" }, t("comes",
                { value: shown(rule, rule.next.value), time: this.#desk.fullTime(rule.next.effective) })));
    }

    #actions(rule) {
        const look = button(t("history"), () => this.#history(rule), { label: `${t("history")} ${rule.article}` });
        if (isFixed(rule)) return [mark(t("isFixed")), look];
        const change = this.#desk.may("edit_rules")
            && button(t("edit"), () => this.#change(rule), { label: `${t("edit")} ${rule.article} ${rule.name}` });
        return [look, change];
    }

    async #change(rule) {
        const value = rule.choices
            ? { type: "select", options: rule.choices.map((one) => ({ value: one, label: shown(rule, one) })) }
            : { type: "number", min: rule.least, max: rule.most, step: 1, hint: boundsText(rule) };
        const fields = await ask(t, t("change", rule), [
            { name: "value", label: t("newValue"), isRequired: true, value: rule.value, ...value },
            { name: "day", label: t("effective"), type: "date", min: this.#desk.day(), hint: t("effectiveHint") },
            { name: "note", label: t("why"), isRequired: true },
        ], { note: pick(rule.meaning, rule.meaning_en) });
        if (fields === null) return;
        const { day, note } = fields;
        const from = day ? { effective: this.#desk.moment(`${day}T00:00`) } : {};
        const body = { value: String(fields.value), note, ...from };
        if (await this.#desk.act(`/rules/${rule.name}`, body, t("kept")) !== null) await this.open();
    }

    async #history(rule) {
        const answer = await this.#desk.read(`/rules/${rule.name}`);
        if (answer === null) return;
        await openDialog(`${rule.article} ${pick(rule.meaning, rule.meaning_en)}`, (close) => [
            table(t("history"), [
                { title: t("since"), cell: (one) => this.#desk.fullTime(one.effective) },
                { title: t("newValue"), cell: (one) => shown(rule, one.value) },
                { title: t("who"), cell: (one) => one.staff },
                { title: t("made"), cell: (one) => this.#desk.fullTime(one.made_at) },
                { title: t("why"), cell: (one) => one.note },
            ], answer.changes, { empty: t("neverChanged") }),
            h("div", { class: "foot" }, button(t("close"), () => close(null))),
        ], { kind: "broad" });
    }
}

const isFixed = (rule) => rule.choices?.length === 1;

/** A value as people read it. */
function shown(rule, value) {
    const text = String(value);
    if (`unit_${rule.kind}` in ruleWords) return t(`unit_${rule.kind}`, { n: text });
    return `value_${text}` in ruleWords ? t(`value_${text}`) : text;
}

function boundsText(rule) {
    if (isFixed(rule)) return "—";
    if (rule.choices) return rule.choices.map((one) => shown(rule, one)).join(" / ");
    return shown(rule, `${rule.least}–${rule.most}`);
}
