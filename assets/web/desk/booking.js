// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { labelled } from "../staff/signin.js";
import { tiles } from "../staff/tiles.js";

/** The documents that a visitor may bring, the commonest first. */
const documents = [
    "resident_id", "hmt_residence_permit", "hmt_travel_permit", "foreign_permanent_residence", "passport", "credit_code",
];

/** The fields of an exchange: the number with the last four of the document, or the document itself. */
export function bookingFields({ t }) {
    const text = (name, maximum, more = {}) => h(
        "input",
        { name, maxlength: maximum, autocomplete: "off", spellcheck: "false", autocapitalize: "characters", ...more },
    );
    const kinds = h("select", { name: "document_type" }, documents.map((kind) => h("option", { value: kind }, t(kind))));
    const byNumber = h(
        "div",
        { class: "proofs" },
        labelled(t("booking"), text("booking", 64, { inputmode: "numeric" })),
        labelled(t("lastFour"), text("last_four", 4)),
    );
    const byDocument = h(
        "div",
        { class: "proofs", hidden: true },
        labelled(t("documentType"), kinds),
        labelled(t("documentNumber"), text("document_number", 40)),
        labelled(t("bookingIfSeveral"), text("booking", 64, { inputmode: "numeric", disabled: true })),
    );
    const proof = tiles("proof", t("proof"), [["last_four", t("byLastFour")], ["document", t("byDocument")]]);
    proof.querySelector("input").checked = true;
    proof.addEventListener("change", (event) => turn(event.target.value === "document"));
    return [proof, byNumber, byDocument];

    /** One of the two at a time; fields that are not shown are not sent, and hold nothing. */
    function turn(isDocument) {
        for (const [part, isShown] of [[byNumber, !isDocument], [byDocument, isDocument]]) {
            part.hidden = !isShown;
            for (const input of part.querySelectorAll("input")) [input.value, input.disabled] = ["", !isShown];
        }
    }
}

/** What the fields ask the hall for, or what is missing in them. */
export function bookingWish(said) {
    const field = (name) => (said.get(name) ?? "").trim();
    const [path, booking] = ["/exchanges", field("booking")];
    if (said.get("proof") === "document") {
        if (field("document_number") === "") return { missing: "document_number" };
        const fields = { document_type: field("document_type"), document_number: field("document_number") };
        return { path, fields: booking === "" ? fields : { ...fields, booking } };
    }
    if (booking === "") return { missing: "booking" };
    if (field("last_four") === "") return { missing: "last_four" };
    return { path, fields: { booking, last_four: field("last_four") } };
}
