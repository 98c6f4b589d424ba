// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick } from "../base.js";
import { alertStrips } from "../staff/alerts.js";
import { LastNumber } from "../staff/lastnumber.js";
import { Region } from "../staff/region.js";
import { labelled } from "../staff/signin.js";
import { tiles } from "../staff/tiles.js";

/** Where this machine remembers at which kiosk its slips are printed. */
const stationKey = "hall.station";

/** The help desk: a priority number in three steps, service, ground and issue; and who calls for help. */
export class HelpDesk {
    #page;
    #services = [];
    #form;
    #last;
    #alerts;
    #today = h("p", { class: "soft" });

    constructor(page) {
        this.#page = page;
        const { t } = page;
        this.#form = h("form", { class: "card issue", novalidate: true, "aria-label": t("issueTitle") });
        this.#form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#issue();
        });
        this.#last = new LastNumber(page);
        const alerts = h("section", { class: "card stack", "aria-label": t("alerts") });
        const beside = h("div", { class: "stack" }, this.#last.card, alerts);
        page.main.append(h("div", { class: "columns green-desk" }, this.#form, beside));
        this.#alerts = new Region(alerts);
        this.#load();
        page.follow("/events?view=hall", (event) => {
            if (event.name === "hall") this.#take(event.data);
        });
    }

    close() {}

    async #load() {
        const { t } = this.#page;
        const [services, reasons, stations] = await Promise.all(
            ["/services", "/reasons", "/stations"].map((path) => this.#page.read(path)));
        if (services === null || reasons === null || stations === null) return;
        this.#services = services.services;
        const known = stations.stations.map((station) => station.id);
        const chosen = localStorage.getItem(stationKey) ?? known[0] ?? "";
        const station = h(
            "select",
            { name: "station" },
            known.map((id) => h("option", { value: id, selected: id === chosen }, id)),
            h("option", { value: "", selected: chosen === "" }, t("noPrinting")),
        );
        fill(
            this.#form,
            h("h2", {}, t("issueTitle")),
            tiles("service", `1　${t("service")}`, this.#services.map((service) => [service.id, this.#name(service)])),
            tiles("reason", `2　${t("reason")}`, reasons.reasons.map((reason) => [reason.code, reason.name])),
            h(
                "div",
                { class: "row end" },
                labelled(t("station"), station),
                h("button", { type: "submit", class: "primary" }, `3　${t("issue")}`),
                this.#page.message,
            ),
            h("p", { class: "soft" }, t("privacy")),
            this.#today,
        );
    }

    #name(service) {
        return pick(service.name, service.english_name);
    }

    async #issue() {
        const { t } = this.#page;
        const said = new FormData(this.#form);
        const [service, reason, station] = ["service", "reason", "station"].map((name) => said.get(name));
        if (service === null) return this.#miss("service", t("chooseService"));
        if (reason === null) return this.#miss("reason", t("chooseReason"));
        localStorage.setItem(stationKey, station);
        const fields = station === "" ? { service, reason } : { service, reason, station };
        const answer = await this.#page.act("/green-tickets", fields);
        if (answer === null) return undefined;
        // The next visitor has a ground of their own.
        for (const input of this.#form.querySelectorAll("input:checked")) input.checked = false;
        this.#page.tell(t("issued", { number: answer.ticket.number }), "good");
        return this.#last.show(await this.#page.read(`/tickets/${answer.ticket.id}`), this.#services, station);
    }

    /** Says what is missing, and goes there. */
    #miss(name, text) {
        this.#page.tell(text, "bad");
        this.#form.querySelector(`input[name=${name}]`)?.focus();
    }

    #take(hall) {
        const { t } = this.#page;
        const { issued_priority: n, priority_percent: percent } = hall.figures;
        this.#today.textContent = t("today", { n, percent });
        const open = hall.alerts.filter((alert) => !alert.closed_at);
        this.#alerts.draw(open, () => [
            h("h2", {}, t("alerts")),
            open.length === 0 ? h("p", { class: "soft" }, t("noAlerts")) : alertStrips(this.#page, open),
        ]);
    }
}
