// SPDX-License-Identifier: Apache-2.0
import { StaffPage } from "../staff/page.js";
import { Desk } from "./desk.js";
import { windowWords } from "./words.js";

await new StaffPage({
    table: windowWords,
    roles: ["clerk"],
    asksWindow: true,
    show: (page) => new Desk(page),
}).open();
