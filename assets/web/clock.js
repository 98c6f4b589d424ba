// SPDX-License-Identifier: Apache-2.0
// The hall's clock: its time and its zone, not those of the machine that the browser runs on (A27).

/** Minutes east of Greenwich in a time as `2026-11-23T09:05:00+08:00`; null when it says none. */
export function zoneMinutes(text) {
    if (/Z$/i.test(text)) return 0;
    const found = /([+-])(\d\d):(\d\d)$/.exec(text);
    if (!found) return null;
    const minutes = Number(found[2]) * 60 + Number(found[3]);
    return found[1] === "-" ? -minutes : minutes;
}

/** The clock of a page. */
export class HallClock {
    /** The zone until the hall has said its own: China's. */
    #zone = 480;
    #hall;

    /** `hall` knows how far its time is from this machine's. */
    constructor(hall) { this.#hall = hall; }

    /** Learns the zone from any time that the hall wrote. */
    learn(text) {
        const zone = zoneMinutes(text ?? "");
        if (zone !== null) this.#zone = zone;
    }

    /** The hall's time now, in milliseconds since 1970. */
    now() { return Date.now() + this.#hall.clockOffset; }

    /** `09:05`, of now or of a time that the hall wrote. */
    clockText(text) { return this.#local(text).toISOString().slice(11, 16); }

    /** `2026-11-23`. */
    dayText(text) { return this.#local(text).toISOString().slice(0, 10); }

    /** The zone as times of the hall end: `+08:00`. */
    get offsetText() {
        const [sign, minutes] = [this.#zone < 0 ? "-" : "+", Math.abs(this.#zone)];
        const two = (number) => String(number).padStart(2, "0");
        return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    }

    /** The day of the week, 0 for Sunday. */
    weekday() { return this.#local().getUTCDay(); }

    /** Whole minutes from a time that the hall wrote until now, never negative. */
    minutesSince(text) { return Math.max(0, Math.floor((this.now() - Date.parse(text)) / 60_000)); }

    /** Calls `show` now and whenever another minute has begun. */
    everyMinute(show) {
        let shown = null;
        const look = () => {
            const text = this.clockText();
            if (text !== shown) show(shown = text);
        };
        look();
        return setInterval(look, 1000);
    }

    #local(text) { return new Date((text ? Date.parse(text) : this.now()) + this.#zone * 60_000); }
}
