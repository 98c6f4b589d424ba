// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { ask } from "./ask.js";
import { button, card, mark, plain, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["风险线索", "Risk leads"],
    leadNote: ["由规则发现，须经人核实后才能移送（R55）；当事人只显示标记。",
        "Found by rules; somebody looks into each before it is referred (R55). People are shown as marks only."],
    none: ["近 90 天没有线索。", "No leads in the last 90 days."],
    kind: ["情形", "Kind"],
    many_principals: ["代理多人", "Agent of many"],
    many_cancels: ["频繁取消", "Many cancellations"],
    id_mismatches: ["证件不符", "Documents that did not match"],
    one_address: ["同址多约", "Many from one network"],
    period: ["期间", "Period"],
    subject: ["标记", "Mark"],
    count: ["次数", "Count"],
    bookings: ["预约数", "Bookings"],
    agents: ["其中代理", "By agents"],
    open: ["待核实", "Open"],
    reviewed: ["已核实", "Reviewed"],
    dismissed: ["已排除", "Dismissed"],
    referred_to: ["已移送{to}", "Referred: {to}"],
    development_reform: ["发展改革", "Development and reform"],
    public_security: ["公安", "Public security"],
    housing: ["房地产管理", "Housing"],
    market_regulation: ["市场监管", "Market regulation"],
    handle: ["处理", "Handle"],
    becomes: ["改为", "Becomes"],
    kept: ["线索已更新。", "The lead is updated."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

const authorities = ["development_reform", "public_security", "housing", "market_regulation"];
/** What people may make of a lead, by what it is. */
const following = {
    open: ["reviewed", "dismissed"],
    reviewed: ["dismissed", ...authorities.map((to) => `referred_to:${to}`)],
    dismissed: ["reviewed"],
};
const kinds = { open: "warn", reviewed: "booked", dismissed: "" };

/** What rules noticed (R55), and where it went. */
export class LeadCard {
    element = h("div", {});
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/leads");
        if (answer === null) return;
        const file = h("a", { class: "button", href: "/office/v1/leads/export", download: "leads.csv" }, t("csv"));
        fill(this.element, card(t("title"), file, h("p", { class: "soft" }, t("leadNote")), table(t("title"), [
            { title: t("kind"), cell: (one) => t(one.kind) },
            plain(t("period"), "period"),
            { title: t("subject"), cell: (one) => h("code", {}, one.subject) },
            { title: t("count"), isFigure: true, cell: (one) => one.count },
            { title: t("bookings"), isFigure: true, cell: (one) => one.bookings },
            { title: t("agents"), isFigure: true, cell: (one) => one.through_agents },
            { title: t("state"), cell: (one) => mark(standingText(one.standing), kinds[one.standing] ?? "good") },
        ], answer.leads, { empty: t("none"), actions: (one) => this.#desk.may("supervise") && following[one.standing] && [
            button(t("handle"), () => this.#handle(one), { label: `${t("handle")} ${t(one.kind)} ${one.subject}` }),
        ] })));
    }

    async #handle(lead) {
        const fields = await ask(t, `${t("handle")}：${t(lead.kind)} ${lead.period}`, [
            { name: "standing", label: t("becomes"), type: "select", isRequired: true,
                options: following[lead.standing].map((value) => ({ value, label: standingText(value) })) },
        ], { note: t("leadNote") });
        if (fields === null) return;
        const path = `/leads/${encodeURIComponent(lead.id)}`;
        if (await this.#desk.act(path, fields, t("kept")) !== null) await this.open();
    }
}

function standingText(standing) {
    const [word, to] = standing.split(":");
    return t(word, { to: to ? t(to) : "" });
}
