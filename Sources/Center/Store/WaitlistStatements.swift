// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the wait-list and its offers, prepared once.
final class WaitlistStatements {
    let entry, entryOfIntent, waiting, openOfPerson, insert, insertWish, wishes, update, due, page, ofPerson,
        ahead: Statement
    let old, deleteOffers, deleteWishes, delete, offer, openOffer, insertOffer, endOffer, lapsed,
        offersOfUnit: Statement

    init(_ connection: Connection) throws(RowsError) {
        entry = try connection.prepare("SELECT * FROM waitlist WHERE id = ?", label: "read place")
        entryOfIntent = try connection.prepare("SELECT * FROM waitlist WHERE intent = ?", label: "find place")
        waiting = try connection.prepare(Self.waitingText, label: "find waiting places")
        openOfPerson = try connection.prepare(
            "SELECT count(*) FROM waitlist WHERE principal_tag = ? AND standing = 'waiting'",
            label: "count places of person"
        )
        insert = try connection.prepare(Self.insertText, label: "make place")
        insertWish = try connection.prepare(
            "INSERT INTO waitlist_wish VALUES (?,?,?) ON CONFLICT DO NOTHING",
            label: "make wish"
        )
        wishes = try connection.prepare(
            "SELECT start, end FROM waitlist_wish WHERE entry = ? ORDER BY start, end",
            label: "read wishes"
        )
        update = try connection.prepare(Self.updateText, label: "change place")
        due = try connection.prepare(
            "SELECT * FROM waitlist WHERE standing = 'waiting' AND until <= ? ORDER BY until LIMIT ?",
            label: "find places that end"
        )
        page = try connection.prepare(Self.pageText, label: "list places")
        ofPerson = try connection.prepare(
            "SELECT * FROM waitlist WHERE principal_tag = ? AND standing = 'waiting' ORDER BY seq",
            label: "list places of person"
        )
        ahead = try connection.prepare(Self.aheadText, label: "count places ahead")
        old = try connection.prepare(
            "SELECT id FROM waitlist WHERE until < ? AND standing <> 'waiting' ORDER BY until LIMIT ?",
            label: "find old places"
        )
        deleteOffers = try connection.prepare("DELETE FROM waitlist_offer WHERE entry = ?", label: "delete offers")
        deleteWishes = try connection.prepare("DELETE FROM waitlist_wish WHERE entry = ?", label: "delete wishes")
        delete = try connection.prepare("DELETE FROM waitlist WHERE id = ?", label: "delete place")
        offer = try connection.prepare("SELECT * FROM waitlist_offer WHERE id = ?", label: "read offer")
        openOffer = try connection.prepare(
            "SELECT * FROM waitlist_offer WHERE entry = ? AND outcome = 'open'",
            label: "read open offer"
        )
        insertOffer = try connection.prepare(Self.insertOfferText, label: "make offer")
        endOffer = try connection.prepare(
            "UPDATE waitlist_offer SET outcome = ? WHERE id = ? AND outcome = 'open'",
            label: "end offer"
        )
        lapsed = try connection.prepare(
            "SELECT * FROM waitlist_offer WHERE outcome = 'open' AND until <= ? ORDER BY until, id LIMIT ?",
            label: "find lapsed offers"
        )
        offersOfUnit = try connection.prepare(
            "SELECT 1 FROM waitlist_offer WHERE unit = ? AND outcome = 'open'",
            label: "find offer of unit"
        )
    }

    /// Those that were offered the unit before, or have an offer open, are not asked.
    private static let waitingText: StaticString = """
        SELECT * FROM waitlist WHERE center = ?1 AND service = ?2 AND standing = 'waiting' \
        AND EXISTS (SELECT 1 FROM waitlist_wish WHERE entry = waitlist.id AND start <= ?3 AND end >= ?4) \
        AND NOT EXISTS (SELECT 1 FROM waitlist_offer WHERE entry = waitlist.id AND (unit = ?5 OR outcome = 'open')) \
        ORDER BY seq LIMIT ?6
        """

    private static let insertText: StaticString = """
        INSERT INTO waitlist (id, intent, center, service, item, principal_tag, principal_masked, \
        principal_sealed, agent_sealed, terms, made_at, standing, missed, until) \
        VALUES (?,?,?,?,?,?,?,?,?,?,?,'waiting',0,?)
        """

    private static let updateText: StaticString = """
        UPDATE waitlist SET standing = ?1, missed = ?2, booking = ?3, \
        principal_sealed = CASE WHEN ?1 = 'waiting' THEN principal_sealed ELSE x'' END, \
        agent_sealed = CASE WHEN ?1 = 'waiting' THEN agent_sealed END WHERE id = ?4
        """

    private static let pageText: StaticString = """
        SELECT * FROM waitlist WHERE (?1 IS NULL OR center = ?1) AND (?2 IS NULL OR service = ?2) AND standing = 'waiting' \
        AND seq > ?3 ORDER BY seq LIMIT ?4
        """

    private static let aheadText: StaticString = """
        SELECT count(*) FROM waitlist WHERE center = ? AND service = ? AND standing = 'waiting' \
        AND seq < (SELECT seq FROM waitlist WHERE id = ?)
        """

    private static let insertOfferText: StaticString = """
        INSERT INTO waitlist_offer (unit, entry, slot_start, slot_end, made_at, until, outcome) \
        VALUES (?,?,?,?,?,?,'open')
        """
}
