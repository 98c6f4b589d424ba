// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** Calls for staff that nobody has closed, each with what can be done about it: taking it up, and closing it. */
export function alertStrips(page, alerts) {
    const { t, clock } = page;
    const act = (alert, verb) => page.act(`/alerts/${alert.id}/${verb}`);
    return alerts.map((alert) => h(
        "div",
        { class: "banner alert" },
        h("span", {}, `${clock.clockText(alert.raised_at)} ${alertText(t, alert)}`),
        alert.acknowledged_at
            ? h("span", { class: "mark" }, t("taken", { staff: alert.acknowledged_by ?? "" }))
            : button(t("takeAlert"), `take-${alert.id}`, () => act(alert, "acknowledge")),
        button(t("closeAlert"), `close-${alert.id}`, () => act(alert, "close")),
    ));
}

/** Why staff are called, and where to. */
export const alertText = (t, alert) => t(`alert_${alert.kind}`, { station: alert.station ?? t("wholeHall") });

function button(text, focus, run) {
    return h("button", { type: "button", data: { focus }, on: { click: run } }, text);
}
