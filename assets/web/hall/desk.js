// SPDX-License-Identifier: Apache-2.0
import { announce, h } from "../base.js";
import { alertStrips } from "../staff/alerts.js";
import { rowChart } from "../staff/charts.js";
import { deviceTable } from "../staff/devices.js";
import { confirmed } from "../staff/dialog.js";
import { Region } from "../staff/region.js";
import { Services } from "../staff/services.js";
import { alarmCard, alarmTexts } from "./alarms.js";
import { complaintCard } from "./complaints.js";
import { conflictCard, modeCard } from "./center.js";
import { figureRow } from "./figures.js";
import { StatisticsView } from "./statistics.js";
import { serviceTable, windowTable } from "./tables.js";
import { TodayChart } from "./today.js";

/** The duty manager's desk: what needs attention first, then the hall as it is now, then what it was. */
export class DutyDesk {
    #page;
    #hall = null;
    #services = new Services();
    #regions;
    #live = h("div", { class: "stack" });
    #statistics;
    #today;
    #known = new Set();
    #buttons = [];

    constructor(page) {
        this.#page = page;
        this.#statistics = new StatisticsView(page, this.#services);
        this.#regions = this.#layOut();
        this.#services.load(page).then(() => this.#draw());
        page.follow("/events?view=hall", (event) => {
            if (event.name === "hall") this.#take(event.data);
        });
    }

    close() {
        this.#today.close();
    }

    #layOut() {
        const { t } = this.#page;
        const card = (word) => h("section", { class: "card", "aria-label": t(word) });
        const parts = {
            mode: card("modeInForce"), conflicts: card("conflicts"), alarms: card("alarms"), figures: h("section", { "aria-label": t("figures") }), services: card("services"),
            waits: card("chartWaits"), windows: card("windows"), alerts: card("alerts"), complaints: card("complaints"),
            devices: card("devices"),
        };
        const hours = card("chartHours");
        this.#today = new TodayChart(this.#page, new Region(hours));
        this.#live.append(
            parts.mode,
            parts.figures,
            h(
                "div",
                { class: "columns duty" },
                h("div", { class: "stack" }, parts.alarms, parts.services, hours, parts.waits),
                h("div", { class: "stack" }, parts.conflicts, parts.alerts, parts.complaints, parts.windows, parts.devices),
            ),
        );
        this.#page.main.append(this.#views(), this.#live, this.#statistics.element);
        this.#show("live");
        return Object.fromEntries(Object.entries(parts).map(([name, element]) => [name, new Region(element)]));
    }

    /** The choice between the hall now and its statistics, and the end of the day. */
    #views() {
        const { t } = this.#page;
        this.#buttons = ["live", "statistics"].map((name) =>
            h("button", { type: "button", data: { view: name }, on: { click: () => this.#show(name) } }, t(name)));
        const close = h("button", { type: "button", on: { click: () => this.#closeDay() } }, t("dayClose"));
        return h(
            "div",
            { class: "row over" },
            h("nav", { class: "row", "aria-label": t("views") }, this.#buttons),
            this.#page.message,
            close,
        );
    }

    #show(name) {
        for (const button of this.#buttons) button.setAttribute("aria-pressed", String(button.dataset.view === name));
        this.#live.hidden = name !== "live";
        this.#statistics.element.hidden = name !== "statistics";
        if (name === "statistics") this.#statistics.begin(this.#hall?.day);
    }

    #take(hall) {
        this.#hall = hall;
        this.#today.note(hall.day);
        this.#draw();
    }

    #draw() {
        const [page, hall] = [this.#page, this.#hall];
        if (hall === null) return;
        const { t } = page;
        const names = this.#services.all.length;
        const texts = alarmTexts(t, hall, this.#services);
        this.#sayNew(texts);
        const open = hall.alerts.filter((alert) => !alert.closed_at);
        const draw = (name, facts, build) => this.#regions[name].draw(facts, build);
        draw("mode", hall.mode ?? null, () => modeCard(t, hall.mode));
        draw("conflicts", hall.conflicts, () => conflictCard(t, hall.conflicts));
        draw("alarms", texts, () => alarmCard(t, texts));
        draw("figures", [hall.figures, hall.services, hall.windows, hall.link], () => figureRow(t, hall));
        draw("services", [hall.services, names], () => serviceTable(t, hall, this.#services));
        draw("waits", [hall.services, names], () => this.#waitChart());
        draw("windows", hall.windows, () => windowTable(t, hall));
        draw("alerts", open, () => [
            h("h2", {}, t("alerts")),
            open.length === 0
                ? h("p", { class: "soft" }, t("noAlerts")) : h("div", { class: "stack" }, alertStrips(page, open)),
        ]);
        draw("complaints", hall.complaints, () => complaintCard(page, hall.complaints));
        draw("devices", [hall.stations, hall.fixtures, hall.link, hall.clock], () => deviceTable(page, hall));
    }

    /** Has alarms spoken once, when they come. */
    #sayNew(texts) {
        const fresh = texts.filter((text) => !this.#known.has(text));
        this.#known = new Set(texts);
        if (fresh.length > 0) announce(fresh.join("；"), true);
    }

    #waitChart() {
        const { t } = this.#page;
        return rowChart({
            title: t("chartWaits"),
            rows: this.#hall.services.map((line) => (
                { label: this.#services.name(line.id), value: line.longest_wait_minutes ?? 0 })),
            name: t("longestWait"),
            tableWord: t("asTable"),
        });
    }

    async #closeDay() {
        const { t } = this.#page;
        const { waiting, called, hold, serving } = this.#hall.figures;
        const lines = [t("dayCloseText", { n: waiting + called + hold }), t("dayCloseServing", { n: serving })];
        if (!await confirmed(t, t("dayCloseTitle"), lines, t("dayClose"), { isGrave: true })) return;
        if (await this.#page.act("/day/close") !== null) this.#page.tell(t("dayClosed"), "good");
    }
}
