// SPDX-License-Identifier: Apache-2.0
// Proof of effort (R5, R54): who books one number pays a second of a phone's work, who grabs thousands pays hours. No
// picture puzzle that keeps people out, and nobody else is asked.

/** A challenge is not begun on when it ends in so many milliseconds or less: the booking has to arrive as well. */
const margin = 60_000;

/** One proof, made in a worker of its own. */
export class Effort {
    #center;
    #worker = null;
    #asked = null;
    #until = 0;
    #listeners = new Set();
    /** 0 to 1: how likely an answer would have been found by now. */
    share = 0;

    constructor(center) { this.#center = center; }

    /**
     * Begins, unless a proof is ready or on its way, and answers `{challenge, answer}`.
     *
     * `onShare` is told how far it is. Throws `Problem` when the center gave no challenge.
     */
    async prove(onShare = () => {}) {
        this.#listeners.add(onShare);
        onShare(this.share);
        if (this.#asked && this.#center.now() > this.#until - margin) this.forget();
        this.#asked ??= this.#begin();
        try {
            return await this.#asked;
        } catch (problem) {
            this.forget();
            throw problem;
        } finally {
            this.#listeners.delete(onShare);
        }
    }

    /** The next proof is a new one: each counts once. */
    forget() {
        this.#worker?.terminate();
        [this.#worker, this.#asked, this.share] = [null, null, 0];
    }

    async #begin() {
        const { challenge, bits, until } = await this.#center.get("/effort");
        this.#until = Date.parse(until);
        const worker = this.#worker = new Worker("/web/book/effort-worker.js", { type: "module" });
        return new Promise((resolve, reject) => {
            worker.onerror = () => reject(new Error("the worker of the proof of effort cannot run"));
            worker.onmessage = ({ data: { tries, answer } }) => {
                this.#tell(answer === undefined ? 1 - Math.exp(-tries / 2 ** bits) : 1);
                if (answer === undefined) return;
                worker.terminate();
                resolve({ challenge, answer });
            };
            worker.postMessage({ challenge, bits });
        });
    }

    #tell(share) {
        this.share = share;
        for (const listener of this.#listeners) listener(share);
    }
}
