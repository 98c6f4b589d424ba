// SPDX-License-Identifier: Apache-2.0
// Every view of the page by its name; a view makes the nodes of `main` from what the page knows.
import { home } from "./home.js";
import { centers } from "./centers.js";
import { items } from "./items.js";
import { guide } from "./guide.js";
import { time } from "./time.js";
import { who } from "./who.js";
import { confirm } from "./confirm.js";
import { done } from "./done.js";
import { find } from "./find.js";
import { record } from "./record.js";
import { cancel } from "./cancel.js";
import { move } from "./move.js";
import { queue } from "./queue.js";
import { noShows } from "./noshows.js";
import { feedback } from "./feedback.js";
import { extras } from "./extras.js";

export const views = {
    home, centers, items, guide, time, who, confirm, done, find, record, cancel, move, queue, noShows, feedback, extras,
};
