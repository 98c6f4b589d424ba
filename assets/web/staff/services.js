// SPDX-License-Identifier: Apache-2.0
import { pick } from "../base.js";

/** The names of the hall's services, in the language of the page. */
export class Services {
    #known = new Map();

    /** Reads them; `page` tells when that fails, and ids stand in for names until then. */
    async load(page) {
        const answer = await page.read("/services");
        this.#known = new Map((answer?.services ?? []).map((service) => [service.id, service]));
    }

    /** Every service as the hall lists it. */
    get all() { return [...this.#known.values()]; }

    /** The name of a service. */
    name(id) {
        const service = this.#known.get(id);
        return service ? pick(service.name, service.english_name) : id;
    }
}
