// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { button, card, facts, figures, mark } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["省平台", "Province"],
    off: ["未配置省平台：预约照常，赋码待接入后补。", "No province is configured: booking goes on, codes will follow."],
    pending: ["待赋码", "Codes pending"],
    unsent: ["待报失约", "No-shows to send"],
    listed: ["全省名单人数", "On the province's list"],
    answered: ["最近应答", "Last answer"],
    trouble: ["问题", "Trouble"],
    next: ["下次重试", "Next try"],
    failures: ["连续失败", "Failures in a row"],
    line: ["连接", "Line"],
    up: ["正常", "Up"],
    down: ["中断，预约照常，恢复后补赋码", "Down: booking goes on, codes follow"],
    retry: ["立即重试", "Try again now"],
    retried: ["已安排立即重试。", "It is tried again now."],
});

/** The line to the province (F1, R63): codes that are still to come, and what has to be told there. */
export class ProvinceView {
    element = h("div", { class: "view" });
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/province");
        if (answer === null) return;
        const mayRetry = answer.enabled && this.#desk.isOfCity && this.#desk.may("manage_halls");
        fill(
            this.element,
            !answer.enabled && h("p", { class: "banner" }, t("off")),
            figures([
                [t("pending"), answer.codes_pending, answer.codes_pending > 0 ? "warn" : null],
                [t("unsent"), answer.events_pending, answer.events_pending > 0 ? "warn" : null],
                [t("listed"), answer.listed],
            ]),
            answer.enabled && card(
                t("title"),
                mayRetry && button(t("retry"), () => this.#retry()),
                facts([
                    [t("line"), answer.failures === 0 ? mark(t("up"), "good") : mark(t("down"), "alarm")],
                    [t("failures"), answer.failures || null],
                    [t("trouble"), answer.trouble],
                    [t("answered"), answer.answered_at && this.#desk.fullTime(answer.answered_at)],
                    [t("next"), answer.next_at && this.#desk.fullTime(answer.next_at)],
                ]),
            ),
        );
    }

    async #retry() {
        if (await this.#desk.act("/province/retry", {}, t("retried")) !== null) await this.open();
    }
}
