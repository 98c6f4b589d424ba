// SPDX-License-Identifier: Apache-2.0
// Server-sent events by fetch. EventSource can send no bearer token and does not show the server's heartbeats, without
// which a line that died silently looks like a quiet hall.
import { root } from "./api.js";

/** Milliseconds before reconnecting: doubled each time from the first to the last, with a share of chance. */
export const firstPause = 500;
export const longestPause = 10_000;

/** A connection on which not even a heartbeat came for so many milliseconds is given up. */
export const silence = 12_000;

/** An event longer than this many characters is no event of this hall. */
export const longestEvent = 4_000_000;

/** Puts events together from pieces of text (HTML standard, 9.2.6), wherever the pieces are cut. */
export class EventParser {
    #rest = "";
    #data = [];
    #name = "";
    #id = null;
    #size = 0;

    /** Takes a piece, and returns the events that it completes as `{name, data, id}`; `id` is the last one sent. */
    push(piece) {
        const events = [];
        this.#rest += piece;
        if (this.#rest.length + this.#size > longestEvent) throw new Error("an event is too long");
        for (;;) {
            const end = this.#rest.search(/[\r\n]/);
            // A carriage return at the very end may be the first half of a line end.
            if (end < 0 || (this.#rest[end] === "\r" && end + 1 === this.#rest.length)) return events;
            const line = this.#rest.slice(0, end);
            this.#rest = this.#rest.slice(end + (this.#rest.startsWith("\r\n", end) ? 2 : 1));
            const event = this.#line(line);
            if (event) events.push(event);
        }
    }

    #line(line) {
        if (line === "") return this.#finish();
        const colon = line.indexOf(":");
        if (colon === 0) return null;
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
        if (field === "data") { this.#data.push(value); this.#size += value.length; }
        if (field === "event") this.#name = value;
        if (field === "id" && !value.includes("\0")) this.#id = value;
        return null;
    }

    #finish() {
        const event = this.#data.length === 0
            ? null : { name: this.#name || "message", data: this.#data.join("\n"), id: this.#id };
        this.#data = [];
        this.#name = "";
        this.#size = 0;
        return event;
    }
}

/**
 * Follows a stream until `close()` is called, reconnecting with `Last-Event-ID` for ever.
 *
 * `onEvent({name, data, id})` gets each event, `data` parsed as JSON; `onLine(isUp, problem)` is told when the line
 * comes and goes, `problem.status` being 401 or 403 when the hall does not want this page. `hall` lends its headers.
 */
export class Stream {
    #hall;
    #path;
    #onEvent;
    #onLine;
    #stop = new AbortController();
    #lastID = null;
    #isUp = null;
    #pause = null;
    /** When the last sign of life came, as `performance.now()` tells it; null before the first. */
    lastSign = null;

    constructor(hall, path, { onEvent, onLine = () => {} }) {
        [this.#hall, this.#path, this.#onEvent, this.#onLine] = [hall, path, onEvent, onLine];
        this.#run();
    }

    /** Milliseconds since anything was heard; for ever before the first time. */
    get age() { return this.lastSign === null ? Infinity : performance.now() - this.lastSign; }

    /** Ends it. */
    close() { this.#stop.abort(); }

    /** Connects at once, if it is waiting to. */
    hurry() { this.#pause?.abort(); }

    async #run() {
        let wait = firstPause;
        while (!this.#stop.signal.aborted) {
            const begun = performance.now();
            let status = 0;
            try {
                status = await this.#connect();
            } catch {
                // Any end of a connection is answered alike: by the next one.
            }
            if (this.#stop.signal.aborted) return;
            this.#turn(false, { status });
            if (performance.now() - begun > longestPause) wait = firstPause;
            this.#pause = new AbortController();
            await sleep(wait * (0.75 + Math.random() / 2), AbortSignal.any([this.#stop.signal, this.#pause.signal]));
            wait = Math.min(wait * 2, longestPause);
        }
    }

    /** One connection, until it ends; returns the status of a refusal. */
    async #connect() {
        const connection = new AbortController();
        const end = () => connection.abort();
        this.#stop.signal.addEventListener("abort", end);
        let alarm = setTimeout(end, silence);
        try {
            const response = await fetch(root + this.#path, {
                headers: this.#hall.headers({
                    Accept: "text/event-stream", ...(this.#lastID === null ? {} : { "Last-Event-ID": this.#lastID }),
                }),
                cache: "no-store",
                signal: connection.signal,
            });
            if (!response.ok) return response.status;
            this.#turn(true, null);
            const parser = new EventParser();
            const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
            for (;;) {
                const { value, done } = await reader.read();
                if (done) return 0;
                this.lastSign = performance.now();
                clearTimeout(alarm);
                alarm = setTimeout(end, silence);
                for (const event of parser.push(value)) this.#deliver(event);
            }
        } finally {
            clearTimeout(alarm);
            this.#stop.signal.removeEventListener("abort", end);
        }
    }

    #deliver(event) {
        if (event.id !== null) this.#lastID = event.id;
        this.#onEvent({ ...event, data: JSON.parse(event.data) });
    }

    #turn(isUp, problem) {
        if (isUp) this.lastSign = performance.now();
        if (isUp === this.#isUp && problem?.status !== 401 && problem?.status !== 403) return;
        this.#isUp = isUp;
        this.#onLine(isUp, problem);
    }
}

function sleep(milliseconds, signal) {
    return new Promise((done) => {
        const alarm = setTimeout(done, milliseconds);
        signal.addEventListener("abort", () => { clearTimeout(alarm); done(); }, { once: true });
    });
}
