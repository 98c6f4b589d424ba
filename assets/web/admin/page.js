// SPDX-License-Identifier: Apache-2.0
import { StaffPage } from "../staff/page.js";
import { Office } from "./office.js";
import { adminWords } from "./words.js";

await new StaffPage({ table: adminWords, roles: ["admin"], show: (page) => new Office(page) }).open();
