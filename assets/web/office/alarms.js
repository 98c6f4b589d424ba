// SPDX-License-Identifier: Apache-2.0
import { words } from "../base.js";

const t = words({
    broken: ["号源不守恒：{n} 个时段", "Numbers do not add up in {n} slots"],
    unboundItems: ["{n} 个事项未绑定业务", "{n} items are bound to no service"],
    gapHours: ["{n} 处开放时间没有号源", "{n} open times have no numbers"],
    silentHall: ["{hall}失联，最近联系 {time}", "{hall} is silent, last heard {time}"],
    openCases: ["{n} 个情况待核实", "{n} cases wait for somebody"],
    lateComplaints: ["{n} 件投诉逾期", "{n} complaints are overdue"],
    brokenChain: ["审计链已中断", "The chain of the audit log is broken"],
    stopsEarly: ["规则 A17：提前 {n} 分钟停止取号", "Rule A17: tickets stop {n} minutes early"],
    suspends: ["规则 A13：名单人员暂停网上预约", "Rule A13: listed people cannot book online"],
});

/** Days ahead that are looked at for gaps. */
const gapDays = 14;

/**
 * What needs somebody, each as `[text, view]` with the view where it is seen to; only what the session may look at.
 *
 * `numbers` is the report on the inventory, if there is one.
 */
export async function alarmsOf(desk, numbers) {
    const alarms = [];
    const add = (n, word, view, values = { n }) => { if (n > 0) alarms.push([t(word, values), view]); };
    if (numbers) add(numbers.faults.length, "broken", "slots");
    if (desk.may("read_catalog")) {
        const query = { center: desk.center };
        add((await desk.read("/bindings/unbound", query))?.length, "unboundItems", "bindings");
        const days = { from: desk.day(), through: desk.day(gapDays - 1) };
        add((await desk.read("/gaps", { ...query, ...days }))?.length, "gapHours", "slots");
    }
    if (desk.may("read_bookings")) {
        for (const hall of (await desk.read("/halls") ?? []).filter((one) => one.silent && !one.revoked)) {
            add(1, "silentHall", "halls", { hall: hall.name, time: desk.time(hall.heard_at) });
        }
        add((await desk.read("/cases"))?.length, "openCases", "halls");
    }
    if (desk.may("read_supervision")) {
        const late = (await desk.read("/complaints", { open: true }))?.complaints.filter((one) => one.late);
        add(late?.length, "lateComplaints", "supervision");
    }
    if (desk.may("read_audit") && (await desk.read("/audit/verify"))?.holds === false) add(1, "brokenChain", "audit");
    if (desk.may("read_rules")) ruleAlarms(await desk.read("/rules") ?? [], add);
    return alarms;
}

/** Readings of the notice that are allowed, and that people should know of. */
function ruleAlarms(rules, add) {
    const value = (name) => rules.find((rule) => rule.name === name)?.value;
    add(Number(value("cutoff_min") ?? 0), "stopsEarly", "rules");
    add(value("noshow.suspends_online") === "true" ? 1 : 0, "suspends", "rules");
}
