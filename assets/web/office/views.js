// SPDX-License-Identifier: Apache-2.0
import { AuditView } from "./audit.js";
import { BindingsView } from "./bindings.js";
import { BookingsView } from "./bookings.js";
import { CalendarView } from "./calendar.js";
import { CatalogView } from "./catalog.js";
import { HallsView } from "./halls.js";
import { ModeView } from "./mode.js";
import { NoShowsView } from "./noshows.js";
import { OverviewView } from "./overview.js";
import { PeopleView } from "./people.js";
import { PrivacyView } from "./privacy.js";
import { ProvinceView } from "./province.js";
import { ReviewsView } from "./reviews.js";
import { RulesView } from "./rules.js";
import { SlotsView } from "./slots.js";
import { StatisticsView } from "./statistics.js";
import { SupervisionView } from "./supervision.js";
import { WaitListView } from "./waitlist.js";

/** The parts of the navigation, in their order. */
export const groups = [
    { name: "work", words: ["日常", "Every day"] },
    { name: "set", words: ["配置", "Set-up"] },
    { name: "line", words: ["大厅与特殊情形", "Halls"] },
    { name: "watch", words: ["监督", "Supervision"] },
];

/** Every view: what it needs of the session, and whether it is of the whole city whatever center is chosen. */
const all = [
    view("overview", "work", "read_catalog", ["总览", "Overview"], OverviewView, true),
    view("bookings", "work", "read_bookings", ["预约", "Bookings"], BookingsView),
    view("reviews", "work", "read_bookings", ["预审", "Pre-review"], ReviewsView),
    view("slots", "work", "read_catalog", ["号源", "Numbers"], SlotsView),
    view("waitlist", "work", "read_bookings", ["候补与号池", "Wait-list"], WaitListView),
    view("noshows", "work", "read_noshows", ["失约名录", "No-shows"], NoShowsView),
    view("catalog", "set", "read_catalog", ["预约目录", "Catalog"], CatalogView),
    view("bindings", "set", "read_catalog", ["事项绑定", "Bindings"], BindingsView),
    view("calendar", "set", "read_catalog", ["日历", "Calendar"], CalendarView),
    view("rules", "set", "read_rules", ["预约规则", "Rules"], RulesView, true),
    view("halls", "line", "read_bookings", ["大厅", "Halls"], HallsView, true),
    view("mode", "line", "read_rules", ["仅预约办理", "Booking only"], ModeView),
    view("province", "line", "read_bookings", ["省平台", "Province"], ProvinceView, true),
    view("statistics", "watch", "read_figures", ["统计", "Statistics"], StatisticsView),
    view("supervision", "watch", "read_supervision", ["监督", "Supervision"], SupervisionView),
    view("audit", "watch", "read_audit", ["审计", "Audit"], AuditView, true),
    view("people", "watch", "manage_staff", ["人员", "Staff"], PeopleView, true),
    view("privacy", "watch", "read_supervision", ["个人信息", "Personal data"], PrivacyView, true),
];

function view(name, group, needs, words, View, isOfCity = false) {
    return { name, group, needs, words, isOfCity, make: (desk) => new View(desk) };
}

/** What a session may open. */
export function viewsFor(session) {
    const held = new Set(session.permissions ?? []);
    return all.filter((one) => held.has(one.needs));
}
