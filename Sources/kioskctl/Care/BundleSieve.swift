// SPDX-License-Identifier: Apache-2.0

/// What of a daemon's answers goes into a support bundle: members by name, so that one of a later release stays out.
enum BundleSieve {
    private static let status = [
        "position", "day", "at", "clock.behind", "clock.step_back_milliseconds", "storage.state", "storage.since",
        "journal.waiting", "journal.groups", "journal.largest_group", "journal.last_commit_milliseconds",
        "journal.snapshot_position", "link.state", "link.unsynced", "link.oldest_unsynced_at", "link.last_contact_at",
        "link.center_offset_seconds", "link.certificate_until",
    ]
    private static let device = ["kind", "state", "working", "node", "address", "since", "paper.metres", "paper.low"]
    private static let counters = [
        "opened", "closed", "failures", "received_bytes", "sent_bytes", "cards", "scans", "slips", "frames", "refused",
    ]

    /// The figures of `GET /status`.
    static func status(_ answer: JSONValue) -> JSONValue {
        var members = picked(status, from: answer)
        members["stations"] = .list(answer["stations"].rows.map { devices($0) })
        return .object(members)
    }

    /// The devices of `GET /devices` or of a station: never what one says it is.
    static func devices(_ answer: JSONValue) -> JSONValue {
        .list(
            answer["devices"].rows.map { row in
                let counted = picked(counters.map { "counters." + $0 }, from: row)
                return .object(picked(device, from: row).merging(counted) { first, _ in first })
            }
        )
    }

    /// Whether a line of /metrics is a figure: a name, labels of letters and digits, a number.
    static func isFigure(_ line: some StringProtocol) -> Bool {
        guard let space = line.lastIndex(of: " "), Double(line[line.index(after: space)...]) != nil else {
            return false
        }
        let name = line[..<space]
        return name.utf8.count <= 200
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "_{}=\",.-:+".utf8.contains(byte)
                }
            }
    }

    /// Members that are numbers, truth or short plain words.
    private static func picked(_ paths: [String], from value: JSONValue) -> [String: JSONValue] {
        paths.reduce(into: [:]) { members, path in
            switch value[path] {
            case .text(let text) where text.utf8.count <= 80 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }:
                members[path] = .text(text)
            case .whole, .number, .flag: members[path] = value[path]
            default: break
            }
        }
    }
}
