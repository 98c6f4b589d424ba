// SPDX-License-Identifier: Apache-2.0

/** Lines beyond which two texts are not compared line by line; a configuration has a few hundred. */
export const longestText = 2000;

/**
 * What was taken out of and put into `before` to make `after`: `{ kind: "same" | "removed" | "added", text }` a line.
 *
 * A longest common subsequence, so that a moved line is one removed and one added, and nothing else is touched.
 */
export function lineDiff(before, after) {
    const [old, now] = [before.split("\n"), after.split("\n")];
    let head = 0;
    while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
    const middle = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
    return [
        ...old.slice(0, head).map((text) => ({ kind: "same", text })),
        ...changed(...middle),
        ...old.slice(old.length - tail).map((text) => ({ kind: "same", text })),
    ];
}

/** The difference of texts that differ in their first and last lines. */
function changed(old, now) {
    const all = (kind) => (text) => ({ kind, text });
    if (Math.max(old.length, now.length) > longestText) return [...old.map(all("removed")), ...now.map(all("added"))];
    const common = commonLengths(old, now);
    const lines = [];
    let [row, column] = [0, 0];
    while (row < old.length && column < now.length) {
        if (old[row] === now[column]) {
            lines.push({ kind: "same", text: old[row] });
            [row, column] = [row + 1, column + 1];
        } else if (common[row + 1][column] >= common[row][column + 1]) {
            lines.push({ kind: "removed", text: old[row] });
            row += 1;
        } else {
            lines.push({ kind: "added", text: now[column] });
            column += 1;
        }
    }
    return [...lines, ...old.slice(row).map(all("removed")), ...now.slice(column).map(all("added"))];
}

/** How many lines the rests of both texts have in common, from each pair of places. */
function commonLengths(old, now) {
    const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let row = old.length - 1; row >= 0; row -= 1) {
        for (let column = now.length - 1; column >= 0; column -= 1) {
            lengths[row][column] = old[row] === now[column]
                ? lengths[row + 1][column + 1] + 1
                : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
        }
    }
    return lengths;
}

/** The same with long runs of unchanged lines left out: `{ kind: "skipped", count }` stands for them. */
export function folded(lines, around = 3) {
    const isNear = lines.map((_, index) =>
        lines.slice(Math.max(0, index - around), index + around + 1).some((line) => line.kind !== "same"));
    const result = [];
    for (const [index, line] of lines.entries()) {
        if (isNear[index]) result.push(line);
        else if (result.at(-1)?.kind === "skipped") result.at(-1).count += 1;
        else result.push({ kind: "skipped", count: 1 });
    }
    return result;
}
