// SPDX-License-Identifier: Apache-2.0
// One function for each kind of screen that a station has (DeskScreen.Content): its values in, elements out.
import { h } from "../dom.js";
import { pick } from "../words.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";
import { keypad } from "./keypad.js";
import { outlookFacts, serviceList } from "./services.js";

/**
 * Draws a station's page into elements for `main`.
 *
 * `send` is given a touch as the API wants it. Texts of the hall are picked by their part; the first message is the
 * heading, and a screen reader begins there. `findItems` opens the search for items.
 */
export function draw(page, send, findItems) {
    const [kind, values] = Object.entries(page.screen.content)[0];
    const messages = page.lines.filter((line) => line.part === "message").map((line) => pick(line.zh, line.en));
    const scene = { page, values, messages, send, findItems, offers: (name) => page.screen.touches.includes(name) };
    const elements = (scenes[kind] ?? scenes.other)(scene);
    // What leads on stays in sight while the rest is scrolled.
    const actions = elements.find((element) => element?.classList.contains("actions"));
    return { kind, scene: elements.filter((element) => element !== actions), actions };
}

const scenes = {
    home({ page, messages, send, findItems }) {
        const standing = page.lines.filter((line) => line.part === "standing");
        return [
            heading(t("welcome")),
            h("div", { class: "ways" },
                way("booked", "haveBooking", () => send({ touch: "have_booking" })),
                way("ticket", "walkIn", () => send({ touch: "walk_in" }))),
            h("button", { type: "button", class: "find-items", id: "find-items", on: { click: findItems } },
                picture("find"), t("items")),
            h("p", { class: "prompt" }, picture("card"), h("span", {}, messages.at(-1))),
            h("ul", { class: "standing", role: "list" },
                standing.map((line) => h("li", {}, pick(line.zh, line.en)))),
        ];
    },

    bookingEntry({ values, messages, send, offers }) {
        return [
            values.isMistyped ? h("p", { class: "error", role: "alert" }, messages[0]) : null,
            heading(messages.at(-1)),
            h("div", { class: "pair" },
                h("ul", { class: "means", role: "list" }, mean("card", "byCard"), mean("code", "byCode")),
                keypad({
                    label: t("typeNumber"), limit: 24, least: 4,
                    onDone: (typed) => send({ touch: "type_number", booking: typed }, { wrong: t("wrongNumber") }),
                })),
            actions(back(send), walkIn(send, offers)),
        ];
    },

    lastFour({ values, messages, send, offers }) {
        return [
            values.isAgain ? h("p", { class: "error", role: "alert" }, messages[0]) : null,
            heading(messages.at(-1)),
            h("div", { class: "pair" },
                h("ul", { class: "means", role: "list" }, mean("card", "byCard")),
                keypad({
                    label: t("typeLastFour"), limit: 4, least: 4, extra: "X", isSecret: true,
                    onDone: (typed) => send({ touch: "type_last_four", last_four: typed }),
                })),
            actions(back(send), walkIn(send, offers)),
        ];
    },

    cardWanted({ messages, send, offers }) {
        return [heading(messages[0]), large("card"), actions(back(send), walkIn(send, offers))];
    },

    secondDocument({ messages, send }) {
        return [
            ...told(messages), large("card"),
            actions(back(send), button("primary", "skipDocument", () => send({ touch: "decline" }))),
        ];
    },

    chooseBooking({ values, messages, send, offers }) {
        return [
            ...told(messages),
            h("ul", { class: "bookings", role: "list" }, values._0.map((choice) => h("li", {}, booked(choice, send)))),
            actions(back(send), walkIn(send, offers)),
        ];
    },

    chooseService({ values, messages, send, offers }) {
        return [
            ...told(messages),
            ...serviceList(values._0, (service) => send({ touch: "choose", service })),
            actions(back(send), offers("have_booking") && !values.hasNoBooking
                ? button("", "haveBooking", () => send({ touch: "have_booking" })) : null),
        ];
    },

    nobodyOnDuty({ values, messages, send }) {
        const offer = values._0;
        return [
            ...told(messages),
            h("div", { class: "service shown" },
                h("span", { class: "service-name" }, pick(offer.name, offer.englishName)),
                outlookFacts(offer.outlook, offer.area)),
            actions(button("", "otherService", () => send({ touch: "decline" })),
                button("primary", "takeAnyway", () => send({ touch: "confirm" }))),
        ];
    },

    working({ messages }) {
        return [...told(messages), h("div", { class: "turning", "aria-hidden": "true" })];
    },

    checking({ messages, send, offers }) {
        return [
            ...told(messages), h("div", { class: "turning", "aria-hidden": "true" }),
            actions(back(send), walkIn(send, offers)),
        ];
    },

    reprint({ values, messages, send }) {
        return [
            heading(messages[0]), ticketNumber(values._0.number), ...rest(messages),
            actions(button("", "noReprint", () => send({ touch: "decline" })),
                button("primary", "reprint", () => send({ touch: "confirm" }))),
        ];
    },

    refused({ messages, send, offers }) {
        // By notice there are bookings only: then the way of those who have one is offered instead.
        const booked = offers("have_booking")
            ? button("primary", "haveBooking", () => send({ touch: "have_booking" })) : null;
        return [...told(messages), actions(back(send, "home"), booked ?? walkIn(send, offers))];
    },

    fault({ messages, send, offers }) {
        return [
            ...told(messages),
            actions(offers("back") ? back(send, "home") : null,
                offers("confirm") ? button("primary", "retry", () => send({ touch: "confirm" })) : null),
        ];
    },

    ticket({ values, messages, send }) {
        return [
            heading(messages[0]), ticketNumber(values._0.number), ...rest(messages),
            actions(button("primary", "done", () => send({ touch: "back" }))),
        ];
    },

    /** A screen of a newer hall than this page: its words, and the way back. */
    other({ messages, send, offers }) {
        return [...told(messages), actions(offers("back") ? back(send) : null)];
    },
};

function heading(words) { return h("h1", { id: "heading", tabindex: "-1" }, words); }

function rest(messages) { return messages.slice(1).map((words) => h("p", { class: "told" }, words)); }

function told(messages) { return [heading(messages[0]), ...rest(messages)]; }

function large(name) { return h("p", { class: "large" }, picture(name)); }

function ticketNumber(number) {
    return h("p", { class: "ticket-number", id: "number" },
        h("span", { class: "unseen" }, t("yourNumber") + " "), number);
}

function booked({ booking, greeting, number }, send) {
    const fact = (name, words) => h("span", { class: "fact" }, name ? picture(name) : null, words);
    return h("button", {
        type: "button", class: "service", data: { booking },
        on: { click: () => send({ touch: "choose_booking", booking }) },
    },
    h("span", { class: "service-name" }, pick(greeting.service, greeting.englishService)),
    h("span", { class: "facts" },
        fact("wait", greeting.slot),
        greeting.maskedName ? fact(null, greeting.maskedName) : null,
        number ? fact("ticket", t("taken", { number })) : null));
}

function way(drawing, key, onTouch) {
    return h("button", { type: "button", class: "way", id: `way-${key}`, on: { click: onTouch } },
        picture(drawing), h("span", { class: "way-name" }, t(key)), h("span", { class: "way-more" }, t(`${key}More`)));
}

function mean(drawing, key) {
    return h("li", {}, picture(drawing),
        h("span", {}, h("strong", {}, t(key)), h("span", { class: "soft" }, t(`${key}More`))));
}

function button(look, key, onTouch) {
    return h("button", { type: "button", class: look, id: `do-${key}`, on: { click: onTouch } }, t(key));
}

function back(send, key = "back") {
    const onTouch = () => send({ touch: "back" });
    return h("button", { type: "button", id: "do-back", on: { click: onTouch } }, picture("back"), t(key));
}

function walkIn(send, offers) {
    return offers("walk_in") ? button("primary", "walkIn", () => send({ touch: "walk_in" })) : null;
}

function actions(...buttons) { return h("div", { class: "actions" }, buttons); }
