// SPDX-License-Identifier: Apache-2.0
import { Hall, HallClock, intentKey, pause, Problem } from "../base.js";

/** What was read is shown again without asking for so many milliseconds: who goes back a step waits for nothing. */
const freshFor = 30_000;
/** Readings kept; beyond them everything is asked for again. */
const keptLimit = 60;
/** A step that got no answer is sent again, with the same key, for so many milliseconds. */
export const keepTrying = 40_000;
/** Milliseconds between those attempts. */
const tryEvery = 2_000;
/** Where an unanswered booking's key outlives a page that is loaded again: in this tab, until it is closed. */
const shelf = "book.intent.";

/** The way to the center: readings, and steps that happen once whatever the line does. */
export class Center extends Hall {
    clock = new HallClock(this);
    #kept = new Map();
    #intents = new Map();
    #gaveUp = false;

    constructor() { super({ timeout: 12_000, system: ["预约系统", "booking system"] }); }

    /** The center's time, in milliseconds since 1970. */
    now() { return this.clock.now(); }

    /** Reads; what was read a moment ago is not asked for again. Throws `Problem`. */
    read(path) {
        const kept = this.#kept.get(path);
        if (kept && performance.now() - kept.at < freshFor) return kept.answer;
        if (this.#kept.size >= keptLimit) this.#kept.clear();
        const answer = this.get(path);
        this.#kept.set(path, { at: performance.now(), answer });
        answer.catch(() => this.#kept.delete(path));
        return answer;
    }

    /** What was read so far may have changed. */
    forgetReadings() { this.#kept.clear(); }

    /**
     * What a step is sent with, the same for every attempt until it is answered: its key, and whatever `more()` adds
     * the first time (a proof of effort counts once).
     *
     * `name` says nothing about a person: a page that was loaded again finds the key of a lost reply by it. Another
     * `body` of the same name is another step.
     */
    async intent(name, body, more = async () => ({})) {
        const text = JSON.stringify(body);
        const known = this.#intents.get(name);
        if (known && known.text !== text) this.settle(name);
        const kept = this.#intents.get(name)?.intent ?? JSON.parse(sessionStorage.getItem(shelf + name) ?? "null");
        const intent = kept ?? { key: intentKey(), ...await more() };
        this.#intents.set(name, { text, intent });
        sessionStorage.setItem(shelf + name, JSON.stringify(intent));
        return intent;
    }

    /** The step of this name was answered. */
    settle(name) {
        this.#intents.delete(name);
        sessionStorage.removeItem(shelf + name);
    }

    /**
     * Sends a step until it is answered, with one key; `onTrouble(isTrying)` is told while the line is bad.
     *
     * Throws `Problem`; one of a passing kind means that nobody knows whether the step was taken.
     */
    async send(path, body, { key = intentKey(), onTrouble = () => {} } = {}) {
        const until = performance.now() + keepTrying;
        this.#gaveUp = false;
        try {
            for (;;) {
                try {
                    return await this.post(path, body, { key, onRetry: () => onTrouble(true) });
                } catch (problem) {
                    const isOver = this.#gaveUp || performance.now() > until || problem.status === 429;
                    if (!(problem instanceof Problem) || !problem.isPassing || isOver) throw problem;
                    onTrouble(true);
                    await pause(tryEvery);
                }
            }
        } finally {
            onTrouble(false);
        }
    }

    /** Ends the attempts of `send` after the one under way. */
    giveUp() { this.#gaveUp = true; }
}
