// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the no-show register, prepared once.
final class NoShowStatements {
    let event, eventsOfPerson, eventsOfSlots, register, setStanding, page, openCenters, unjudged: Statement
    let appeal, openAppeals, insertAppeal, answerAppeal: Statement
    let listing, insertListing, moveListing, endListing, listingsDue, listings: Statement

    init(_ connection: Connection) throws(RowsError) {
        event = try connection.prepare("SELECT * FROM no_show_event WHERE booking = ?", label: "read no-show")
        eventsOfPerson = try connection.prepare(
            "SELECT * FROM no_show_event WHERE person = ? AND day >= ? ORDER BY recorded_at, booking",
            label: "read no-shows of person"
        )
        eventsOfSlots = try connection.prepare(Self.eventsOfSlotsText, label: "read no-shows of slots")
        register = try connection.prepare(Self.registerText, label: "register no-show")
        setStanding = try connection.prepare(Self.setStandingText, label: "change no-show")
        page = try connection.prepare(Self.pageText, label: "list no-shows")
        openCenters = try connection.prepare(
            "SELECT DISTINCT center FROM booking WHERE standing = 'booked' AND slot_end <= ? ORDER BY center",
            label: "find unjudged centers"
        )
        unjudged = try connection.prepare(Self.unjudgedText, label: "find unjudged bookings")
        appeal = try connection.prepare("SELECT * FROM no_show_appeal WHERE booking = ?", label: "read appeal")
        openAppeals = try connection.prepare(
            "SELECT * FROM no_show_appeal WHERE decision IS NULL ORDER BY made_at, booking LIMIT ?",
            label: "list appeals"
        )
        insertAppeal = try connection.prepare(
            "INSERT INTO no_show_appeal (booking, made_at, reason) VALUES (?,?,?)",
            label: "make appeal"
        )
        answerAppeal = try connection.prepare(Self.answerAppealText, label: "answer appeal")
        listing = try connection.prepare(
            "SELECT since, until FROM no_show_listing WHERE person = ? AND ended_at IS NULL",
            label: "read listing"
        )
        insertListing = try connection.prepare(Self.insertListingText, label: "list person")
        moveListing = try connection.prepare(
            "UPDATE no_show_listing SET until = ? WHERE person = ? AND ended_at IS NULL",
            label: "move end of listing"
        )
        endListing = try connection.prepare(
            "UPDATE no_show_listing SET ended_at = ? WHERE person = ? AND ended_at IS NULL",
            label: "delist person"
        )
        listingsDue = try connection.prepare(
            "SELECT person FROM no_show_listing WHERE ended_at IS NULL AND until <= ? ORDER BY until, person LIMIT ?",
            label: "find listings that end"
        )
        listings = try connection.prepare(Self.listingsText, label: "list listings")
    }

    private static let eventsOfSlotsText: StaticString = """
        SELECT * FROM no_show_event WHERE center = ? AND slot_start < ? AND slot_end > ? AND standing = 'registered' \
        ORDER BY booking LIMIT ?
        """

    private static let registerText: StaticString = """
        INSERT INTO no_show_event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,0,0) ON CONFLICT (booking) DO UPDATE \
        SET kind = excluded.kind, halves = excluded.halves, recorded_at = excluded.recorded_at, \
        heard_until = excluded.heard_until, standing = excluded.standing, revision = revision + 1, report_at = 0 \
        WHERE standing = 'taken_back'
        """

    private static let setStandingText: StaticString = """
        UPDATE no_show_event SET standing = ?, revision = revision + 1, failures = 0, report_at = 0 \
        WHERE booking = ? AND standing = 'registered'
        """

    private static let pageText: StaticString = """
        SELECT * FROM no_show_event WHERE (?1 IS NULL OR center = ?1) AND day BETWEEN ?2 AND ?3 \
        AND (?4 IS NULL OR standing = ?4) AND (day, booking) > (?5, ?6) ORDER BY day, booking LIMIT ?7
        """

    private static let unjudgedText: StaticString = """
        SELECT number FROM booking WHERE center = ? AND standing = 'booked' AND slot_end <= ? \
        ORDER BY slot_end, number LIMIT ?
        """

    private static let answerAppealText: StaticString = """
        UPDATE no_show_appeal SET decision = ?, note = ?, staff = ?, decided_at = ? \
        WHERE booking = ? AND decision IS NULL
        """

    private static let insertListingText: StaticString = """
        INSERT INTO no_show_listing VALUES (?,?,?,NULL) ON CONFLICT (person, since) \
        DO UPDATE SET until = excluded.until, ended_at = NULL
        """

    private static let listingsText: StaticString = """
        SELECT person, since, until FROM no_show_listing WHERE ended_at IS NULL AND person > ? \
        ORDER BY person LIMIT ?
        """
}
