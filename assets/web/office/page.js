// SPDX-License-Identifier: Apache-2.0
import { Hall } from "../base.js";
import { StaffPage } from "../staff/page.js";
import { Office } from "./office.js";
import { viewsFor } from "./views.js";
import { officeWords } from "./words.js";

/** An import of a whole catalog is judged line by line before it is answered. */
const timeout = 60_000;

await new StaffPage({
    table: officeWords,
    hall: new Hall({ base: "/office/v1", system: ["预约系统", "booking system"], timeout }),
    admits: (session) => viewsFor(session).length > 0,
    place: (session) => session.center,
    show: (page) => new Office(page),
}).open();
