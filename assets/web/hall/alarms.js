// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { clockAlarm } from "../staff/devices.js";

/** Alarms of people come first; these of the machine follow. */
function machineAlarms(t, hall) {
    const alarms = [];
    if (hall.storage.state !== "ok") alarms.push(t(`storage_${hall.storage.state}`));
    if (hall.storage.room !== "enough") {
        alarms.push(t("storage_low", { n: hall.storage.free_mebibytes ?? 0 }));
    }
    if (hall.clock.behind) alarms.push(t("clock_behind"));
    if (hall.clock.trouble) alarms.push(clockAlarm(t, hall.clock));
    if (hall.link.state === "offline") alarms.push(t("link_offline", { n: hall.link.unsynced ?? 0 }));
    for (const station of hall.stations) {
        for (const device of station.devices) {
            const place = { station: station.id, device: t(device.kind) };
            if (!device.working) alarms.push(t("device_down", place));
            if (device.paper?.low) alarms.push(t(paperAlarm(device.paper), { ...place, ...device.paper }));
        }
    }
    for (const fixture of hall.fixtures) {
        if (!fixture.working) alarms.push(t("device_down", { station: fixture.name, device: t(fixture.kind) }));
    }
    return alarms;
}

/** The alarm of a roll that ends, by how long it is known to last. */
function paperAlarm({ days }) {
    if (days === undefined) return "paper_low";
    return days === 0 ? "paper_low_today" : "paper_low_days";
}

/** What the duty manager should do something about now, in words. */
export function alarmTexts(t, hall, services) {
    const people = hall.alarms.map((alarm) =>
        t(alarm.kind, { ...alarm, service: alarm.service ? services.name(alarm.service) : "" }));
    return [...people, ...machineAlarms(t, hall)];
}

/** The list of alarms; a calm line when there are none. */
export function alarmCard(t, texts) {
    return [
        h("h2", {}, t("alarms")),
        texts.length === 0
            ? h("p", { class: "soft" }, t("noAlarms"))
            : h("ul", { role: "list", class: "alarms" }, texts.map((text) => h("li", {}, text))),
    ];
}
