// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, plain, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["中介服务公示", "Published terms of intermediaries"],
    principle: ["公示服务指南、条件、流程、时限和收费标准（R53）；办事不要求选择中介（R57）。",
        "Guides, conditions, process, time and fees (R53); no step asks for an intermediary (R57)."],
    none: ["本中心没有公示。", "Nothing is published at this center."],
    add: ["发布公示", "Publish"],
    heading: ["标题", "Heading"],
    text: ["内容", "Text"],
    posted: ["发布时间", "Published"],
    kept: ["已发布。", "Published."],
    takeDown: ["撤下", "Take down"],
    takenDown: ["已撤下。", "Taken down."],
    cancel: ["取消", "Cancel"],
    confirm: ["发布", "Publish"],
});

/** What intermediaries have to publish (R53). */
export class NoticeCard {
    element = h("div", {});
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/notices", { center: this.#desk.center });
        if (answer === null) return;
        const mayEdit = this.#desk.may("supervise");
        fill(this.element, card(t("title"), mayEdit && button(t("add"), () => this.#add()),
            h("p", { class: "soft" }, t("principle")), table(t("title"), [
                plain(t("heading"), "title"),
                plain(t("text"), "body"),
                { title: t("posted"), cell: (one) => this.#desk.fullTime(one.posted) },
            ], answer.notices, { empty: t("none"), actions: (one) => mayEdit && [
                button(t("takeDown"), () => this.#takeDown(one), { label: `${t("takeDown")} ${one.title}` }),
            ] })));
    }

    async #add() {
        const fields = await ask(t, t("add"), [
            { name: "title", label: t("heading"), isRequired: true, maxlength: 60 },
            { name: "body", label: t("text"), type: "textarea", isRequired: true },
        ]);
        if (fields === null) return;
        const body = { ...fields, center: this.#desk.center };
        if (await this.#desk.act("/notices", body, t("kept")) !== null) await this.open();
    }

    async #takeDown({ id, title }) {
        if (!await confirmed(t, t("takeDown"), [title], t("takeDown"), { isGrave: true })) return;
        if (await this.#desk.act(`/notices/${id}/remove`, {}, t("takenDown")) !== null) await this.open();
    }
}
