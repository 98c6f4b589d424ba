// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about halls and what goes down to them, prepared once.
final class LinkStatements {
    let hall, halls, hallsOfCenter, insertHall, raiseCursor, heard, feed, clearFeed, appendFeed, notice,
        setNotice, clearNotice, noteGap, gap, emptyFeed, forgetGaps, setGap, setCursor: Statement

    init(_ connection: Connection) throws(RowsError) {
        hall = try connection.prepare("SELECT * FROM hall WHERE id = ?", label: "read hall")
        halls = try connection.prepare("SELECT * FROM hall ORDER BY id", label: "list halls")
        hallsOfCenter = try connection.prepare("SELECT id FROM hall WHERE center = ? ORDER BY id", label: "list halls")
        insertHall = try connection.prepare(
            """
            INSERT INTO hall (id, center, name) VALUES (?,?,?) \
            ON CONFLICT (id) DO UPDATE SET center = excluded.center, name = excluded.name
            """,
            label: "enrol hall"
        )
        raiseCursor = try connection.prepare(
            "UPDATE hall SET cursor = max(cursor + 1, ?) WHERE id = ? RETURNING cursor",
            label: "raise cursor"
        )
        noteGap = try connection.prepare(
            "INSERT INTO feed_gap SELECT id, cursor, ?1 FROM hall WHERE id = ?2 AND cursor + 1 < ?1",
            label: "note gap of cursors"
        )
        emptyFeed = try connection.prepare("DELETE FROM feed WHERE hall = ?", label: "empty feed")
        forgetGaps = try connection.prepare("DELETE FROM feed_gap WHERE hall = ?", label: "forget gaps")
        setCursor = try connection.prepare("UPDATE hall SET cursor = ? WHERE id = ?", label: "begin feed anew")
        setGap = try connection.prepare("INSERT INTO feed_gap VALUES (?,0,?)", label: "begin feed anew")
        gap = try connection.prepare(
            "SELECT high FROM feed_gap WHERE hall = ?1 AND low < ?2 AND high > ?2",
            label: "find gap of cursors"
        )
        heard = try connection.prepare(
            "UPDATE hall SET position = ?, heard_at = ? WHERE id = ?",
            label: "note position"
        )
        feed = try connection.prepare(
            "SELECT cursor, booking, topic FROM feed WHERE hall = ? AND cursor > ? ORDER BY cursor LIMIT ?",
            label: "read feed"
        )
        clearFeed = try connection.prepare(
            "DELETE FROM feed WHERE hall = ? AND booking IS ? AND topic IS ?",
            label: "supersede change"
        )
        appendFeed = try connection.prepare(
            "INSERT INTO feed (hall, cursor, booking, notice, topic) VALUES (?,?,?,?,?)",
            label: "append change"
        )
        notice = try connection.prepare("SELECT text FROM notice WHERE center = ?", label: "read notice")
        setNotice = try connection.prepare(
            "INSERT INTO notice VALUES (?,?) ON CONFLICT (center) DO UPDATE SET text = excluded.text",
            label: "set notice"
        )
        clearNotice = try connection.prepare("DELETE FROM notice WHERE center = ?", label: "clear notice")
    }
}
