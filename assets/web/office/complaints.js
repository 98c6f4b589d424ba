// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, facts, mark, select, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["投诉和诉求", "Complaints"],
    none: ["没有未结的投诉。", "No open complaints."],
    open: ["未结", "Open"],
    all: ["全部", "All"],
    record: ["登记", "Record one"],
    source: ["来源", "Source"],
    desk: ["有诉即办窗口", "Problem-solving desk"],
    hotline: ["12345 热线", "12345 hotline"],
    online: ["网上反馈", "Online"],
    enterprise: ["市场主体", "Enterprise"],
    bad_review: ["实名差评", "Bad review"],
    order: ["12345 工单号", "Work order of 12345"],
    orderHint: ["仅 12345 热线填写", "For the hotline only"],
    said: ["诉求内容", "What was said"],
    saidHint: ["加密保存，期满删除", "Kept sealed and deleted in time"],
    stage: ["进展", "Stage"],
    received: ["已受理", "Received"],
    verified: ["已核实", "Verified"],
    handled: ["已处理", "Handled"],
    answered: ["已答复", "Answered"],
    returned: ["已退回", "Returned"],
    postponed: ["已延期", "Put off"],
    since: ["受理日期", "Received on"],
    due: ["本步期限", "Next step due"],
    answerDue: ["答复期限", "Answer due"],
    late: ["已逾期", "Overdue"],
    next: ["转为{stage}", "Mark {stage}"],
    postpone: ["延期", "Put off"],
    giveBack: ["退回", "Send back"],
    finding: ["办理情况", "What was found or done"],
    kept: ["投诉已更新。", "The complaint is updated."],
    one: ["投诉 {id}", "Complaint {id}"],
    step: ["步骤", "Step"],
    close: ["关闭", "Close"],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

const sources = ["desk", "hotline", "online", "enterprise", "bad_review"];
const following = { received: "verified", verified: "handled", handled: "answered" };

/** Complaints (R52): taken in with the number of 12345, moved through their stages, answered by their day. */
export class ComplaintCard {
    element = h("div", {});
    #desk;
    #open = "true";

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/complaints", { center: this.#desk.center, open: this.#open });
        if (answer === null) return;
        const which = select("open", [{ value: "true", label: t("open") }, { value: "", label: t("all") }], this.#open);
        which.setAttribute("aria-label", t("stage"));
        which.addEventListener("change", () => {
            this.#open = which.value;
            this.open();
        });
        const record = this.#mayEdit && button(t("record"), () => this.#record(), { kind: "primary" });
        fill(this.element, card(t("title"), [which, record], table(t("title"), [
            { title: t("source"), cell: (one) => t(one.source) },
            { title: t("order"), cell: (one) => one.work_order ?? "—" },
            { title: t("since"), cell: (one) => one.received },
            { title: t("stage"), cell: (one) => [mark(t(one.stage)), one.postponed && mark(t("postponed"))] },
            { title: t("due"), cell: (one) => h("span", { class: "row" }, one.due ?? "—",
                one.late && mark(t("late"), "alarm")) },
            { title: t("answerDue"), cell: (one) => one.answer_due ?? "—" },
        ], answer.complaints, { empty: t("none"), actions: (one) => this.#actions(one) })));
    }

    get #mayEdit() { return this.#desk.may("supervise"); }

    #actions(one) {
        const name = (text) => ({ label: `${t("one", one)} ${text}` });
        const next = following[one.stage];
        const step = next && t("next", { stage: t(next) });
        return [
            button(t("details"), () => this.#show(one), name(t("details"))),
            this.#mayEdit && one.stage === "received"
                && button(t("giveBack"), () => this.#move(one, "returned", t("giveBack")), name(t("giveBack"))),
            this.#mayEdit && next && !one.postponed
                && button(t("postpone"), () => this.#move(one, "postpone", t("postpone")), name(t("postpone"))),
            this.#mayEdit && next && button(step, () => this.#move(one, next, step), name(step)),
        ];
    }

    async #show({ id }) {
        const one = await this.#desk.read(`/complaints/${id}`);
        if (one === null) return;
        await openDialog(t("one", one), (close) => [
            h("div", { class: "body" },
                h("p", {}, one.said ?? "—"),
                facts([[t("source"), t(one.source)], [t("order"), one.work_order], [t("stage"), t(one.stage)]]),
                table(t("stage"), [
                    { title: t("time"), cell: (step) => this.#desk.fullTime(step.at) },
                    { title: t("step"), cell: (step) => (step.step === "postpone" ? t("postpone") : t(step.step)) },
                    { title: t("who"), cell: (step) => step.staff },
                    { title: t("note"), cell: (step) => step.note ?? "—" },
                ], one.steps, { empty: t("nobody") })),
            h("div", { class: "foot" }, button(t("close"), () => close(null), { kind: "primary" })),
        ], { kind: "broad" });
    }

    async #record() {
        const fields = await ask(t, t("record"), [
            { name: "source", label: t("source"), type: "select", isRequired: true,
                options: sources.map((value) => ({ value, label: t(value) })) },
            { name: "work_order", label: t("order"), maxlength: 40, hint: t("orderHint") },
            { name: "said", label: t("said"), type: "textarea", isRequired: true, hint: t("saidHint") },
        ]);
        if (fields === null) return;
        const body = { ...fields, center: this.#desk.center };
        if (await this.#desk.act("/complaints", body, t("kept")) !== null) await this.open();
    }

    async #move({ id }, step, title) {
        const fields = await ask(t, title, [
            { name: "note", label: t("finding"), type: "textarea", isRequired: true },
        ]);
        if (fields === null) return;
        if (await this.#desk.act(`/complaints/${id}/${step}`, fields, t("kept")) !== null) await this.open();
    }
}
