// SPDX-License-Identifier: Apache-2.0
import { StaffPage } from "../staff/page.js";
import { HelpDesk } from "./desk.js";
import { greenWords } from "./words.js";

await new StaffPage({ table: greenWords, roles: ["green"], show: (page) => new HelpDesk(page) }).open();
