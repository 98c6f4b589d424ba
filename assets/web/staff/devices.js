// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { confirmed } from "./dialog.js";
import { tableCard } from "./table.js";

/** Kiosks and their devices, the line to the center, the clock. */
export function deviceTable(page, hall) {
    const { t } = page;
    const row = (place, device, station = null) => [
        place,
        t(device.kind),
        [
            h("span", { class: `mark ${device.working ? "good" : "alarm"}` }, t(device.working ? "working" : "notWorking")),
            device.paper ? h("span", { class: "soft" }, ` ${paperText(t, device.paper)} `) : null,
            station && device.paper && page.mayAs("manager") ? rollButton(page, station, device) : null,
        ],
    ];
    const devices = [
        ...hall.stations.flatMap((station) => station.devices.map((device) => row(station.id, device, station))),
        ...hall.fixtures.map((fixture) => row(fixture.name, fixture)),
    ];
    return [
        ...tableCard(t, "devices", [["station"], ["device"], ["state"]], devices),
        devices.length === 0 ? h("p", { class: "soft" }, t("noDevices")) : null,
        h(
            "dl",
            { class: "facts" },
            fact(t("link"), linkText(page, hall.link)),
            fact(t("unsynced"), unsyncedText(page, hall.link)),
            fact(t("clock"), clockText(t, hall.clock)),
        ),
    ];
}

/** What is pressed by whoever has put a new roll in, before the old one was used up. */
function rollButton(page, station, device) {
    const { t } = page;
    const renew = async () => {
        const place = { station: station.id, device: t(device.kind) };
        if (!await confirmed(t, t("newRoll"), [t("newRollText", place)], t("newRoll"))) return;
        let problem = null;
        const onProblem = (refused) => { problem = refused; };
        await page.act(`/stations/${station.id}/roll`, { printer: device.kind }, { onProblem });
        if (problem === null) page.tell(t("newRollDone", place), "good");
        else page.tellProblem(problem);
    };
    const focus = `roll-${station.id}-${device.kind}`;
    return h("button", { type: "button", data: { focus }, on: { click: renew } }, t("newRoll"));
}

/** How much paper a printer has, as it is counted; before the first whole day nobody knows how long that lasts. */
function paperText(t, paper) {
    if (paper.days === undefined) return t("paperLeft", paper);
    return t(paper.days === 0 ? "paperEnds" : "paperLasts", paper);
}

/** How much the center does not have yet, and since when. */
function unsyncedText({ t, clock }, link) {
    if (!link.unsynced) return "0";
    const since = link.oldest_unsynced_at ? ` ${t("since", { time: clock.clockText(link.oldest_unsynced_at) })}` : "";
    return `${link.unsynced}${since}`;
}

function linkText({ t, clock }, link) {
    const state = t({ online: "online", offline: "offline", none: "noLink" }[link.state]);
    if (!link.last_contact_at) return state;
    return `${state}，${t("lastContact", { time: clock.clockText(link.last_contact_at) })}`;
}

/** The alarm of a clock that is off, with how far and which way. */
export function clockAlarm(t, clock) {
    const seconds = Math.abs(clock.difference_seconds);
    const far = seconds < 7200 ? t("minutes_off", { n: Math.ceil(seconds / 60) })
        : t("hours_off", { n: Math.round(seconds / 3600) });
    const way = t(clock.difference_seconds < 0 ? "clock_slow" : "clock_fast", { far });
    const kind = clock.trouble === "held" && clock.waits_for_person ? "held_person" : clock.trouble;
    return t(`clock_${kind}`, { way });
}

function clockText(t, clock) {
    if (clock.trouble) return clockAlarm(t, clock);
    if (clock.behind) return t("clock_behind");
    const seconds = Math.round(clock.step_back_milliseconds / 1000);
    return seconds > 0 ? t("clockStepped", { n: seconds }) : t("clockRight");
}

function fact(name, value) {
    return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}
