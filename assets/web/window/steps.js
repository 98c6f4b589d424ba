// SPDX-License-Identifier: Apache-2.0

const ticketState = (view) => view.ticket?.state ?? "none";

/** Whether the booked visitor at the window is still to be verified (R22). */
export const isUnverified = (view) => view.ticket !== null && view.ticket.missing.length > 0;

const calledOnly = (view) => (ticketState(view) === "called" ? null : "nobodyCalled");
const withTicket = (view) => (view.ticket === null ? "noTicket" : null);
const verified = (view) => (isUnverified(view) ? "verifyFirst" : null);

/**
 * What a clerk can do, in the order of the buttons: its key, its group, and `hindrance`, the word for why it cannot be
 * done now, or null.
 *
 * The daemon decides. This only keeps a button from promising what would be refused.
 */
export const steps = [
    {
        name: "next",
        key: "Space",
        group: "main",
        hindrance: (view) => {
            if (view.mode !== "open") return "openFirst";
            return ticketState(view) === "called" ? "serveOrMiss" : verified(view);
        },
    },
    { name: "serve", key: "KeyS", group: "main", hindrance: (view) => calledOnly(view) ?? verified(view) },
    {
        name: "finish",
        key: "KeyF",
        group: "main",
        hindrance: (view) => (ticketState(view) === "serving" ? verified(view) : "nobodyServed"),
    },
    { name: "recall", key: "KeyR", group: "ticket", hindrance: calledOnly },
    { name: "miss", key: "KeyM", group: "ticket", hindrance: withTicket },
    {
        name: "verify",
        key: "KeyV",
        group: "ticket",
        hindrance: (view) => (view.ticket?.isBooked ? null : "nothingToVerify"),
    },
    { name: "outcome", key: "KeyO", group: "ticket", hindrance: withTicket },
    { name: "hold", key: "KeyH", group: "ticket", hindrance: withTicket },
    { name: "transfer", key: "KeyT", group: "ticket", hindrance: withTicket },
    { name: "call", key: "KeyC", group: "window", hindrance: (view) => (view.ticket === null ? null : "ticketFirst") },
    { name: "pause", key: "KeyP", group: "window", hindrance: () => null },
    {
        name: "close",
        key: "KeyX",
        group: "window",
        hindrance: (view) => (view.mode === "closed" ? "alreadyClosed" : view.ticket === null ? null : "ticketFirst"),
    },
    { name: "help", key: "Shift+Slash", group: "window", hindrance: () => null },
];

/** The step of this name. */
export const stepNamed = (name) => steps.find((step) => step.name === name);

/** What stands on a step's button, which depends on how the window is. */
export function stepWord(name, view) {
    if (name === "close") return "closeWindow";
    if (name !== "pause") return name;
    return { open: "pause", paused: "resumeWindow", closed: "openWindow" }[view.mode];
}

/** The name of a key as it stands on a keycap. */
export const keyText = (t, key) => ({ Space: t("spaceKey"), "Shift+Slash": "?" })[key] ?? key.replace(/^Key/, "");
