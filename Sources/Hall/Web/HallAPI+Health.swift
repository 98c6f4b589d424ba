// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal

// How the machine is.
extension HallAPI {
    /// Says where the API is.
    func greet(_ query: Query) async throws(APIFault) -> HTTPReply {
        .text("hallkiosk: the API is under \(Self.root)\n")
    }

    /// Says whether tickets can be issued.
    func showHealth(_ query: Query) async throws(APIFault) -> HTTPReply {
        try Self.health(await parts.journal.status().storage)
    }

    /// Judged by the last attempt: a full disk is well again with the first ticket that could be stored.
    static func health(_ storage: JournalStatus.Storage) throws(APIFault) -> HTTPReply {
        switch storage {
        case .ok: return .text("ok\n")
        case .full, .failed: throw APIFault(503, "not-issuing", "暂时不能取号", "Tickets cannot be stored now")
        }
    }

    /// Tells how the hall is doing.
    func showStatus(_ query: Query) async throws(APIFault) -> HTTPReply {
        WebJSON.reply(StatusView(await parts.gather(), parts.plan, at: now))
    }

    /// Tells of each device of hall.conf.
    func listDevices(_ query: Query) async throws(APIFault) -> HTTPReply {
        WebJSON.reply(DevicesView(await parts.devices(), at: now))
    }

    /// Tells figures to Prometheus.
    func showMetrics(_ query: Query) async throws(APIFault) -> HTTPReply {
        let text = await MetricsText(parts.gather(), feeds.figures(), tally.table, at: now).text
        return HTTPReply(status: 200, type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array(text.utf8))
    }
}
