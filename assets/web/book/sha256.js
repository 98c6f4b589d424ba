// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4). The browser's own (crypto.subtle) is missing on pages that come over plain HTTP, and each of
// its hashes is a promise: for the many short ones of a proof of effort that is an eighth of this one's speed.

const rounds = new Uint32Array(64);
const initial = new Uint32Array(8);
makeConstants();

/** Fractional parts of the roots of the first primes: square roots for the state, cube roots for the rounds. */
function makeConstants() {
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
    let count = 0;
    for (let number = 2; count < 64; number += 1) {
        let isPrime = true;
        for (let factor = 2; factor * factor <= number; factor += 1) isPrime &&= number % factor !== 0;
        if (!isPrime) continue;
        if (count < 8) initial[count] = fraction(Math.sqrt(number));
        rounds[count] = fraction(Math.cbrt(number));
        count += 1;
    }
}

/** A hash under way. `copy` goes on from what two texts have in common. */
export class Sha256 {
    #state = Uint32Array.from(initial);
    #block = new Uint8Array(64);
    #words = new Uint32Array(64);
    #filled = 0;
    #length = 0;

    /** Takes in bytes. */
    push(bytes) {
        for (const byte of bytes) {
            this.#block[this.#filled] = byte;
            this.#filled += 1;
            if (this.#filled === 64) this.#mix();
        }
        this.#length += bytes.length;
        return this;
    }

    /** Makes this one what `other` is. */
    copy(other) {
        this.#state.set(other.#state);
        this.#block.set(other.#block);
        [this.#filled, this.#length] = [other.#filled, other.#length];
        return this;
    }

    /** Ends the hash; its eight words, which stay this object's. */
    finish() {
        const bits = this.#length * 8;
        this.#block[this.#filled] = 0x80;
        this.#block.fill(0, this.#filled + 1);
        if (this.#filled >= 56) {
            this.#filled = 64;
            this.#mix();
            this.#block.fill(0);
        }
        const view = new DataView(this.#block.buffer);
        view.setUint32(56, Math.floor(bits / 2 ** 32));
        view.setUint32(60, bits >>> 0);
        this.#mix();
        return this.#state;
    }

    #mix() {
        const [words, block, state] = [this.#words, this.#block, this.#state];
        for (let index = 0; index < 16; index += 1) {
            const at = index * 4;
            words[index] = block[at] << 24 | block[at + 1] << 16 | block[at + 2] << 8 | block[at + 3];
        }
        for (let index = 16; index < 64; index += 1) {
            const [near, far] = [words[index - 2], words[index - 15]];
            const small = (far >>> 7 | far << 25) ^ (far >>> 18 | far << 14) ^ far >>> 3;
            const large = (near >>> 17 | near << 15) ^ (near >>> 19 | near << 13) ^ near >>> 10;
            words[index] = words[index - 16] + small + words[index - 7] + large;
        }
        let [a, b, c, d, e, f, g, h] = state;
        for (let index = 0; index < 64; index += 1) {
            const up = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
            const first = h + up + (e & f ^ ~e & g) + rounds[index] + words[index] | 0;
            const low = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
            const second = low + (a & b ^ a & c ^ b & c) | 0;
            h = g; g = f; f = e; e = d + first | 0; d = c; c = b; b = a; a = first + second | 0;
        }
        state[0] += a; state[1] += b; state[2] += c; state[3] += d;
        state[4] += e; state[5] += f; state[6] += g; state[7] += h;
        this.#filled = 0;
    }
}

/** The hash of a text's UTF-8, in hexadecimal. */
export function sha256Text(text) {
    const words = new Sha256().push(new TextEncoder().encode(text)).finish();
    return Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("");
}
