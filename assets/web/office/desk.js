// SPDX-License-Identifier: Apache-2.0
import { pick } from "../base.js";

/** Where the browser keeps which center was looked at last; it is nobody's secret. */
const centerKey = "office.center";

/** What the views of the office share: who is signed in, the city's centers, and the way to ask and to act. */
export class Desk {
    page;
    /** Every center that the session may see. */
    centers = [];
    #services = new Map();
    #center = null;

    constructor(page) {
        this.page = page;
    }

    /** Reads what every view needs. */
    async load() {
        // Whoever only reads anonymised figures may not ask for more.
        this.centers = this.may("read_catalog") ? await this.page.read("/centers") ?? [] : [];
        const known = [this.page.session.center, localStorage.getItem(centerKey), this.centers[0]?.id];
        this.#center = known.find((id) => this.centers.some((one) => one.id === id)) ?? null;
    }

    get clock() { return this.page.clock; }

    /** Whether the session may do this: `edit_rules`. */
    may(permission) { return this.page.session.permissions.includes(permission); }

    /** Whether the session is for the whole city. */
    get isOfCity() { return !this.page.session.center; }

    /** The center that is looked at; null before anything is known. */
    get center() { return this.#center; }

    set center(id) {
        this.#center = id;
        localStorage.setItem(centerKey, id);
    }

    /** Reads a path with the parameters that have a value; null after a problem, which is told. */
    read(path, query = {}) {
        return this.page.read(withQuery(path, query));
    }

    /** Reads a file as text; null after a problem, which is told. */
    async readText(path, query = {}) {
        try {
            return await (await this.page.hall.blob(withQuery(path, query))).text();
        } catch (problem) {
            this.page.tellProblem(problem);
            return null;
        }
    }

    /** Carries something out once, and says so; null when it was refused, which is told. */
    async act(path, body, done = null, options = {}) {
        // An answer without a body is null as well: what was refused is told by `onProblem`.
        let isDone = true;
        const onProblem = (problem) => {
            isDone = false;
            (options.onProblem ?? ((one) => this.page.tellProblem(one)))(problem);
        };
        const answer = await this.page.act(path, body, { ...options, onProblem });
        if (!isDone) return null;
        if (done !== null) this.page.tell(done, "good");
        return answer ?? {};
    }

    /** What a center is called. */
    centerName(id) {
        const center = this.centers.find((one) => one.id === id);
        return center ? pick(center.name, center.name_en) : id ?? "";
    }

    /** The services of a center, read once. */
    async services(center = this.#center) {
        if (center === null) return [];
        if (!this.#services.has(center)) {
            const answer = await this.read(`/centers/${encodeURIComponent(center)}/services`);
            if (answer === null) return [];
            this.#services.set(center, answer);
        }
        return this.#services.get(center);
    }

    /** What a service is called; its key while that is not known. */
    serviceName(id, center = this.#center) {
        const service = this.#services.get(center)?.find((one) => one.id === id);
        return service ? pick(service.name, service.name_en) : id ?? "";
    }

    /** `11-23 09:05`, of a time that the center wrote. */
    time(text) {
        if (!text) return "—";
        return `${this.clock.dayText(text).slice(5)} ${this.clock.clockText(text)}`;
    }

    /** `2026-11-23 09:05`. */
    fullTime(text) {
        return text ? `${this.clock.dayText(text)} ${this.clock.clockText(text)}` : "—";
    }

    /** The moment of what was typed into a field, `2026-11-23T09:05`, with the center's offset from UTC. */
    moment(text) { return `${text}:00${this.clock.offsetText}`; }

    /** Today by the center's clock, or so many days from it. */
    day(offset = 0) {
        return new Date(Date.parse(this.clock.dayText()) + offset * 86_400_000).toISOString().slice(0, 10);
    }
}

/** A path with a query of the parameters that say something. */
export function withQuery(path, query) {
    const said = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
    return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
