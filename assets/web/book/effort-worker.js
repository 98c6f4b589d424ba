// SPDX-License-Identifier: Apache-2.0
// The proof of effort, beside the page so that the page stays quick: an answer for which SHA-256 of
// `challenge:answer` begins with `bits` zero bits. Told: `{tries}` now and then, and `{answer, tries}`.
import { Sha256 } from "./sha256.js";

/** Tries between two reports. */
const portion = 1 << 14;

onmessage = ({ data: { challenge, bits } }) => {
    const encoder = new TextEncoder();
    const common = new Sha256().push(encoder.encode(`${challenge}:`));
    const one = new Sha256();
    for (let tries = 0; ; tries += 1) {
        const answer = tries.toString(36);
        if (zeros(one.copy(common).push(encoder.encode(answer)).finish()) >= bits) {
            postMessage({ answer, tries: tries + 1 });
            return;
        }
        if (tries % portion === portion - 1) postMessage({ tries: tries + 1 });
    }
};

/** How many zero bits are in front. */
function zeros(words) {
    let count = 0;
    for (const word of words) {
        count += Math.clz32(word);
        if (word !== 0) break;
    }
    return count;
}
