// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms

/// The commands that wait for the next group, at most as many as a limit says.
///
/// Whoever finds it empty leads: he enters the journal, and everybody who comes meanwhile is in his group. So while one
/// fsync runs the next group forms by itself, and only one of its members has to hop to the journal's thread.
final class Inbox: Sendable {
    typealias Reply = Result<Receipt, JournalError>

    /// One command; the leader's has no continuation, since he gets his reply from the journal directly.
    struct Entry: Sendable {
        let command: HallCommand
        let intent: Intent?
        let staff: StaffID?
        var continuation: CheckedContinuation<Reply?, Never>?
    }

    private struct Shared {
        var entries: [Entry] = []
        var isClosed = false
    }

    private enum Admission {
        case leads
        case follows
        case refused(JournalError)
    }

    private let limit: Int
    private let shared = Lock(Shared())

    init(limit: Int) { self.limit = limit }

    var count: Int { shared.withLock { $0.entries.count } }

    /// Adds a command and waits for its reply; nil says that the caller leads: his entry is the first of the next `take`.
    func wait(_ entry: Entry) async -> Reply? {
        await withCheckedContinuation { continuation in
            switch admit(entry, continuation) {
            case .leads: continuation.resume(returning: nil)
            case .follows: break
            case .refused(let error): continuation.resume(returning: .failure(error))
            }
        }
    }

    /// Takes everything, in the order of arrival; the next who comes leads the next group.
    func take() -> [Entry] {
        shared.withLock { shared in
            defer { shared.entries = [] }
            return shared.entries
        }
    }

    /// Refuses everybody from now on.
    func close() { shared.withLock { $0.isClosed = true } }

    private func admit(_ entry: Entry, _ continuation: CheckedContinuation<Reply?, Never>) -> Admission {
        shared.withLock { shared in
            guard !shared.isClosed else { return .refused(.stopping) }
            guard shared.entries.count < limit else { return .refused(.overloaded(limit: limit)) }
            var entry = entry
            let leads = shared.entries.isEmpty
            if !leads { entry.continuation = continuation }
            shared.entries.append(entry)
            return leads ? .leads : .follows
        }
    }
}
