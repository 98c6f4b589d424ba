// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick } from "../base.js";
import { alertStrips } from "../staff/alerts.js";
import { LastNumber } from "../staff/lastnumber.js";
import { Region } from "../staff/region.js";
import { labelled } from "../staff/signin.js";
import { tiles } from "../staff/tiles.js";
import { bookingFields, bookingWish } from "./booking.js";

/** Where this machine remembers at which kiosk its slips are printed. */
const stationKey = "hall.station";

/** The ways to a number, in the order of the home screen of a kiosk. */
const ways = ["walk_in", "booking", "priority"];

/** The desk of a hall without a kiosk (A30): whatever a kiosk does, staff do here, by the same rules. */
export class CounterDesk {
    #page;
    #way = ways[0];
    #services = [];
    #reasons = [];
    #stations = [];
    #card;
    #last;
    #alerts;

    constructor(page) {
        this.#page = page;
        const { t } = page;
        this.#card = h("form", { class: "card issue", novalidate: true, "aria-label": t("ways") });
        this.#card.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#issue();
        });
        this.#last = new LastNumber(page, (ticket) => this.#deeds(ticket));
        const alerts = h("section", { class: "card stack", "aria-label": t("alerts") });
        this.#alerts = new Region(alerts);
        page.main.append(
            h("div", { class: "columns green-desk" }, this.#card, h("div", { class: "stack" }, this.#last.card, alerts)),
        );
        this.#load();
        page.follow("/events?view=hall", (event) => {
            if (event.name === "hall") this.#take(event.data);
        });
    }

    close() {}

    async #load() {
        const [services, reasons, stations] = await Promise.all(
            ["/services", "/reasons", "/stations"].map((path) => this.#page.read(path)));
        if (services === null || reasons === null || stations === null) return;
        this.#services = services.services;
        this.#reasons = reasons.reasons;
        this.#stations = stations.stations.map((station) => station.id);
        this.#draw();
    }

    /** The card for the chosen way; what was typed for another is forgotten, as people are. */
    #draw() {
        const { t } = this.#page;
        const choice = ways.map((way) => h(
            "button",
            {
                type: "button",
                "aria-pressed": way === this.#way ? "true" : "false",
                data: { way },
                on: { click: () => this.#choose(way) },
            },
            t(`way_${way}`),
        ));
        fill(
            this.#card,
            h("div", { class: "ways", role: "group", "aria-label": t("ways") }, choice),
            this.#fields(),
            h(
                "div",
                { class: "row end" },
                this.#stations.length === 0 ? null : labelled(t("station"), this.#stationChoice()),
                h("button", { type: "submit", class: "primary" }, t("issue")),
                this.#page.message,
            ),
            h("p", { class: "soft" }, t("privacy")),
        );
    }

    #choose(way) {
        this.#way = way;
        this.#page.tell("");
        this.#draw();
        this.#card.querySelector(`[data-way="${way}"]`).focus();
    }

    #fields() {
        const { t } = this.#page;
        if (this.#way === "booking") return bookingFields(this.#page);
        const named = this.#services.map((service) => [service.id, pick(service.name, service.english_name)]);
        const service = tiles("service", t("service"), named);
        if (this.#way === "walk_in") return service;
        return [service, tiles("reason", t("reason"), this.#reasons.map((reason) => [reason.code, reason.name]))];
    }

    #stationChoice() {
        const { t } = this.#page;
        const kept = localStorage.getItem(stationKey);
        const chosen = this.#stations.includes(kept) || kept === "" ? kept : this.#stations[0];
        return h(
            "select",
            { name: "station", on: { change: (event) => localStorage.setItem(stationKey, event.target.value) } },
            this.#stations.map((id) => h("option", { value: id, selected: id === chosen }, id)),
            h("option", { value: "", selected: chosen === "" }, t("noPrinting")),
        );
    }

    async #issue() {
        const { t } = this.#page;
        const said = new FormData(this.#card);
        const wish = this.#way === "booking" ? bookingWish(said) : this.#serviceWish(said);
        if (wish.missing) return this.#miss(wish.missing);
        const station = said.get("station") ?? "";
        const fields = station === "" ? wish.fields : { ...wish.fields, station };
        const answer = await this.#page.act(wish.path, fields, { onProblem: (problem) => this.#refuse(problem) });
        if (answer === null) return undefined;
        // The next visitor has another wish; a document number least of all stays on the screen.
        this.#draw();
        const word = answer.outcome === "again" ? "again" : "issued";
        this.#page.tell(t(word, { number: answer.ticket.number }), "good");
        return this.#show(answer.ticket.id, station);
    }

    #serviceWish(said) {
        const [service, reason] = [said.get("service"), said.get("reason")];
        if (service === null) return { missing: "service" };
        if (this.#way === "walk_in") return { path: "/tickets", fields: { service } };
        return reason === null ? { missing: "reason" } : { path: "/green-tickets", fields: { service, reason } };
    }

    /** Says what is missing, and goes there. */
    #miss(name) {
        const { t } = this.#page;
        const words = {
            service: t("chooseService"), reason: t("chooseReason"), booking: t("fillIn", { name: t("booking") }),
            last_four: t("fillIn", { name: t("lastFour") }),
            document_number: t("fillIn", { name: t("documentNumber") }),
        };
        this.#page.tell(words[name], "bad");
        this.#card.querySelector(`[name=${name}]`)?.focus();
    }

    #refuse(problem) {
        const numbers = problem.body?.bookings;
        if (!Array.isArray(numbers)) return this.#page.tellProblem(problem);
        this.#page.tell(this.#page.t("severalBookings", { numbers: numbers.join("　") }), "bad");
        return this.#card.querySelector("[name=booking]")?.focus();
    }

    async #show(id, station) {
        const ticket = await this.#page.read(`/tickets/${id}`);
        if (ticket !== null) this.#last.show(ticket, this.#services, station);
    }

    /** What can be done with the number just issued. */
    #deeds(ticket) {
        const { t } = this.#page;
        if (!["waiting", "called"].includes(ticket.state)) return null;
        const station = localStorage.getItem(stationKey) ?? this.#stations[0] ?? "";
        const reprint = this.#stations.includes(station)
            ? h(
                "button",
                { type: "button", data: { focus: "reprint" }, on: { click: () => this.#reprint(ticket, station) } },
                t("reprint"),
            )
            : null;
        const undo = h(
            "button",
            { type: "button", class: "danger", data: { focus: "undo" }, on: { click: () => this.#void(ticket) } },
            t("undo"),
        );
        return h("div", { class: "deeds" }, reprint, undo);
    }

    async #reprint(ticket, station) {
        const answer = await this.#page.act(`/tickets/${ticket.id}/reprint`, { station });
        if (answer === null) return;
        this.#page.tell(this.#page.t("printedAgain", { number: ticket.number }), "good");
    }

    async #void(ticket) {
        const answer = await this.#page.act(`/tickets/${ticket.id}/void`, { reason: "issued_by_mistake" });
        if (answer === null) return;
        this.#page.tell(this.#page.t("undone", { number: ticket.number }), "good");
        this.#last.show(null);
    }

    #take(hall) {
        const { t } = this.#page;
        const open = hall.alerts.filter((alert) => !alert.closed_at);
        this.#alerts.draw([open, hall.figures.issued], () => [
            h("h2", {}, t("alerts")),
            open.length === 0 ? h("p", { class: "soft" }, t("noAlerts")) : alertStrips(this.#page, open),
            h("p", { class: "soft" }, t("today", { n: hall.figures.issued })),
        ]);
    }
}
