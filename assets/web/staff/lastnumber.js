// SPDX-License-Identifier: Apache-2.0
import { h, pick } from "../base.js";
import { Region } from "./region.js";

/** What the card of the last number says: Chinese, English. */
export const lastWords = {
    lastTitle: ["刚取的号", "The number just issued"],
    noneYet: ["还没有取号。", "None yet."],
    ahead: ["前面还有 {n} 人", "{n} ahead"],
    eta: ["预计等候 {from}–{to} 分钟", "Expected wait {from}–{to} min"],
    waitAt: ["请到{area}等候", "Wait in {area}"],
    printedAt: ["号票在 {station} 打印", "Printed at {station}"],
    tellNumber: ["请口头告知号码", "Tell the visitor the number"],
};

/** The number that was just issued, large enough to be shown, and what its visitor is told in one breath. */
export class LastNumber {
    /** The card. */
    card;
    /** The ticket as the hall tells it; null before the first. */
    ticket = null;
    #page;
    #region;
    #deeds;

    /** `deeds(ticket)` gives what can be done with it. */
    constructor(page, deeds = () => []) {
        [this.#page, this.#deeds] = [page, deeds];
        this.card = h("section", { class: "card last", "aria-label": page.t("lastTitle") });
        this.#region = new Region(this.card);
        this.show(null);
    }

    /** Shows a ticket of one of `services`, printed at `station`; "" for one that is only told. */
    show(ticket, services = [], station = "") {
        const { t } = this.#page;
        this.ticket = ticket;
        const title = h("h2", {}, t("lastTitle"));
        this.#region.draw([ticket, station], () => (ticket === null
            ? [title, h("p", { class: "soft" }, t("noneYet"))]
            : [
                h("header", {}, title, h("span", { class: `mark ${ticket.kind}` }, t(ticket.kind))),
                h("p", { class: "huge number" }, ticket.number),
                h("ul", { role: "list" }, this.#advice(ticket, services, station).map((line) => h("li", {}, line))),
                this.#deeds(ticket),
            ]));
    }

    #advice(ticket, services, station) {
        const { t } = this.#page;
        const service = services.find((one) => one.id === ticket.service);
        const lines = [service ? pick(service.name, service.english_name) : ticket.service];
        if (ticket.ahead !== undefined) lines.push(t("ahead", { n: ticket.ahead }));
        if (ticket.eta_minutes) lines.push(t("eta", ticket.eta_minutes));
        if (service?.area) lines.push(t("waitAt", { area: service.area }));
        lines.push(station === "" ? t("tellNumber") : t("printedAt", { station }));
        return lines;
    }
}
