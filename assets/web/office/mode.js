// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, facts, figures, mark, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["仅预约办理（特殊情形）", "Booking only, in special circumstances"],
    principle: [
        "只在特殊情形下使用（R47–R49）：先发布公告，两人启动，到期自动恢复；绿色通道和已取的号照常办理。",
        "For special circumstances only (R47–R49): notice first, two people start it, it ends by itself; "
            + "priority service and numbers already taken go on.",
    ],
    none: ["目前没有，全部渠道畅通。", "Not in force: every channel is open."],
    propose: ["提出", "Propose"],
    proposed: ["已提出，须由另一人确认后才生效。", "Proposed; somebody else has to confirm it."],
    stageProposed: ["待确认", "To be confirmed"],
    stageConfirmed: ["已确认，未开始", "Confirmed, not begun"],
    stageInForce: ["已生效", "In force"],
    window: ["窗口", "Window"],
    noWindows: ["还没有大厅报告窗口，不能计算。", "No hall has reported its windows yet: nothing to calculate from."],
    capOf: ["{day} 日预约号上限", "Cap on {day}"],
    derived: ["计算值", "Calculated"],
    documents: ["下发大厅的签名文件", "Signed documents of the halls"],
    documentsNote: ["大厅离线时也按签名文件运行，并按文件内的时间自行恢复。",
        "A hall runs by them without a line, too, and restores its channels by the time inside."],
    document: ["文件", "Document"],
    document_catalog: ["目录", "Catalog"],
    document_rules: ["规则", "Rules"],
    document_calendar: ["日历", "Calendar"],
    document_notices: ["公告", "Notices"],
    document_mode: ["仅预约办理", "Booking only"],
    version: ["版本", "Version"],
    issued: ["签发", "Issued"],
    digest: ["摘要", "SHA-256"],
    confirmIt: ["确认启动", "Confirm"],
    confirmTitle: ["确认启动仅预约办理", "Confirm booking only"],
    confirmText: ["{center}：{from} 至 {to} 暂停现场取号。公告：{notice}。",
        "{center}: no walk-in numbers from {from} to {to}. Notice: {notice}."],
    confirmedNow: ["已确认，已下发各大厅。", "Confirmed and sent to the halls."],
    ownProposal: ["须由另一人确认", "Somebody else must confirm"],
    end: ["提前恢复", "End it now"],
    restoreNotice: ["恢复公告内容", "Text of the notice that restores"],
    endTitle: ["恢复全部办事渠道", "Restore every channel"],
    restored: ["已恢复，恢复公告已发布。", "Restored; the notice of it is out."],
    notice: ["公告文号", "Notice No."],
    text: ["公告内容", "Text of the notice"],
    published: ["公告发布时间", "Notice published"],
    starts: ["开始", "Begins"],
    ends: ["恢复", "Ends"],
    proposer: ["提出人", "Proposed by"],
    confirmer: ["确认人", "Confirmed by"],
    left: ["距恢复 {days} 天 {hours} 小时", "{days} days {hours} h left"],
    cap: ["日预约号上限", "Daily cap"],
    capTitle: ["日预约号上限的计算", "How the cap is calculated"],
    capNote: [
        "按全部受理窗口的工作量：Σ 每个窗口 ⌊开放分钟 ÷ 近 30 日平均办理分钟⌋（R48、A15）。",
        "By the workload of all windows: the sum of ⌊open minutes ÷ mean handling minutes of 30 days⌋ (R48, A15).",
    ],
    lower: ["采用较低的上限", "A lower cap"],
    lowerWhy: ["降低原因", "Why lower"],
    windows: ["窗口数", "Windows"],
    minutes: ["开放分钟", "Open minutes"],
    mean: ["平均办理分钟", "Mean minutes"],
    visits: ["样本数", "Visits"],
    each: ["每窗口", "Each"],
    sum: ["小计", "Sum"],
    history: ["以往", "Before"],
    noHistory: ["从未启动。", "Never used."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** The booking-only mode: proposed by one, confirmed by another, with a notice, a calculated cap and an end. */
export class ModeView {
    element = h("div", { class: "view" });
    #desk;
    #timer = null;
    #left = h("span", { class: "number" });

    constructor(desk) {
        this.#desk = desk;
    }

    close() {
        clearInterval(this.#timer);
    }

    async open() {
        const query = { center: this.#desk.center };
        await this.#desk.services();
        const answer = await this.#desk.read("/mode", query);
        const cap = await this.#desk.read("/mode/cap", { ...query, day: this.#desk.day(1) });
        const documents = await this.#desk.read("/documents", query);
        if (answer === null || cap === null || documents === null) return;
        const isOver = (mode) => !["proposed", "confirmed"].includes(mode.stage);
        const open = answer.modes.filter((mode) => !isOver(mode));
        const over = answer.modes.filter(isOver);
        fill(
            this.element,
            card(
                t("title"),
                open.length === 0 && this.#mayStart && button(t("propose"), () => this.#propose()),
                h("p", { class: "soft" }, t("principle")),
                open.length === 0 ? h("p", { class: "message good" }, t("none")) : open.map((one) => this.#mode(one)),
            ),
            this.#cap(cap),
            card(t("history"), null, table(t("history"), [
                { title: t("notice"), cell: (one) => one.notice },
                { title: t("starts"), cell: (one) => this.#desk.fullTime(one.start) },
                { title: t("ends"), cell: (one) => this.#desk.fullTime(one.end) },
                { title: t("proposer"), cell: (one) => one.proposed_by },
                { title: t("confirmer"), cell: (one) => one.confirmed_by ?? "—" },
            ], over, { empty: t("noHistory") })),
            card(t("documents"), null, h("p", { class: "soft" }, t("documentsNote")), table(t("documents"), [
                { title: t("document"), cell: (one) => t(`document_${one.kind}`) },
                { title: t("version"), isFigure: true, cell: (one) => one.version },
                { title: t("issued"), cell: (one) => this.#desk.fullTime(one.issued_at) },
                { title: t("digest"), cell: (one) => h("code", {}, `${one.sha256.slice(0, 16)}…`) },
            ], documents.documents, { empty: t("nobody") })),
        );
        this.#count(open.find((one) => one.stage !== "proposed"));
    }

    get #mayStart() { return this.#desk.may("start_mode"); }

    #mode(mode) {
        const isOwn = mode.proposed_by === this.#desk.page.session.staff;
        const running = mode.stage !== "proposed";
        return h(
            "div",
            { class: "stack mode" },
            h("div", { class: "row" }, mark(stageWord(mode), running ? "alarm" : "warn"),
                running && this.#left,
                !running && isOwn && mark(t("ownProposal")),
                this.#mayStart && !running && !isOwn
                    && button(t("confirmIt"), () => this.#confirm(mode), { kind: "primary" }),
                this.#mayStart && button(t("end"), () => this.#end(mode), { kind: "danger" })),
            facts([
                [t("notice"), mode.notice], [t("published"), this.#desk.fullTime(mode.published_at)],
                [t("starts"), this.#desk.fullTime(mode.start)], [t("ends"), this.#desk.fullTime(mode.end)],
                [t("proposer"), mode.proposed_by], [t("confirmer"), mode.confirmed_by],
                [t("lower"), mode.lowered_cap && `${mode.lowered_cap}：${mode.lowered_reason}`],
            ]),
            h("p", {}, mode.text),
            mode.caps.length > 0 && table(t("cap"), [
                { title: t("day"), cell: (one) => one.derived.day },
                { title: t("cap"), isFigure: true, cell: (one) => (one.derived.lines.length ? one.cap : "—") },
                { title: t("derived"), isFigure: true, cell: (one) => (one.derived.lines.length ? one.derived.total : "—") },
                { title: t("lowerWhy"), cell: (one) => one.reason || "—" },
            ], mode.caps, { empty: t("nobody") }),
        );
    }

    #cap(cap) {
        return card(
            t("capTitle"),
            null,
            h("p", { class: "soft" }, t("capNote")),
            figures([[t("capOf", cap), cap.lines.length ? cap.total : "—"]]),
            table(t("capTitle"), [
                { title: t("window"), cell: (one) => `${one.hall} ${one.window}` },
                { title: t("service"), cell: (one) => one.services.map((id) => this.#desk.serviceName(id)).join("，") },
                { title: t("minutes"), isFigure: true, cell: (one) => one.open_minutes },
                { title: t("mean"), isFigure: true, cell: (one) => (one.handling_seconds / 60).toFixed(1) },
                { title: t("visits"), isFigure: true, cell: (one) => one.samples },
                { title: t("each"), isFigure: true, cell: (one) => one.numbers },
            ], cap.lines, { empty: t("noWindows") }),
        );
    }

    #count(mode) {
        clearInterval(this.#timer);
        if (!mode) return;
        const draw = () => {
            const hours = Math.max(0, Math.floor((Date.parse(mode.end) - this.#desk.clock.now()) / 3_600_000));
            this.#left.textContent = t("left", { days: Math.floor(hours / 24), hours: hours % 24 });
        };
        draw();
        this.#timer = setInterval(draw, 60_000);
    }

    async #propose() {
        const fields = await ask(t, t("title"), [
            { name: "notice", label: t("notice"), isRequired: true, maxlength: 60 },
            { name: "text", label: t("text"), type: "textarea", isRequired: true, maxlength: 500 },
            { name: "published_at", label: t("published"), type: "datetime-local", isRequired: true },
            { name: "start", label: t("starts"), type: "datetime-local", isRequired: true },
            { name: "end", label: t("ends"), type: "datetime-local", isRequired: true },
            { name: "cap", label: t("lower"), type: "number", min: 1, step: 1 },
            { name: "cap_reason", label: t("lowerWhy") },
        ], { note: t("principle"), yes: t("propose") });
        if (fields === null) return;
        const body = { ...fields, center: this.#desk.center };
        for (const name of ["published_at", "start", "end"]) body[name] = this.#desk.moment(fields[name]);
        if (await this.#desk.act("/mode", body, t("proposed")) !== null) await this.open();
    }

    async #confirm(mode) {
        const text = t("confirmText", {
            center: this.#desk.centerName(mode.center), from: this.#desk.fullTime(mode.start),
            to: this.#desk.fullTime(mode.end), notice: mode.notice,
        });
        if (!await confirmed(t, t("confirmTitle"), [text], t("confirmIt"), { isGrave: true })) return;
        if (await this.#desk.act(`/mode/${mode.id}/confirm`, {}, t("confirmedNow")) !== null) await this.open();
    }

    async #end(mode) {
        const fields = await ask(t, t("endTitle"), [
            { name: "reason", label: t("restoreNotice"), type: "textarea", isRequired: true, maxlength: 500 },
        ]);
        if (fields === null) return;
        if (await this.#desk.act(`/mode/${mode.id}/end`, fields, t("restored")) !== null) await this.open();
    }
}

function stageWord(mode) {
    if (mode.stage === "proposed") return t("stageProposed");
    return t(mode.in_force ? "stageInForce" : "stageConfirmed");
}
