// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports

/// A display that follows the hall's events and resumes by Last-Event-ID, whatever happens to the hall.
final class Follower: Sendable {
    private struct Heard {
        var door: Door?
        var words: [PublicWord] = []
        var lastID = "0"
        var findings: [Finding] = []
        /// How often it had to begin a new stream.
        var resumed = 0
    }

    private let loop: EventLoop
    private let heard = Lock(Heard())

    init(_ loop: EventLoop) { self.loop = loop }

    /// Where the hall is from now on.
    func follow(_ door: Door) { heard.withLock { $0.door = door } }

    /// What it was told, in order.
    var words: [PublicWord] { heard.withLock { $0.words } }

    /// The position of the last event it was told.
    var last: Int64 { heard.withLock { $0.words.last?.position ?? 0 } }

    /// What it was told that cannot be.
    func takeFindings() -> [Finding] {
        heard.withLock { heard in
            defer { heard.findings = [] }
            return heard.findings
        }
    }

    /// Follows until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            if let door = heard.withLock({ $0.door }) { try? await read(from: door) }
            guard (try? await loop.wait(for: .milliseconds(2))) != nil else { return }
        }
    }

    private func read(from door: Door) async throws {
        var call = door.call(.get, "/api/v1/events", "display")
        let lastID = heard.withLock { $0.lastID }
        call.headers["Last-Event-ID"] = lastID
        let stream = try await door.client.stream(call)
        defer { stream.cancel() }
        guard stream.status == 200 else { return }
        heard.withLock { $0.resumed += 1 }
        var parser = EventStreamParser(lastEventID: lastID)
        while let bytes = try await stream.next() {
            for event in try parser.push(bytes) { take(event, event.id ?? "") }
        }
    }

    private func take(_ event: StreamEvent, _ id: String) {
        let word = try? JSONDecoder().decode(PublicWord.self, from: Data(event.data.utf8))
        heard.withLock { heard in
            // `reset` means that the hall knows less than it has told.
            guard event.event != "reset", let word, String(word.position) == id else {
                heard.findings.append(
                    Finding(.lost, "the stream says \(event.event ?? "nothing") after \(heard.lastID)")
                )
                heard.lastID = id
                return
            }
            if word.position <= heard.words.last?.position ?? 0 {
                heard.findings.append(Finding(.doubled, "the stream tells \(word.position) again"))
            }
            heard.words.append(word)
            heard.lastID = id
        }
    }
}
