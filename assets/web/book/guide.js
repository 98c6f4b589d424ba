// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { actions, button, facts, paragraphs, phoneLink, stepHead } from "./parts.js";
import { t } from "./words.js";

/** What one has to know before booking (R12): conditions, materials, fee, time limit, telephone. */
export const guide = {
    draw(book) {
        const { center, code } = book.draft;
        const path = `/items/${encodeURIComponent(code)}?center=${encodeURIComponent(center.id)}`;
        return [
            stepHead(book, "guide", t("guide")),
            book.reading(path, (item) => [...guideNodes(book, item), lead(book, item)]),
        ];
    },
};

function lead(book, item) {
    if (!item.bookable || !item.service) return [h("p", { class: "banner" }, t("notBookable")), actions(book)];
    const onPress = () => {
        if (book.draft.item?.code !== item.code) book.draft.slot = null;
        book.draft.item = item;
        book.go("time");
    };
    return actions(book, button(t("chooseTime"), onPress, { class: "primary", id: "to-time" }));
}

/** The guide of an item, as nodes. */
export function guideNodes(book, item) {
    const part = (title, ...nodes) => h("section", { class: "card stack tight" }, h("h2", {}, title), nodes);
    const conditions = paragraphs(book.pick(item, "conditions"));
    return [
        h("p", { class: "item-name" }, book.pick(item)),
        part(t("overview"), facts([
            [t("department"), book.pick(item, "department_name")],
            [t("fee"), book.pick(item, "fee")],
            [t("timeLimit"), book.pick(item, "time_limit")],
            [t("phone"), phoneLink(item.phone)],
        ])),
        part(t("materials"), item.materials?.length > 0
            ? h("ol", { class: "materials" }, item.materials.map((one) => h("li", {}, h("span", {}, book.pick(one)),
                one.copies ? h("span", { class: "soft" }, t("copies", { n: one.copies })) : null,
                book.pick(one, "note") ? h("span", { class: "soft" }, book.pick(one, "note")) : null)))
            : h("p", {}, t("noMaterials"))),
        conditions.length > 0 ? part(t("conditions"), conditions) : null,
        h("p", { class: "soft" }, t("guideMore")),
    ];
}
