// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { actions, button, phoneLink, stepHead } from "./parts.js";
import { Draft } from "./draft.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

/** City, counties, townships: the order in which they are listed. */
const kinds = ["city", "county", "township"];
/** Townships shown before anything was searched for: a city has more than a hundred. */
const shownAtFirst = 12;

/** Where: every center of the city (R6, R60, R75). */
export const centers = {
    draw(book) {
        return [
            stepHead(book, "centers", t("chooseCenter")),
            book.reading("/centers", ({ centers: all }) => finder(book, all)),
            actions(book),
        ];
    },
};

function finder(book, all) {
    const last = all.find((one) => one.id === Draft.lastCenter);
    const list = h("div", { class: "stack" });
    const input = h("input", { type: "search", id: "center-search", autocomplete: "off", enterkeyhint: "search",
        "aria-describedby": "center-found" });
    const found = h("p", { class: "soft", id: "center-found", role: "status" });
    // Whoever types a county finds its townships as well.
    const parents = new Map(all.map((one) => [one.id, one.name]));
    let isWhole = false;
    const show = () => {
        const typed = input.value.trim().toLowerCase();
        const names = (one) => [one.name, one.name_en, one.address, parents.get(one.parent)].join(" ").toLowerCase();
        const matching = all.filter((one) => typed === "" || names(one).includes(typed));
        fill(found, typed === "" ? null : t("foundCenters", { n: matching.length }));
        fill(list, kinds.map((kind) => {
            const some = matching.filter((one) => one.kind === kind);
            if (some.length === 0) return null;
            const isCut = typed === "" && !isWhole && kind === "township" && some.length > shownAtFirst;
            return h("section", { class: "stack tight" }, h("h2", {}, t(`kind-${kind}`)),
                h("ul", { class: "list", role: "list" },
                    (isCut ? some.slice(0, shownAtFirst) : some).map((one) => h("li", {}, entry(book, one)))),
                isCut ? button(t("allTownships", { n: some.length }), () => { isWhole = true; show(); }) : null);
        }), matching.length === 0 ? h("p", {}, t("noCenter")) : null);
    };
    input.addEventListener("input", show);
    show();
    return [
        last ? h("section", { class: "stack tight" }, h("h2", {}, t("lastCenter")),
            h("ul", { class: "list", role: "list" }, h("li", {}, entry(book, last)))) : null,
        h("div", { class: "field" }, h("label", { for: "center-search" }, t("searchCenter")), input, found),
        list,
    ];
}

function entry(book, one) {
    const onPress = () => {
        book.draft.choose(one);
        book.go("items");
    };
    return h("button", { type: "button", class: "entry", data: { center: one.id }, on: { click: onPress } },
        h("span", { class: "entry-name" }, book.pick(one)),
        one.address ? h("span", { class: "soft fact" }, picture("place"), book.pick(one, "address")) : null);
}

/** Address and telephone of a center, for pages that are read on the way there. */
export function placeFacts(book, center) {
    return [[t("address"), book.pick(center, "address")], [t("phone"), phoneLink(center.phone)]];
}
