// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, facts, mark, plain, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["大厅", "Halls"],
    hall: ["大厅", "Hall"],
    heard: ["最近联系", "Last heard"],
    never: ["从未", "Never"],
    version: ["版本", "Version"],
    catalog: ["目录版本", "Catalog"],
    clock: ["时钟偏差", "Clock off by"],
    seconds: ["{n} 秒", "{n} s"],
    devices: ["设备", "Devices"],
    deviceTitle: ["{hall} 的取号机和设备", "Kiosks and devices of {hall}"],
    station: ["取号机", "Kiosk"],
    device: ["设备", "Device"],
    working: ["正常", "Working"],
    faulty: ["故障", "Not working"],
    details: ["详情", "Details"],
    reported: ["最近报告", "Last report"],
    disk: ["剩余空间", "Free space"],
    documents: ["运行的签名文件", "Signed documents it runs"],
    noReport: ["还没有设备报告。", "No devices were reported yet."],
    certificates: ["证书", "Certificates"],
    issued: ["签发", "Issued"],
    ends: ["到期", "Ends"],
    valid: ["有效", "Valid"],
    noCertificate: ["还没有证书。", "No certificate yet."],
    unsynced: ["待同步", "To be synced"],
    alarms: ["提醒", "Alarms"],
    certificate: ["证书到期", "Certificate until"],
    silent: ["失联", "Silent"],
    fine: ["在线", "Online"],
    revoked: ["已吊销", "Revoked"],
    none: ["还没有大厅加入。", "No hall has joined yet."],
    code: ["加入码", "Enrolment code"],
    newCode: ["发放加入码", "Give out a code"],
    hallId: ["大厅编号", "Hall's short name"],
    hallName: ["大厅名称", "Hall's name"],
    codeTitle: ["{hall} 的加入码", "Code of {hall}"],
    codeText: ["只显示一次，{until} 前有效。请当面或电话告知安装人员。",
        "Shown once, valid until {until}. Tell it to the installer in person or by telephone."],
    revoke: ["吊销", "Revoke"],
    revokeTitle: ["吊销 {hall}", "Revoke {hall}"],
    revokeText: ["吊销后该大厅不能再同步，现场取号不受影响。", "It can no longer sync; walking in goes on."],
    revokedNow: ["已吊销 {hall}。", "{hall} is revoked."],
    cases: ["待核实的情况", "Cases for people"],
    noCases: ["没有待核实的情况。", "No open cases."],
    what: ["情况", "What"],
    booking: ["预约号", "Booking"],
    ticket: ["现场号", "Ticket"],
    settle: ["已核实", "Settle"],
    settleTitle: ["核实 {booking}", "Settle {booking}"],
    settled: ["已处理。", "Settled."],
    finding: ["核实结果", "What was found"],
    close: ["关闭", "Close"],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** The halls of the city: how they are, which versions they run, how they join, and cases that people must look into. */
export class HallsView {
    element = h("div", { class: "view" });
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const [halls, cases] = [await this.#desk.read("/halls"), await this.#desk.read("/cases")];
        if (halls === null || cases === null) return;
        fill(
            this.element,
            card(t("title"), this.#mayEdit && button(t("newCode"), () => this.#newHall(), { kind: "primary" }),
                table(t("title"), [
                    { title: t("hall"), cell: (one) => h("div", {}, one.name, h("div", { class: "soft hint" }, one.id)) },
                    { title: t("center"), cell: (one) => this.#desk.centerName(one.center) },
                    { title: t("state"), cell: stateMark },
                    { title: t("heard"), cell: (one) => (one.heard_at ? this.#desk.time(one.heard_at) : t("never")) },
                    { title: t("version"), cell: (one) => one.version ?? "—" },
                    { title: t("catalog"), isFigure: true, cell: (one) => one.catalog_version ?? "—" },
                    { title: t("clock"), isFigure: true, cell: (one) => clockText(one) },
                    { title: t("unsynced"), isFigure: true, cell: (one) => one.unsynced ?? "—" },
                    { title: t("alarms"), cell: (one) => one.alarms.map((alarm) => h("div", {}, alarmText(alarm))) },
                ], halls, { empty: t("none"), actions: (one) => this.#actions(one) })),
            card(t("cases"), null, table(t("cases"), [
                { title: t("time"), cell: (one) => this.#desk.fullTime(one.at) },
                { title: t("what"), cell: (one) => caseText(one.kind) },
                plain(t("hall"), "hall"),
                { title: t("booking"), cell: (one) => h("a", { href: `#/bookings/${one.booking}` }, one.booking) },
                plain(t("ticket"), "ticket"),
            ], cases, { empty: t("noCases"), actions: (one) => this.#mayEdit && [
                button(t("settle"), () => this.#settle(one), { label: `${t("settle")} ${one.booking}` }),
            ] })),
        );
    }

    get #mayEdit() { return this.#desk.may("manage_halls"); }

    #actions(hall) {
        const look = button(t("details"), () => this.#show(hall), { label: `${t("details")} ${hall.id}` });
        if (!this.#mayEdit) return [look];
        return [
            look,
            button(t("code"), () => this.#giveCode(hall.id, {}), { label: `${t("code")} ${hall.id}` }),
            !hall.revoked
                && button(t("revoke"), () => this.#revoke(hall), { kind: "danger", label: `${t("revoke")} ${hall.id}` }),
        ];
    }

    async #show({ id, name }) {
        const found = await this.#desk.read(`/halls/${encodeURIComponent(id)}`);
        if (found === null) return;
        const { hall } = found;
        await openDialog(t("deviceTitle", { hall: name }), (close) => [
            facts([
                [t("reported"), found.reported_at && this.#desk.fullTime(found.reported_at)],
                [t("certificate"), hall.certificate_until && this.#desk.fullTime(hall.certificate_until)],
                [t("disk"), found.disk_free_mebibytes && `${found.disk_free_mebibytes} MiB`],
                [t("documents"), Object.entries(found.documents).map(([kind, version]) => `${kind} ${version}`).join("，")],
            ]),
            table(t("devices"), [
                plain(t("station"), "place"), plain(t("device"), "kind"),
                { title: t("state"), cell: (one) => mark(one.working ? t("working") : `${t("faulty")} ${one.state}`,
                    one.working ? "good" : "alarm") },
            ], found.devices, { empty: t("noReport") }),
            table(t("certificates"), [
                { title: t("issued"), cell: (one) => this.#desk.fullTime(one.issued_at) },
                { title: t("ends"), cell: (one) => this.#desk.fullTime(one.ends_at) },
                { title: t("state"), cell: (one) => (one.revoked_at ? mark(t("revoked"), "alarm") : mark(t("valid"), "good")) },
            ], found.certificates, { empty: t("noCertificate") }),
            h("div", { class: "foot" }, button(t("close"), () => close(null))),
        ], { kind: "broad" });
    }

    async #newHall() {
        const centers = this.#desk.centers.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) }));
        const fields = await ask(t, t("newCode"), [
            { name: "hall", label: t("hallId"), isRequired: true, maxlength: 40 },
            { name: "center", label: t("center"), type: "select", isRequired: true, options: centers,
                value: this.#desk.center },
            { name: "name", label: t("hallName"), isRequired: true, maxlength: 60 },
        ]);
        if (fields === null) return;
        const { hall, ...rest } = fields;
        await this.#giveCode(hall, rest);
    }

    async #giveCode(hall, body) {
        const answer = await this.#desk.act(`/halls/${encodeURIComponent(hall)}/code`, body);
        if (answer === null) return;
        await openDialog(t("codeTitle", { hall }), (close) => [
            h("p", { class: "code number" }, answer.code),
            h("p", { class: "soft" }, t("codeText", { until: this.#desk.fullTime(answer.until) })),
            h("div", { class: "foot" }, button(t("close"), () => close(null), { kind: "primary" })),
        ]);
        await this.open();
    }

    async #revoke({ id: hall }) {
        const fields = await ask(t, t("revokeTitle", { hall }), [
            { name: "note", label: t("reason"), isRequired: true },
        ], { note: t("revokeText"), yes: t("revoke"), isGrave: true });
        if (fields === null) return;
        const path = `/halls/${encodeURIComponent(hall)}/revoke`;
        if (await this.#desk.act(path, fields, t("revokedNow", { hall })) !== null) await this.open();
    }

    async #settle(one) {
        const fields = await ask(t, t("settleTitle", one), [{ name: "note", label: t("finding"), isRequired: true }]);
        if (fields === null) return;
        if (await this.#desk.act(`/cases/${encodeURIComponent(one.id)}/close`, fields, t("settled")) !== null) await this.open();
    }
}

function stateMark(hall) {
    if (hall.revoked) return mark(t("revoked"), "alarm");
    return hall.silent ? mark(t("silent"), "alarm") : mark(t("fine"), "good");
}

const clockText = ({ clock_offset_ms: offset }) =>
    (offset === null || offset === undefined ? "—" : t("seconds", { n: (offset / 1000).toFixed(1) }));

const known = new Set(["exchanged_twice", "exchanged_after_end", "unknown_booking"]);
const cases = words({
    exchanged_twice: ["离线期间在两处取号", "Exchanged twice while apart"],
    exchanged_after_end: ["取消后又取号", "Exchanged after it had ended"],
    unknown_booking: ["预约系统中没有的预约", "A booking that the center does not know"],
});
const alarms = words({
    silent: ["失联", "Silent"], clock: ["时钟偏差 {about}", "Clock off by {about}"], paper: ["缺纸：{about}", "No paper: {about}"],
    device: ["设备故障：{about}", "Not working: {about}"], unbound: ["未登记的业务：{about}", "Unknown service: {about}"],
    catalog: ["目录版本落后 {about}", "Catalog behind: {about}"], certificate: ["证书 {about}", "Certificate: {about}"],
    center: ["报告的中心不符：{about}", "Says another center: {about}"], reported: ["大厅报警：{about}", "Reported: {about}"],
});

const caseText = (kind) => (known.has(kind) ? cases(kind) : kind);

const alarmText = ({ kind, about }) => alarms(kind, { about });
