// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { labelled } from "../staff/signin.js";

/** The stages of a complaint, in order (R52). */
const stages = ["received", "verified", "handled", "answered"];
/** What a complaint can be about, with the word for it. */
const subjects = {
    walk_in_refused: "walk_in_refused", waiting: "waiting_subject", booking: "booking", no_show: "no_show",
    green_channel: "green_channel", staff_conduct: "staff_conduct", intermediary: "intermediary",
    not_handled: "not_handled", other: "other",
};

/** Open complaints with what comes next, and the way to record one. */
export function complaintCard(page, complaints) {
    const { t } = page;
    const add = h(
        "button",
        { type: "button", data: { focus: "new-complaint" }, on: { click: () => record(page) } },
        t("newComplaint"),
    );
    return [
        h("header", {}, h("h2", {}, t("complaints")), add),
        complaints.length === 0
            ? h("p", { class: "soft" }, t("noComplaints"))
            : h("ul", { role: "list", class: "cases" }, complaints.map((complaint) => caseRow(page, complaint))),
    ];
}

function caseRow(page, complaint) {
    const { t } = page;
    const next = stages[stages.indexOf(complaint.stage) + 1];
    const order = complaint.hotline && t("hotlineShort", { order: complaint.hotline });
    const about = [complaint.ticket?.split(".").pop(), order];
    return h(
        "li",
        {},
        h(
            "div",
            {},
            h("strong", {}, t(subjects[complaint.subject])),
            ` ${about.filter(Boolean).join(" ")}`,
            h("div", { class: "soft" }, `${t(complaint.stage)}，${t("due", { day: complaint.due })}`),
        ),
        h(
            "span",
            { class: "row push" },
            complaint.overdue && h("span", { class: "mark alarm" }, t("overdue")),
            next && h(
                "button",
                {
                    type: "button",
                    data: { focus: `move-${complaint.id}` },
                    on: { click: () => move(page, complaint, next) },
                },
                t("moveTo", { stage: t(next) }),
            ),
        ),
    );
}

async function move(page, complaint, stage) {
    const { t } = page;
    if (await page.act(`/complaints/${complaint.id}/move`, { to: stage }) === null) return;
    page.tell(t("complaintMoved", { stage: t(stage) }), "good");
}

/** Records what it is about; what was said stays with people. */
async function record(page) {
    const { t } = page;
    const fields = await openDialog(t("newComplaint"), (close) => {
        const subject = h("select", { name: "subject", autofocus: true }, Object.entries(subjects)
            .map(([value, word]) => h("option", { value }, t(word))));
        const ticket = h("input", { maxlength: 24, autocomplete: "off", spellcheck: "false" });
        const hotline = h("input", { maxlength: 40, autocomplete: "off", spellcheck: "false" });
        const form = h(
            "form",
            { novalidate: true },
            labelled(t("subject"), subject),
            labelled(t("ticket"), ticket),
            labelled(t("hotline"), hotline),
            h(
                "div",
                { class: "foot" },
                h("button", { type: "button", on: { click: () => close(null) } }, t("cancel")),
                h("button", { type: "submit", class: "primary" }, t("newComplaint")),
            ),
        );
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            const said = { subject: subject.value };
            if (ticket.value.trim()) said.ticket = ticket.value.trim().toUpperCase();
            if (hotline.value.trim()) said.hotline = hotline.value.trim();
            close(said);
        });
        return form;
    });
    if (fields === null || await page.act("/complaints", fields) === null) return;
    page.tell(t("complaintKept"), "good");
}
