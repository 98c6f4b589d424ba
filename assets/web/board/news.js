// SPDX-License-Identifier: Apache-2.0
// What is new on a board, and how old the whole of it is; no elements, no clock.

/** How long a call counts as new, in milliseconds: it blinks in the first four seconds of it. */
export const newFor = 12_000;

/** A call that was made longer ago is not new to anybody, also when this television sees it for the first time. */
export const oldAfter = 30_000;

/** Silence after which the board says that it may be late (requirements.md 6.5). */
export const silence = 10_000;

/** What one call is told from another by: a recall is a call of its own. */
export function callKey(call) { return `${call.number}/${call.window}/${call.calls}/${call.at}`; }

/** The calls with the newest first. */
export function callOrder(calls) {
    return [...calls].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Remembers since when each call on the board is seen. */
export class Freshness {
    #seen = new Map();

    /** Takes the calls of a board at `now`, in milliseconds since 1970; forgets those that have gone. */
    take(calls, now) {
        const seen = new Map();
        for (const call of calls) {
            const key = callKey(call);
            const isOld = now - Date.parse(call.at) > oldAfter;
            seen.set(key, this.#seen.get(key) ?? (isOld ? -Infinity : now));
        }
        this.#seen = seen;
    }

    /** Whether a call is new at `now`. */
    has(call, now) { return now - (this.#seen.get(callKey(call)) ?? -Infinity) < newFor; }
}

/** What the banner says; null while the board is as new as it can be. `age` is the silence in milliseconds. */
export function staleWords({ age, refusal, hasBoard, clockText }) {
    if (refusal === 401 || refusal === 403) return "本屏尚未授权，请联系工作人员（地址应为 /board#token=…）";
    if (refusal === 404 || refusal === 400 || refusal === 422) return "没有这个显示区域，请检查地址中的 zone";
    if (age <= silence) return null;
    if (!hasBoard) return "正在连接叫号系统，请留意语音和窗口";
    const minutes = Math.floor(age / 60_000);
    const ago = minutes > 0 ? `，${minutes} 分钟前` : "";
    return `显示可能延迟，请留意语音和窗口（最后更新 ${clockText}${ago}）`;
}
