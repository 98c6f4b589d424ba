// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { unitType, personTypes } from "./documents.js";
import { Draft } from "./draft.js";
import { Fields, choices } from "./fields.js";
import { actions, button, stepHead } from "./parts.js";
import { t } from "./words.js";

const kinds = ["self", "other", "unit"];

/** Who: by real name (R15, R16), the agent beside the principal (R17), the unit with whom it sends (A22). */
export const who = {
    draw(book) {
        const { draft } = book;
        const area = h("div", { class: "stack" });
        let fields;
        const show = () => {
            fields = new Fields();
            fill(area, forms[draft.kind](draft, fields), rememberRow(draft, fields, show));
        };
        show();
        const next = () => {
            if (fields.judge() && areTwo(draft)) book.go("confirm");
        };
        const areTwo = () => {
            if (draft.deputy?.number !== draft.principal.number || draft.deputy === null) return true;
            fill(same, t("samePerson"));
            same.scrollIntoView({ block: "center" });
            return false;
        };
        const same = h("p", { class: "error", role: "alert" });
        const offered = kinds.map((kind) => [kind, t(`kindOf-${kind}`), t(`kindOf-${kind}-more`)]);
        const choose = (kind) => {
            draft.kind = kind;
            fill(same);
            show();
        };
        const onSubmit = (event) => {
            event.preventDefault();
            fill(same);
            next();
        };
        return [
            stepHead(book, "who", t(draft.isWaiting ? "whoWaits" : "who")),
            h("form", { class: "stack", novalidate: true, id: "who", on: { submit: onSubmit } },
                choices(t("forWhom"), "kind", offered, draft.kind, choose),
                area, same,
                h("p", { class: "soft" }, t("privacy")),
                actions(book, h("button", { class: "primary", id: "to-confirm" }, t("next")))),
        ];
    },
};

const forms = {
    self: (draft, fields) => person(fields, "principal", draft.person, t("principal")),
    other: (draft, fields) => [
        person(fields, "principal", draft.person, t("principalOther"), t("principalOtherMore")),
        person(fields, "agent", draft.agent, t("agentMe"), t("agentMore")),
    ],
    unit: (draft, fields) => [
        h("fieldset", { class: "card stack", data: { party: "unit" } }, h("legend", {}, t("principalUnit")),
            fields.name(draft.unit, t("unitName")),
            fields.document(draft.unit, { types: [unitType], isOnlyUnit: true })),
        person(fields, "agent", draft.agent, t("agentUnit"), t("agentUnitMore")),
    ],
};

function person(fields, party, of, legend, more = null) {
    return h("fieldset", { class: "card stack", data: { party } }, h("legend", {}, legend),
        more ? h("p", { class: "soft" }, more) : null,
        fields.name(of, t("nameOf")), fields.document(of, { types: personTypes }));
}

function rememberRow(draft, fields, show) {
    const forget = () => {
        draft.forgetPerson();
        show();
    };
    return h("div", { class: "stack tight" },
        fields.tick(t("remember"), { isSet: draft.remember, onInput: (isSet) => { draft.remember = isSet; } }),
        Draft.hasPerson ? button(t("forget"), forget, { look: "quiet" }) : null);
}
