// SPDX-License-Identifier: Apache-2.0
import Checkup
import HTTP
import Ports
import Setup

/// Asks a hall's daemon what it says of itself.
struct DaemonEyes {
    /// What came of it.
    struct Answers {
        var hasToken = false
        var daemon: DaemonSight?
        var devices: [JSONValue]?
    }

    /// Where it listens.
    let url: String
    private let tokens: String

    /// A daemon that is asked for its health answers at once or not at all.
    private static let limitMilliseconds = 4000

    /// Takes the address of hall.conf unless `url` says another.
    init(_ hall: HallOnDisk, url: String?) {
        tokens = hall.directory + "/tokens"
        if let url {
            self.url = url
            return
        }
        let address = hall.settings?.api.address ?? "127.0.0.1"
        let reached = ["0.0.0.0", "::"].contains(address) ? "127.0.0.1" : address
        self.url = "http://\(reached.contains(":") ? "[\(reached)]" : reached):\(hall.settings?.api.port ?? 8470)"
    }

    /// The way to ask; nil when its token cannot be read.
    func access() -> DaemonAccess? {
        try? DaemonAccess(url: url, root: "/api/v1", tokens: tokens, role: "admin")
    }

    func ask() async -> Answers {
        var answers = Answers()
        guard let access = access() else {
            return answers
        }
        answers.hasToken = true
        let client = HTTPClient()
        defer { client.close() }
        guard let status = await Self.read("/status", access, client) else { return answers }
        answers.daemon = DaemonSight(status)
        answers.devices = await Self.read("/devices", access, client)?["devices"].rows
        return answers
    }

    /// The port it listens on.
    var port: Int { url.split(separator: ":").last.flatMap { Int($0.prefix { $0 != "/" }) } ?? 8470 }

    /// The answer to one question; nil when none came.
    static func read(_ path: String, _ access: DaemonAccess, _ client: HTTPClient) async -> JSONValue? {
        var call = access.call(path)
        call.timeoutMilliseconds = limitMilliseconds
        guard let reply = try? await client.send(call), reply.status == 200 else { return nil }
        return JSONValue(bytes: reply.body)
    }
}

extension DaemonSight {
    /// Reads `GET /status`.
    fileprivate init(_ status: JSONValue) {
        self.init()
        storage = status["storage.state"].shown
        storageDetail = status["storage.detail"].said
        snapshotFailure = status["journal.snapshot_failure"].said
        clockIsBehind = status["clock.behind"] == .flag(true)
        link = status["link.state"].shown
        if case .whole(let seconds) = status["link.center_offset_seconds"] { centerOffset = Int(seconds) }
        if case .whole(let count) = status["link.unsynced"] { unsynced = count }
        lastContact = status["link.last_contact_at"].said
        alarms = status["link.alarms"].rows.compactMap(\.said)
        paperAlarms = status["stations"].rows.filter { station in
            station["devices"].rows.contains { $0["paper.low"] == .flag(true) }
        }.compactMap { $0["id"].said }
    }
}

extension JSONValue {
    /// A text; nil for everything else.
    fileprivate var said: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}
