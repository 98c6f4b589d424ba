// SPDX-License-Identifier: Apache-2.0
import Journal
import Link
import Queueing
import Terms
import Wire

/// The hall's journal as it was read from outside, row by row: what was there once has to stay, for ever and unchanged.
struct JournalMirror {
    let directory: String
    /// The state that follows from what was read.
    private(set) var state = HallState()
    /// The answers that are stored, by key, and how many events led to each.
    private(set) var answers: [String: HallAnswer] = [:]
    /// What the center is to be told.
    private(set) var facts: [FactBatch.Entry] = []
    /// What displays are to be told, in order.
    private(set) var told: [PublicWord] = []
    private var issued: Set<TicketID> = []
    private var chain: [UInt8]

    private static let pageRows = 1000

    init(directory: String, hall: HallID) {
        self.directory = directory
        chain = StoredEvent.firstHash(of: hall)
    }

    /// How far it was read.
    var position: Position { state.position }

    /// Reads what is new, and says what cannot be.
    mutating func advance() throws -> [Finding] {
        var findings: [Finding] = []
        while true {
            // The last row once more: with its hash everything before it is as it was.
            let known = position
            let after = Position(max(0, known.value - 1))
            var rows = try Journal.rows(in: directory, after: after, limit: Self.pageRows)[...]
            if known > .start {
                guard let last = rows.popFirst(), last.position == known.value else {
                    let found = try Journal.rows(in: directory, after: .start, limit: Self.pageRows).last?.position ?? 0
                    return findings + [
                        Finding(.lost, "the journal ended at \(known) and now ends before, about \(found)")
                    ]
                }
                guard last.hash == chain else {
                    return findings + [Finding(.changed, "the journal up to \(known) is not what it was")]
                }
            }
            guard !rows.isEmpty else { return findings }
            for row in rows {
                guard row.position == position.next.value, row.follows(chain) else {
                    return findings + [Finding(.damaged, "the journal's chain is broken after \(position)")]
                }
                findings += take(try row.record())
                chain = row.hash
            }
        }
    }

    private mutating func take(_ record: HallRecord) -> [Finding] {
        var findings: [Finding] = []
        if case .ticketIssued(let id, _, let kind, _, _, _, _) = record.event {
            if !issued.insert(id).inserted { findings.append(Finding(.doubled, "number \(id) was issued twice")) }
            if case .booked(let booking, _, _, _) = kind, state.liveTicket(forBooking: booking) != nil {
                findings.append(Finding(.doubled, "booking \(booking) has two tickets, \(id) is the second"))
            }
        }
        if let key = record.intent?.key.text, let answer = record.answer {
            if answers.updateValue(answer, forKey: key) != nil {
                findings.append(Finding(.doubled, "\(key) was carried out twice, again at \(record.position)"))
            }
        }
        state.apply(record)
        if let fact = FactTranslation.entry(of: record) { facts.append(fact) }
        if let word = PublicWord(record) { told.append(word) }
        return findings
    }
}
