// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms
import Vault

/// One row of the table `events`: a record in its stored form, linked to the one before it by a hash.
package struct StoredEvent: Sendable, Equatable {
    /// The record's place in the journal.
    package var position: Int64
    /// Milliseconds since the epoch.
    package var moment: Int64
    /// The hall's offset from UTC in seconds.
    package var offset: Int64
    /// The key of the intent.
    package var intent: String?
    /// The digest's 64 bits as a signed number.
    package var digest: Int64?
    /// Who asked.
    package var staff: String?
    /// The version of `body` and `answer`.
    package var version: Int64
    /// The event, by `EventCodec`.
    package var body: String
    /// The answer, by `EventCodec`.
    package var answer: String?
    /// What links the row to the one before it.
    package var hash: [UInt8]
    /// What vouches for a row that was shortened; nil for one that is as it was written.
    package var seal: [UInt8]?

    /// The stored form of `record`, following the row with the hash `previous`.
    package init(_ record: HallRecord, after previous: [UInt8]) {
        position = record.position.value
        moment = record.moment.timestamp.milliseconds
        offset = Int64(record.moment.offsetSeconds)
        intent = record.intent?.key.text
        digest = record.intent.map { Int64(bitPattern: $0.digest) }
        staff = record.staff?.text
        version = Int64(EventCodec.version(of: record.event))
        body = EventCodec.encode(record.event)
        answer = record.answer.map { EventCodec.encode($0) }
        hash = []
        hash = linkHash(after: previous)
    }

    /// Collects the columns.
    init(
        position: Int64,
        moment: Int64,
        offset: Int64,
        intent: String?,
        digest: Int64?,
        staff: String?,
        version: Int64,
        body: String,
        answer: String?,
        hash: [UInt8],
        seal: [UInt8]?
    ) {
        (self.position, self.moment, self.offset) = (position, moment, offset)
        (self.intent, self.digest, self.staff) = (intent, digest, staff)
        (self.version, self.body, self.answer, self.hash, self.seal) = (version, body, answer, hash, seal)
    }

    /// The hash before the first row of `hall`: no part of one hall's chain fits into another's.
    package static func firstHash(of hall: HallID) -> [UInt8] {
        Digest.sha256(Array("hallkiosk journal 1 \(hall)".utf8))
    }

    /// SHA-256 of the previous hash and every field: numbers as 8 bytes big-endian; a text as 1, its length and its
    /// UTF-8; an absent field as 0.
    package func linkHash(after previous: [UInt8]) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(previous.count + body.utf8.count + 256)
        bytes.append(number: position)
        bytes.append(number: moment)
        bytes.append(number: offset)
        bytes.append(text: intent)
        bytes.append(text: digest.map(String.init))
        bytes.append(text: staff)
        bytes.append(number: version)
        bytes.append(text: body)
        bytes.append(text: answer)
        return Digest.sha256(bytes)
    }

    /// Reads the record; throws `.corrupt` or `.newerVersion`.
    package func record() throws(JournalError) -> HallRecord {
        guard position > 0 else { throw .corrupt(at: nil) }
        let place = Position(position)
        // The version first: a newer program may have put anything into the other columns.
        let event = try EventCodec.event(body, version: version, at: place)
        var storedAnswer: HallAnswer?
        if let answer { storedAnswer = try EventCodec.answer(answer, version: version, at: place) }
        guard let seconds = Int(exactly: offset), abs(seconds) <= 86_400, (intent == nil) == (digest == nil) else {
            throw .corrupt(at: place)
        }
        return HallRecord(
            position: place,
            moment: Moment(Timestamp(milliseconds: moment), offsetSeconds: seconds),
            intent: try storedIntent(at: place),
            staff: try Self.read(staff, at: place) { StaffID($0) },
            event: event,
            answer: storedAnswer
        )
    }

    private func storedIntent(at place: Position) throws(JournalError) -> Intent? {
        guard let key = try Self.read(intent, at: place, { IntentKey(text: $0) }), let digest else { return nil }
        return Intent(key: key, digest: UInt64(bitPattern: digest))
    }

    private static func read<T>(
        _ text: String?,
        at place: Position,
        _ parse: (String) -> T?
    ) throws(JournalError) -> T? {
        guard let text else { return nil }
        guard let value = parse(text) else { throw .corrupt(at: place) }
        return value
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: number >> Int64(shift))) }
    }

    fileprivate mutating func append(text: String?) {
        guard let text else { return append(0) }
        append(1)
        append(number: Int64(text.utf8.count))
        append(contentsOf: text.utf8)
    }
}
