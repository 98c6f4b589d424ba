// SPDX-License-Identifier: Apache-2.0
import { StaffPage } from "../staff/page.js";
import { DutyDesk } from "./desk.js";
import { hallWords } from "./words.js";

await new StaffPage({ table: hallWords, roles: ["manager"], show: (page) => new DutyDesk(page) }).open();
