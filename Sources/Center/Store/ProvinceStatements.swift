// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the province, prepared once.
final class ProvinceStatements {
    let uncoded, setCode, code, failures, fail, settle, identity, person, insertPerson: Statement
    let unreported, reported, reportFailures, reportFailed: Statement
    let retryLine, retryBookings, retryEvents, line, lineFailed, lineAnswered, enable, setCursor, pendingCodes,
        pendingEvents, countListed: Statement
    let list, delist, clearList, reportAgain, listing: Statement

    init(_ connection: Connection) throws(RowsError) {
        uncoded = try connection.prepare(Self.uncodedText, label: "find uncoded bookings")
        // Never two codes for one booking (R63).
        setCode = try connection.prepare(Self.setCodeText, label: "code booking")
        code = try connection.prepare("SELECT province_code FROM booking WHERE number = ?", label: "read code")
        failures = try connection.prepare(Self.failuresText, label: "read attempts")
        fail = try connection.prepare(Self.failText, label: "note failed attempt")
        settle = try connection.prepare("DELETE FROM province_attempt WHERE booking = ?", label: "forget attempts")
        identity = try connection.prepare(Self.identityText, label: "find identity")
        person = try connection.prepare("SELECT mark FROM province_person WHERE tag = ?", label: "read mark")
        insertPerson = try connection.prepare(Self.insertPersonText, label: "note mark")
        unreported = try connection.prepare(Self.unreportedText, label: "find unreported events")
        reported = try connection.prepare(Self.reportedText, label: "note reported event")
        reportFailures = try connection.prepare(Self.reportFailuresText, label: "read failed reports")
        reportFailed = try connection.prepare(Self.reportFailedText, label: "note failed report")
        retryLine = try connection.prepare("UPDATE province_line SET next_at = 0", label: "retry line")
        retryBookings = try connection.prepare("UPDATE province_attempt SET next_at = 0", label: "retry bookings")
        retryEvents = try connection.prepare(Self.retryEventsText, label: "retry events")
        line = try connection.prepare("SELECT * FROM province_line", label: "read line")
        lineFailed = try connection.prepare(Self.lineFailedText, label: "note trouble")
        lineAnswered = try connection.prepare(Self.lineAnsweredText, label: "note answer")
        enable = try connection.prepare("UPDATE province_line SET enabled = ?, next_at = 0", label: "enable line")
        setCursor = try connection.prepare("UPDATE province_line SET cursor = ?", label: "move cursor")
        pendingCodes = try connection.prepare(Self.pendingCodesText, label: "count uncoded")
        pendingEvents = try connection.prepare(Self.pendingEventsText, label: "count unreported")
        countListed = try connection.prepare("SELECT count(*) FROM province_listing", label: "count listed")
        list = try connection.prepare(Self.listText, label: "take listing")
        delist = try connection.prepare("DELETE FROM province_listing WHERE mark = ?", label: "drop listing")
        clearList = try connection.prepare("DELETE FROM province_listing", label: "forget list")
        reportAgain = try connection.prepare(Self.reportAgainText, label: "report everything again")
        listing = try connection.prepare(Self.listingText, label: "read listing of person")
    }

    private static let uncodedText: StaticString = """
        SELECT number, center, service, slot_start, slot_end FROM booking WHERE province_code IS NULL AND NOT EXISTS \
        (SELECT 1 FROM province_attempt WHERE booking = number AND next_at > ?) ORDER BY number LIMIT ?
        """

    private static let failText: StaticString = """
        INSERT INTO province_attempt VALUES (?,?,?) ON CONFLICT (booking) DO UPDATE \
        SET failures = excluded.failures, next_at = excluded.next_at
        """

    private static let listText: StaticString = """
        INSERT INTO province_listing VALUES (?,?,?) ON CONFLICT (mark) DO UPDATE \
        SET events = excluded.events, since = excluded.since
        """

    private static let listingText: StaticString = """
        SELECT l.mark, l.events, l.since FROM province_person p JOIN province_listing l ON l.mark = p.mark \
        WHERE p.tag = ?
        """

    private static let setCodeText: StaticString =
        "UPDATE booking SET province_code = ? WHERE number = ? AND province_code IS NULL"

    private static let failuresText: StaticString =
        "SELECT failures FROM province_attempt WHERE booking = ?"

    private static let identityText: StaticString =
        "SELECT coalesce(length(principal_sealed), 0) FROM booking WHERE number = ?"

    private static let insertPersonText: StaticString =
        "INSERT INTO province_person VALUES (?,?) ON CONFLICT (tag) DO UPDATE SET mark = excluded.mark"

    private static let unreportedText: StaticString =
        "SELECT * FROM no_show_event WHERE reported < revision AND report_at <= ? ORDER BY report_at, booking LIMIT ?"

    private static let reportedText: StaticString =
        "UPDATE no_show_event SET reported = max(reported, ?), failures = 0, report_at = 0 WHERE booking = ?"

    private static let reportFailuresText: StaticString =
        "SELECT failures FROM no_show_event WHERE booking = ?"

    private static let reportFailedText: StaticString =
        "UPDATE no_show_event SET failures = ?, report_at = ? WHERE booking = ?"

    private static let retryEventsText: StaticString =
        "UPDATE no_show_event SET report_at = 0 WHERE reported < revision"

    private static let lineFailedText: StaticString =
        "UPDATE province_line SET failures = failures + 1, next_at = ?, trouble = ?"

    private static let lineAnsweredText: StaticString =
        "UPDATE province_line SET failures = 0, next_at = 0, trouble = NULL, answered_at = ?"

    private static let pendingCodesText: StaticString =
        "SELECT count(*) FROM booking WHERE province_code IS NULL"

    private static let pendingEventsText: StaticString =
        "SELECT count(*) FROM no_show_event WHERE reported < revision"

    private static let reportAgainText: StaticString =
        "UPDATE no_show_event SET reported = 0, failures = 0, report_at = 0"
}
