// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { button, card, mark, plain, saveFile, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["审计", "Audit"],
    position: ["序号", "No."],
    action: ["操作", "What"],
    subject: ["对象", "About"],
    detail: ["内容", "Detail"],
    none: ["没有记录。", "No entries."],
    older: ["更早的记录", "Earlier entries"],
    newest: ["最新记录", "Newest entries"],
    verify: ["校验哈希链", "Verify the chain"],
    sound: ["完整：第 {first} 至 {last} 条，链未中断，签名至第 {signed} 条。",
        "Whole: entries {first} to {last}, signed up to {signed}."],
    unsigned: ["完整：第 {first} 至 {last} 条，链未中断，尚未签名。", "Whole: entries {first} to {last}, not signed yet."],
    empty: ["还没有记录。", "Nothing has been written yet."],
    broken: ["链已中断：{flaw}", "The chain is broken: {flaw}"],
    file: ["下载日志", "Download the log"],
    offline: [
        "每条记录含前一条的摘要，定期签名；下载的日志可以离线校验：kioskctl center audit verify 文件",
        "Each entry holds the digest of the one before, signed from time to time; check a download off-line: "
            + "kioskctl center audit verify FILE",
    ],
});

/** Entries that are shown at once; the center gives no more. */
const pageSize = 200;

/** Who did what (R58): the hash-chained log, checked on request, and its file for a check elsewhere. */
export class AuditView {
    element = h("div", { class: "view" });
    #desk;
    #last = 0;
    #rows = h("div", {});
    #result = h("p", { class: "message", role: "status" });

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const tools = [
            button(t("verify"), () => this.#verify()),
            button(t("file"), () => this.#download()),
        ];
        fill(this.element, card(t("title"), tools, h("p", { class: "soft" }, t("offline")), this.#result, this.#rows));
        const found = await this.#verify();
        if (found === null) return;
        this.#last = found.last ?? 0;
        await this.#read(this.#last - pageSize);
    }

    /** Shows the entries behind one, the newest first. */
    async #read(after) {
        const from = Math.max(0, after);
        const answer = await this.#desk.read("/audit", { after: from });
        if (answer === null) return;
        fill(this.#rows, table(t("title"), [
            plain(t("position"), "seq"),
            { title: t("time"), cell: (one) => this.#desk.fullTime(one.at) },
            plain(t("who"), "actor"),
            plain(t("action"), "action"),
            plain(t("subject"), "subject"),
            { title: t("detail"), cell: (one) => Object.entries(one.detail).map(([name, value]) =>
                h("span", { class: "pair" }, mark(name), " ", value)) },
        ], answer.entries.toReversed(), { empty: t("none") }), h(
            "div",
            { class: "row" },
            from > 0 && button(t("older"), () => this.#read(from - pageSize)),
            answer.next && button(t("newest"), () => this.#read(this.#last - pageSize)),
        ));
    }

    /** Joins the parts that the center gives: parts that follow each other are one whole log. */
    async #download() {
        let text = "";
        for (let after = 0; after !== null;) {
            const part = await this.#desk.readText("/audit/export", { after });
            if (part === null) return;
            const last = lastEntry(part);
            if (last !== null || after === 0) text += part;
            after = last;
        }
        saveFile("audit.jsonl", text, "application/jsonl");
    }

    async #verify() {
        const found = await this.#desk.read("/audit/verify");
        if (found === null) return null;
        const whole = t(found.signed ? "sound" : "unsigned", found);
        const text = found.last ? whole : t("empty");
        this.#result.className = `message ${found.holds ? "good" : "bad"}`;
        this.#result.textContent = found.holds ? text : t("broken", found);
        return found;
    }
}

/** The number of the last entry among lines of JSON; null without one. */
function lastEntry(text) {
    const entries = text.split("\n").filter((line) => line.startsWith('{"entry"'));
    return entries.length === 0 ? null : JSON.parse(entries.at(-1)).entry.seq;
}
