// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP

// Displays follow what happens.
extension Check {
    /// A public event with the id that a client resumes by.
    private struct Heard: Equatable {
        let id: String
        let event: EventReply
    }

    func takeEventSteps() async {
        var all: [Heard] = []
        await step("a display that begins at 0 hears every event once, in order") {
            let stream = try await stage.hall.events(after: "0")
            all = try await read(stream) { $0.type == "ticket_called" && $0.number == "B002" }
            let positions = all.compactMap { Int($0.id) }
            try expect("positions", positions, is: Array(Set(positions)).sorted())
            let issued = all.filter { $0.event.type == "ticket_issued" }.compactMap(\.event.number)
            let expected = [
                "A001", "A002", "B001", "B002", "A003", try number(of: .walkIn), try number(of: .raced),
                try number(of: .green),
            ]
            try expect("issued", issued, is: expected)
        }
        await step("one that was cut off goes on by Last-Event-ID without a gap, and hears what is new") {
            let middle = all.count / 2
            guard all.indices.contains(middle) else { throw Miss(expected: "events", found: "none") }
            let stream = try await stage.hall.events(after: all[middle].id)
            let answer = try await stage.hall.post("/windows/1/recall", as: .window)
            _ = try outcome(answer, status: 200)
            let heard = try await read(stream) { $0.type == "ticket_recalled" && $0.number == "B002" }
            try expect("events before the new one", heard.dropLast(), is: all[(middle + 1)...])
        }
    }

    /// Reads events up to the one that `isLast`, and goes.
    private func read(_ stream: HTTPStream, until isLast: (EventReply) -> Bool) async throws -> [Heard] {
        let hall = try stage.hall
        defer { stream.cancel() }
        var parser = EventStreamParser()
        var heard: [Heard] = []
        while let bytes = try await stream.next() {
            hall.keep(bytes)
            for event in try parser.push(bytes) {
                let reply = try JSONDecoder().decode(EventReply.self, from: Data(event.data.utf8))
                heard.append(Heard(id: event.id ?? "", event: reply))
                if isLast(reply) { return heard }
            }
        }
        throw Miss(expected: "the last event", found: "the end of the stream after \(heard.count) events")
    }
}
