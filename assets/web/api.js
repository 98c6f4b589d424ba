// SPDX-License-Identifier: Apache-2.0
// An API as a page uses it: the hall's, unless the page says another. Every intent gets its key before the first attempt
// and keeps it on retries, so what was pressed once happens once, whatever the line does in between.
import { pick } from "./words.js";

/** Where the hall's API is. */
export const root = "/api/v1";

/** Attempts of one POST, and the milliseconds before the second and each after it. */
export const attempts = 4;
const pauses = [400, 1200, 3000];

/** Why a request was not answered with what it asked for: a problem (RFC 9457) in words, or a line that is down. */
export class Problem extends Error {
    constructor(status, body) {
        super(body.type ?? "problem");
        this.name = "Problem";
        /** The HTTP status; 0 when the hall cannot be reached. */
        this.status = status;
        /** The stable name of the kind: `nothing-waiting`. */
        this.kind = String(body.type ?? "").split(/[:/]/).pop();
        /** Everything the answer said. */
        this.body = body;
    }

    /** For a person, in the language of the page. */
    get words() { return pick(this.body.title ?? "", this.body.title_en ?? ""); }

    /** Whether asking again can help. */
    get isPassing() { return this.status === 0 || this.status === 429 || this.status >= 500; }

    /** Nobody answered; `system` is what the page asks, in Chinese and English. */
    static away([zh, en]) {
        return new Problem(0, { type: "away", title: `暂时连接不上${zh}`, title_en: `The ${en} cannot be reached` });
    }
}

/** A key for one intent: 128 random bits. `crypto.randomUUID` is missing on pages that come over plain HTTP. */
export function intentKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The way to the hall for one page; without a `token` the session's cookie speaks.
 *
 * A page of another system says where its API is (`base`) and what people call it (`system`).
 */
export class Hall {
    constructor({ token = null, timeout = 8000, base = root, system = ["大厅系统", "hall's system"] } = {}) {
        [this.token, this.timeout, this.base, this.system] = [token, timeout, base, system];
        /** The hall's time minus this machine's, in milliseconds; from the answers' Date. */
        this.clockOffset = 0;
    }

    /** Reads; once, since a page that wants to know asks again anyway. Throws `Problem`. */
    async get(path) { return this.#ask("GET", path); }

    /**
     * Acts; a lost answer is asked for again with the same key. Throws `Problem`.
     *
     * `key` is for a page that wants to try a failed intent again later, as the same intent; a `body` of another `type`
     * than JSON is sent as it is.
     */
    async post(path, body = {}, { key = intentKey(), onRetry = () => {}, type = "application/json" } = {}) {
        for (let attempt = 1; ; attempt += 1) {
            try {
                return await this.#ask("POST", path, { body, key, type });
            } catch (problem) {
                if (!(problem instanceof Problem) || !problem.isPassing || attempt >= attempts) throw problem;
                onRetry(attempt, problem);
                await pause(pauses[Math.min(attempt, pauses.length) - 1]);
            }
        }
    }

    /** The bytes of something that is no JSON, as a Blob. */
    async blob(path) { return (await this.#fetch("GET", path)).blob(); }

    /** The headers of a request. */
    headers(more = {}) { return this.token ? { Authorization: `Bearer ${this.token}`, ...more } : more; }

    async #ask(verb, path, intent) {
        const response = await this.#fetch(verb, path, intent);
        const text = await response.text().catch(() => { throw Problem.away(this.system); });
        if (text === "") return null;
        try {
            return JSON.parse(text);
        } catch {
            throw new Problem(502, { type: "no-json", title: "答复无法识别", title_en: "The answer is not understood" });
        }
    }

    async #fetch(verb, path, intent) {
        const begun = Date.now();
        let response;
        try {
            response = await fetch(this.base + path, {
                method: verb,
                headers: this.headers(intent ? { "Content-Type": intent.type, "Idempotency-Key": intent.key } : {}),
                body: intent && (typeof intent.body === "string" ? intent.body : JSON.stringify(intent.body)),
                cache: "no-store",
                signal: AbortSignal.timeout(this.timeout),
            });
        } catch {
            throw Problem.away(this.system);
        }
        this.#noteTime(response, begun);
        if (response.ok) return response;
        const said = await response.json().catch(() => ({}));
        throw new Problem(response.status, {
            type: `status-${response.status}`, title: `${this.system[0]}没有接受`, title_en: `The ${this.system[1]} refused`,
            ...said,
        });
    }

    #noteTime(response, begun) {
        // A hall whose machine's clock is off says what time it goes by.
        const date = Date.parse(response.headers.get("Hall-Time") ?? response.headers.get("Date") ?? "");
        // A Date is cut to the second: half a second more is the better guess.
        if (!Number.isNaN(date)) this.clockOffset = date + 500 - (begun + Date.now()) / 2;
    }
}

/** Waits so many milliseconds. */
export function pause(milliseconds) { return new Promise((done) => { setTimeout(done, milliseconds); }); }

/** The parameters behind the `#` of the address, which no server ever sees, over those behind the `?`. */
export function settings() {
    const all = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) all.set(name, value);
    return all;
}
