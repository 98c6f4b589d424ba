// SPDX-License-Identifier: Apache-2.0
import { masked } from "./documents.js";
import { t } from "./words.js";

/** Whom a draft is for and who comes, as the API takes it. */
export function partyFields({ principal, deputy }) {
    const plain = ({ type, number, name }) => ({ type, number, name });
    return { principal: plain(principal), is_agent: deputy !== null,
        ...deputy ? { agent: plain(deputy) } : {} };
}

/** The same as facts to be read before it is sent, numbers masked: somebody may look over the shoulder. */
export function partyFacts({ principal, deputy }) {
    const row = (term, one) => [term, `${one.name} · ${t(one.type)} ${masked(one.number)}`];
    return [row(t("principal"), principal), deputy ? row(t("agent"), deputy) : [t("agent"), null]];
}
