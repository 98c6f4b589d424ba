// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { ask } from "./ask.js";
import { button, card, mark, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["意见和建议", "Feedback"],
    none: ["没有收到意见。", "Nobody has written."],
    kind: ["类型", "Kind"],
    problem: ["问题", "Problem"],
    suggestion: ["建议", "Suggestion"],
    praise: ["表扬", "Praise"],
    text: ["内容", "What was written"],
    contact: ["联系方式", "How to reach them"],
    reply: ["答复", "Answer"],
    replyTitle: ["答复 {receipt}", "Answer {receipt}"],
    replyHint: ["本人凭回执号查看", "The sender reads it with the receipt"],
    replied: ["已答复", "Answered"],
    waiting: ["待答复", "Waiting"],
    kept: ["已答复。", "Answered."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** What people told the supervision (R51), and the answers that they read with their receipt. */
export class FeedbackCard {
    element = h("div", {});
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/feedback", { center: this.#desk.center });
        if (answer === null) return;
        fill(this.element, card(t("title"), null, table(t("title"), [
            { title: t("time"), cell: (one) => this.#desk.fullTime(one.at) },
            { title: t("kind"), cell: (one) => mark(t(one.kind)) },
            { title: t("text"), cell: (one) => one.text },
            { title: t("contact"), cell: (one) => one.contact ?? "—" },
            { title: t("reply"), cell: (one) => one.answer ?? mark(t("waiting"), "warn") },
        ], answer.feedback, { empty: t("none"), actions: (one) => this.#desk.may("supervise") && !one.answer && [
            button(t("reply"), () => this.#reply(one), { label: t("replyTitle", one) }),
        ] })));
    }

    async #reply(one) {
        const fields = await ask(t, t("replyTitle", one), [
            { name: "text", label: t("reply"), type: "textarea", isRequired: true, hint: t("replyHint") },
        ], { note: one.text });
        if (fields === null) return;
        const path = `/feedback/${encodeURIComponent(one.receipt)}/answer`;
        if (await this.#desk.act(path, fields, t("kept")) !== null) await this.open();
    }
}
