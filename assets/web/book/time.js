// SPDX-License-Identifier: Apache-2.0
import { actions, stepHead } from "./parts.js";
import { library } from "./qr.js";
import { slotChoice, slotsPath } from "./slots.js";
import { t } from "./words.js";

/** When: the days of the item's service, and a slot of one. */
export const time = {
    draw(book) {
        const { center, item } = book.draft;
        const choose = (slot, isWaiting) => {
            [book.draft.slot, book.draft.isWaiting] = [slot, isWaiting];
            // While the person types, the proof of effort is made, and what draws the voucher is fetched: the line may
            // be gone by then.
            library();
            book.effort.prove().catch(() => { /* Asked for again, and told, when the booking is sent. */ });
            book.go("who");
        };
        return [
            stepHead(book, "time", t("chooseTime")),
            book.reading(slotsPath(book, center.id, item.service), ({ days }) => slotChoice({
                days,
                chosen: book.draft.slot,
                onChoose: (slot) => choose(slot, false),
                onWait: book.city?.waitlist ? (slot) => choose(slot, true) : null,
            })),
            actions(book),
        ];
    },
};
