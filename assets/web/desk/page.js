// SPDX-License-Identifier: Apache-2.0
import { StaffPage } from "../staff/page.js";
import { CounterDesk } from "./desk.js";
import { deskWords } from "./words.js";

await new StaffPage({ table: deskWords, roles: ["green"], show: (page) => new CounterDesk(page) }).open();
