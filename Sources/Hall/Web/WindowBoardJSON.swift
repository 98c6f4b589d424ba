// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The JSON of a sign above a window.
///
/// Without its position: a sign is sent anew only when it changes.
struct WindowBoardJSON: JSONWritable {
    private let board: WindowBoard
    private let serviceName: String?

    init(_ board: WindowBoard, _ plan: HallPlan) {
        self.board = board
        serviceName = board.service.map { plan.service($0)?.name ?? $0.text }
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("calls", number: board.calls)
        json.member("clerk", board.clerk?.text)
        json.member("label", board.label)
        json.member("mode", board.mode.rawValue)
        json.member("number", board.number)
        json.member("service", serviceName)
        json.member("window", board.window.text)
        json.member("zone", board.zone?.text)
        json.endObject()
    }
}
