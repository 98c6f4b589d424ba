// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { ask } from "./ask.js";
import { button, card, saveFile, table } from "./parts.js";
import { documentChoices } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    periods: ["保存期限", "How long data stays"],
    what: ["数据", "Data"],
    firstKept: ["现保留自", "Kept from"],
    runs: ["删除报告（近 90 天）", "What was deleted, last 90 days"],
    noRuns: ["近 90 天没有到期删除。", "Nothing was due in the last 90 days."],
    before: ["早于", "Older than"],
    deleted: ["已删除", "Deleted"],
    person: ["本人申请", "At a person's request"],
    personNote: [
        "应本人申请办理（个人信息保护法 45–47 条）。证件号码只用于本次操作，不写入地址和日志；操作会记入审计。",
        "PIPL 45–47. The number is used for this step only, never in an address or log; the step is audited.",
    ],
    export: ["导出个人信息", "Export"],
    erase: ["删除个人信息", "Erase"],
    eraseNote: ["删除不能撤销；未办结的预约、仍在计算年度内的失约和未答复的投诉暂不删除，并会列明。",
        "It cannot be undone; open bookings, counted no-shows and open complaints stay for now and are named."],
    exported: ["已导出，文件在下载目录。", "Exported; the file is among the downloads."],
    erased: ["已删除 {n} 个预约中的身份信息。", "The identity is erased from {n} bookings."],
    kept: ["暂不删除", "Kept for now"],
    about: ["涉及", "About"],
    until: ["至", "Until"],
    because: ["原因", "Why"],
    identity: ["预约身份信息", "Identity in bookings"],
    material: ["上传材料", "Uploaded material"],
    audit: ["审计日志", "Audit log"],
    no_show: ["失约记录中的身份", "Identity in no-shows"],
    complaint: ["投诉内容", "What was said in complaints"],
    lead: ["风险线索", "Risk leads"],
    waitlist: ["候补登记", "Wait-list places"],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** What the words name; of anything else the center's own name is shown. */
const kinds = new Set(["identity", "no_show", "material", "audit", "complaint", "lead", "waitlist"]);

/** What is kept how long, what was deleted, and what a person may ask for (PIPL 19, 45–47). */
export class PrivacyView {
    element = h("div", { class: "view" });
    #desk;
    #kept = h("div", {});

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/retention");
        if (answer === null) return;
        const names = new Map(answer.periods.map((one) => [one.kind, one.name]));
        const name = (one) => (kinds.has(one.kind) ? t(one.kind) : names.get(one.kind) ?? one.kind);
        fill(
            this.element,
            this.#desk.may("read_people") && card(t("person"), [
                button(t("export"), () => this.#export()),
                button(t("erase"), () => this.#erase(), { kind: "danger" }),
            ], h("p", { class: "soft" }, t("personNote")), this.#kept),
            card(t("periods"), null, table(t("periods"), [
                { title: t("what"), cell: name },
                { title: t("firstKept"), cell: (one) => one.first_kept },
            ], answer.periods, { empty: t("nobody") })),
            card(t("runs"), null, table(t("runs"), [
                { title: t("time"), cell: (one) => this.#desk.fullTime(one.at) },
                { title: t("what"), cell: name },
                { title: t("before"), cell: (one) => one.before },
                { title: t("deleted"), isFigure: true, cell: (one) => one.count },
            ], answer.runs, { empty: t("noRuns") })),
        );
    }

    #askDocument(title, note, isGrave) {
        return ask(t, title, [
            { name: "type", label: t("documentType"), type: "select", isRequired: true, options: documentChoices() },
            { name: "number", label: t("documentNumber"), isRequired: true, maxlength: 40 },
        ], { note, yes: title, isGrave });
    }

    async #export() {
        const document = await this.#askDocument(t("export"), t("personNote"), false);
        if (document === null) return;
        const answer = await this.#desk.act("/people/export", { document }, t("exported"));
        if (answer !== null) saveFile("person.json", JSON.stringify(answer, null, 1), "application/json");
    }

    async #erase() {
        const document = await this.#askDocument(t("erase"), t("eraseNote"), true);
        if (document === null) return;
        const answer = await this.#desk.act("/people/delete", { document });
        if (answer === null) return;
        this.#desk.page.tell(t("erased", { n: answer.erased.length }), "good");
        fill(this.#kept, answer.kept.length > 0 && table(t("kept"), [
            { title: t("because"), cell: (one) => pick(one.reason, one.reason_en) },
            { title: t("about"), cell: (one) => one.booking ?? one.complaint ?? "—" },
            { title: t("until"), cell: (one) => one.until ?? "—" },
        ], answer.kept, { empty: t("nobody") }));
    }
}
