// SPDX-License-Identifier: Apache-2.0
import { columnChart } from "../staff/charts.js";

/** Milliseconds between readings of today's hours. */
const readEvery = 60_000;

/** The chart of today's hours: issued beside done. */
export class TodayChart {
    #page;
    #region;
    #day = null;
    #timer;

    constructor(page, region) {
        [this.#page, this.#region] = [page, region];
        this.#timer = setInterval(() => this.#read(), readEvery);
    }

    close() {
        clearInterval(this.#timer);
    }

    /** Takes note of the business day, which the statistics are asked for. */
    note(day) {
        if (day === undefined || day === this.#day) return;
        this.#day = day;
        this.#read();
    }

    async #read() {
        if (this.#day === null) return;
        const { t, hall } = this.#page;
        let answer;
        try {
            answer = await hall.get(`/statistics?from=${this.#day}&to=${this.#day}&by=hour`);
        } catch {
            // The chart stays as it was; the banner tells of a line that is lost.
            return;
        }
        this.#region.draw(answer.rows, () => columnChart({
            title: t("chartHours"),
            groups: answer.rows.map((row) => (
                { label: t("hourLabel", { hour: row.key }), values: [row.issued, row.served] })),
            series: [{ name: t("issued"), style: "first" }, { name: t("done"), style: "second" }],
            tableWord: t("asTable"),
        }));
    }
}
