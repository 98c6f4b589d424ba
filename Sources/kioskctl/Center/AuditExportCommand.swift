// SPDX-License-Identifier: Apache-2.0

/// `kioskctl center audit export`: the whole log, part by part; parts that follow each other are one log.
struct AuditExportCommand {
    private let desk: CenterDesk

    init(_ invocation: Invocation) throws { desk = try CenterDesk(invocation) }

    @concurrent
    func run() async throws {
        var after: Int64 = 0
        while true {
            let part = try await desk.read("/audit/export?after=\(after)")
            guard let last = Self.lastEntry(part) else {
                // A log without entries has nothing but where it begins.
                if after == 0 { Terminal.write(part) }
                return
            }
            Terminal.write(part)
            after = last
        }
    }

    /// The number of the last entry among lines of JSON, nil without one.
    static func lastEntry(_ part: [UInt8]) -> Int64? {
        for line in part.split(separator: UInt8(ascii: "\n")).reversed() {
            if case .whole(let number)? = JSONValue(bytes: Array(line)).map({ $0["entry.seq"] }) { return number }
        }
        return nil
    }
}
