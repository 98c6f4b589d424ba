// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { Draft } from "./draft.js";
import { button, heading } from "./parts.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

/** The start: that booking is a choice (R1, R3, R43), and what can be done here. */
export const home = {
    draw(book) {
        const begin = () => {
            book.draft = new Draft();
            book.go("centers");
        };
        const tile = (view, drawing, key) => h("li", {}, h("button",
            { type: "button", class: "tile", data: { view }, on: { click: () => book.go(view) } },
        picture(drawing), h("span", { class: "tile-name" }, t(key)),
        h("span", { class: "soft" }, t(`${key}More`))));
        return [
            heading(t("welcome")),
            h("section", { class: "walk-in", "aria-labelledby": "walk-in" }, picture("walk"),
                h("div", {}, h("h2", { id: "walk-in" }, t("walkInTitle")), h("p", {}, t("walkInMore")),
                    book.city?.modes?.length > 0 ? h("p", {}, t("walkInExcept")) : null)),
            button(t("begin"), begin, { look: "primary begin", drawing: "book", id: "begin" }),
            h("ul", { class: "tiles", role: "list" },
                tile("find", "find", "mine"), book.city?.waitlist ? tile("queue", "queue", "queue") : null,
                tile("noShows", "record", "noShows"), tile("feedback", "speak", "feedback")),
            h("section", { class: "card how", "aria-labelledby": "how" }, h("h2", { id: "how" }, t("how")),
                h("ol", {}, ["how1", "how2", "how3"].map((key) => h("li", {}, t(key)))),
                book.city?.booking_method ? h("p", { class: "soft" },
                    t("bookingMethod", { address: book.pick(book.city, "booking_method") })) : null),
        ];
    },
};
