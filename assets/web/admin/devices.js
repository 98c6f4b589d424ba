// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { deviceTable } from "../staff/devices.js";
import { Region } from "../staff/region.js";

/** Kiosks and their devices, the line to the center and the clock, as they are now. */
export class DevicesView {
    element;

    constructor(page) {
        this.element = h("section", { class: "card", "aria-label": page.t("devices") });
        const region = new Region(this.element);
        page.follow("/events?view=hall", ({ name, data }) => {
            if (name === "hall") region.draw([data.stations, data.link, data.clock], () => deviceTable(page, data));
        });
    }

    open() {}
}
