// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { ConfigurationView } from "./configuration.js";
import { DevicesView } from "./devices.js";
import { HistoryView } from "./history.js";
import { PeopleView } from "./people.js";

/** The page of those who look after the hall: its configuration, what it was before, and who may work here. */
export class Office {
    #views;
    #buttons;
    #page;

    constructor(page) {
        this.#page = page;
        const { t } = page;
        const configuration = new ConfigurationView(page);
        this.#views = {
            configuration,
            history: new HistoryView(page, configuration),
            people: new PeopleView(page),
            devices: new DevicesView(page),
        };
        this.#buttons = Object.keys(this.#views).map((name) =>
            h("button", { type: "button", data: { view: name }, on: { click: () => this.#show(name) } }, t(name)));
        const nav = h("nav", { class: "row", "aria-label": t("views") }, this.#buttons);
        page.main.append(
            h("div", { class: "row over" }, nav, page.message),
            ...Object.values(this.#views).map((view) => view.element),
        );
        this.#show("configuration");
    }

    close() {
        this.#views.configuration.close();
    }

    #show(name) {
        for (const button of this.#buttons) button.setAttribute("aria-pressed", String(button.dataset.view === name));
        for (const [other, view] of Object.entries(this.#views)) view.element.hidden = other !== name;
        this.#page.note("");
        this.#views[name].open();
    }
}
