// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, facts, filters, mark, plain, select, table } from "./parts.js";
import { slotText } from "./slottimes.js";
import { documentChoices } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["失约名录", "No-show register"],
    listed: ["失约名单", "No-show list"],
    listedNote: ["名单只影响网上预约提示；任何人都可以到大厅现场取号。",
        "Being listed only shows when booking online; anybody can walk in."],
    nobodyListed: ["名单上没有人。", "Nobody is listed."],
    appeals: ["待处理申诉", "Appeals to decide"],
    noAppeals: ["没有待处理的申诉。", "No appeal is waiting."],
    waivers: ["免计时段", "Waived times"],
    noWaivers: ["没有免计时段。", "No time is waived."],
    booking: ["预约号", "Booking"],
    kind: ["情形", "Kind"],
    no_show: ["未到场", "Did not come"],
    cancelled_late: ["逾期取消", "Cancelled late"],
    weight: ["计次", "Counts"],
    slot: ["预约时段", "Slot"],
    registered: ["已登记", "Registered"],
    removed: ["已移出", "Removed"],
    waived: ["已免计", "Waived"],
    taken_back: ["已撤回", "Taken back"],
    anyState: ["全部状态", "Any state"],
    none: ["没有失约记录。", "No no-shows."],
    find: ["按人查询", "Look up a person"],
    findNote: ["证件号码只用于本次查询，不写入地址和日志；查询会记入审计。",
        "The number is used for this only, never in an address or log; the look is audited."],
    isListed: ["在名单上，至 {until}", "Listed until {until}"],
    notListed: ["不在名单上", "Not listed"],
    suspended: ["网上预约暂停至", "No booking online until"],
    province: ["全省名单记录", "On the province's list"],
    since: ["列入", "Since"],
    person: ["当事人标记", "Mark of the person"],
    count: ["次数", "Times"],
    until: ["到期", "Until"],
    evidence: ["依据", "Evidence"],
    heard: ["大厅数据截至", "Halls heard until"],
    minutes: ["适用分钟", "Minutes that applied"],
    terms: ["告知文本版本", "Version of the terms"],
    recorded: ["登记时间", "Registered"],
    appealText: ["申诉理由", "Reason given"],
    made: ["提出", "Made"],
    decide: ["处理", "Decide"],
    decideTitle: ["处理申诉 {booking}", "Decide the appeal of {booking}"],
    decision: ["结论", "Decision"],
    granted: ["成立，移出名录", "Granted: taken off"],
    refused: ["不成立", "Refused"],
    decided: ["申诉已处理。", "The appeal is decided."],
    remove: ["移出", "Remove"],
    removeTitle: ["移出失约记录 {booking}", "Take off {booking}"],
    removedNow: ["已移出。", "Taken off."],
    waive: ["登记免计", "Waive a time"],
    waiveNote: ["大厅关闭、系统故障等非本人原因的时段，失约不计（A28）。",
        "When the hall was closed or down nobody's absence counts (A28)."],
    waivedNow: ["已登记免计时段。", "The time is waived."],
    cause: ["来由", "Cause"],
    declared: ["人工登记", "Declared"],
    hall_down: ["大厅中断", "Hall down"],
    hall_silent: ["大厅失联", "Hall not heard"],
    close: ["关闭", "Close"],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

const kinds = { registered: "warn", removed: "", waived: "good", taken_back: "good" };

/** The register of no-shows (F7, R69): events with what they rest on, appeals, the list, and waived times. */
export class NoShowsView {
    element = h("div", { class: "view" });
    #desk;
    #query = {};

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        await this.#desk.services();
        const query = { center: this.#desk.center };
        const events = await this.#desk.read("/noshows", { ...query, ...this.#query });
        const appeals = await this.#desk.read("/noshows/appeals", query);
        const waivers = await this.#desk.read("/waivers", query);
        // The list is the city's: who answers for one center does not see it.
        const listed = this.#desk.isOfCity ? await this.#desk.read("/noshows/listed") : [];
        if ([events, appeals, waivers, listed].includes(null)) return;
        fill(
            this.element,
            card(t("appeals"), null, this.#appeals(appeals)),
            card(t("title"), this.#desk.may("read_people") && button(t("find"), () => this.#find()), this.#form(),
                this.#events(events)),
            this.#desk.isOfCity && card(t("listed"), null, h("p", { class: "soft" }, t("listedNote")), table(t("listed"), [
                { title: t("person"), cell: (one) => h("code", {}, one.person) },
                { title: t("since"), cell: (one) => this.#desk.fullTime(one.since) },
                { title: t("until"), cell: (one) => one.until },
            ], listed, { empty: t("nobodyListed") })),
            card(t("waivers"), this.#mayEdit && button(t("waive"), () => this.#waive()), this.#waivers(waivers)),
        );
    }

    get #mayEdit() { return this.#desk.may("edit_noshows"); }

    #form() {
        const states = [{ value: "", label: t("anyState") },
            ...Object.keys(kinds).map((value) => ({ value, label: t(value) }))];
        return filters(t("title"), [
            { title: t("from"), field: h("input", { type: "date", name: "from", value: this.#query.from ?? "" }) },
            { title: t("to"), field: h("input", { type: "date", name: "through", value: this.#query.through ?? "" }) },
            { title: t("state"), field: select("standing", states, this.#query.standing) },
        ], t("show"), (query) => {
            this.#query = query;
            this.open();
        });
    }

    #events(events) {
        return table(t("title"), [
            plain(t("booking"), "booking"),
            { title: t("slot"), cell: (one) => slotText(this.#desk, one.slot) },
            { title: t("service"), cell: (one) => this.#desk.serviceName(one.service, one.center) },
            { title: t("kind"), cell: (one) => t(one.kind) },
            { title: t("weight"), isFigure: true, cell: (one) => one.halves / 2 },
            { title: t("state"), cell: (one) => mark(t(one.standing), kinds[one.standing]) },
        ], events, { empty: t("none"), actions: (one) => [
            button(t("evidence"), () => this.#show(one), { label: `${t("evidence")} ${one.booking}` }),
            this.#mayEdit && one.standing === "registered"
                && button(t("remove"), () => this.#remove(one), { label: `${t("remove")} ${one.booking}` }),
        ] });
    }

    #appeals(entries) {
        return table(t("appeals"), [
            { title: t("booking"), cell: ({ event }) => event.booking },
            { title: t("made"), cell: ({ appeal }) => this.#desk.fullTime(appeal.made_at) },
            { title: t("appealText"), cell: ({ appeal }) => appeal.reason },
        ], entries, { empty: t("noAppeals"), actions: (entry) => [
            button(t("evidence"), () => this.#show(entry.event), { label: `${t("evidence")} ${entry.event.booking}` }),
            this.#mayEdit && button(t("decide"), () => this.#decide(entry),
                { kind: "primary", label: `${t("decide")} ${entry.event.booking}` }),
        ] });
    }

    /** Everything about one person, for the desk: a warning at most, never a refusal to be served (A13). */
    async #find() {
        const document = await ask(t, t("find"), [
            { name: "type", label: t("documentType"), type: "select", isRequired: true, options: documentChoices() },
            { name: "number", label: t("documentNumber"), isRequired: true, maxlength: 40 },
        ], { note: t("findNote"), yes: t("show") });
        if (document === null) return;
        const found = await this.#desk.act("/noshows/find", { document });
        if (found === null) return;
        await openDialog(t("find"), (close) => [
            facts([
                [t("count"), found.halves / 2],
                [t("listed"), found.listed ? t("isListed", { until: found.listed_until ?? "" }) : t("notListed")],
                [t("suspended"), found.suspended_until && this.#desk.fullTime(found.suspended_until)],
                [t("province"), found.province && found.province.events],
            ]),
            this.#events(found.entries.map((entry) => entry.event)),
            h("div", { class: "foot" }, button(t("close"), () => close(null), { kind: "primary" })),
        ], { kind: "broad" });
    }

    #waivers(waivers) {
        return table(t("waivers"), [
            { title: t("from"), cell: (one) => this.#desk.fullTime(one.start) },
            { title: t("to"), cell: (one) => this.#desk.fullTime(one.end) },
            { title: t("service"), cell: (one) => (one.service ? this.#desk.serviceName(one.service) : t("allServices")) },
            { title: t("cause"), cell: (one) => t(one.cause) },
            { title: t("reason"), cell: (one) => one.reason },
            { title: t("who"), cell: (one) => one.staff ?? "—" },
        ], waivers, { empty: t("noWaivers") });
    }

    #show(event) {
        return openDialog(`${t("evidence")} ${event.booking}`, (close) => [
            facts([
                [t("slot"), slotText(this.#desk, event.slot)],
                [t("recorded"), this.#desk.fullTime(event.recorded_at)],
                [t("heard"), event.evidence.heard_until && this.#desk.fullTime(event.evidence.heard_until)],
                [t("minutes"), event.evidence.minutes],
                [t("terms"), event.evidence.terms],
            ]),
            h("div", { class: "foot" }, button(t("close"), () => close(null))),
        ]);
    }

    async #decide({ event, appeal }) {
        const fields = await ask(t, t("decideTitle", event), [
            { name: "decision", label: t("decision"), type: "select", isRequired: true,
                options: ["granted", "refused"].map((value) => ({ value, label: t(value) })) },
            { name: "note", label: t("reason"), isRequired: true, maxlength: 500 },
        ], { note: appeal.reason });
        if (fields === null) return;
        if (await this.#desk.act(`/noshows/${event.booking}/decide`, fields, t("decided")) !== null) await this.open();
    }

    async #remove(event) {
        const fields = await ask(t, t("removeTitle", event), [{ name: "reason", label: t("reason"), isRequired: true }]);
        if (fields === null) return;
        if (await this.#desk.act(`/noshows/${event.booking}/remove`, fields, t("removedNow")) !== null) await this.open();
    }

    async #waive() {
        const services = await this.#desk.services();
        const fields = await ask(t, t("waive"), [
            { name: "start", label: t("from"), type: "datetime-local", isRequired: true },
            { name: "end", label: t("to"), type: "datetime-local", isRequired: true },
            { name: "service", label: t("service"), type: "select",
                options: [{ value: "", label: t("allServices") }, ...services.map((one) => ({ value: one.id, label: one.name }))] },
            { name: "reason", label: t("reason"), isRequired: true },
        ], { note: t("waiveNote") });
        if (fields === null) return;
        const body = { ...fields, center: this.#desk.center, start: this.#desk.moment(fields.start), end: this.#desk.moment(fields.end) };
        if (await this.#desk.act("/waivers", body, t("waivedNow")) !== null) await this.open();
    }
}
