// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// Writes snapshots on a thread of its own, one at a time, so that neither commits nor readers wait for them.
final class SnapshotWriter: Sendable {
    private struct Shared {
        var isBusy = false
        var newest: Position
        var failure: String?
    }

    let folder: SnapshotFolder
    private let thread: WorkThread
    private let shared: Lock<Shared>

    /// `newest` is the position of the snapshot that the start used.
    init(_ folder: SnapshotFolder, newest: Position) throws(JournalError) {
        self.folder = folder
        thread = try WorkThread(named: "snapshot")
        shared = Lock(Shared(newest: newest))
    }

    /// The position of the newest snapshot tried, and why it failed.
    var outcome: (newest: Position, failure: String?) { shared.withLock { ($0.newest, $0.failure) } }

    /// True while one is being written.
    var isBusy: Bool { shared.withLock { $0.isBusy } }

    /// Begins to write `snapshot`, unless another is being written; then a later one will do.
    func begin(_ snapshot: Snapshot) {
        let isBusy = shared.withLock { shared in
            defer { shared.isBusy = true }
            return shared.isBusy
        }
        guard !isBusy else { return }
        thread.executor.perform { self.write(snapshot) }
    }

    /// Writes the last snapshot, unless there is one for its position, and waits for it.
    func finish(_ snapshot: Snapshot) async {
        await thread.executor.call {
            let done = self.shared.withLock { $0.failure == nil && $0.newest == snapshot.position }
            if !done { self.write(snapshot) }
        }
    }

    /// Writes a snapshot and removes every other, and waits for it.
    func replaceAll(by snapshot: Snapshot) async {
        await thread.executor.call {
            let done = self.shared.withLock { $0.failure == nil && $0.newest == snapshot.position }
            if !done || !self.folder.exists(snapshot.position) { self.write(snapshot) }
            if self.shared.withLock({ $0.failure == nil }) { self.folder.removeAll(but: snapshot.position) }
        }
    }

    /// Removes every snapshot but the newest, and waits for it.
    func dropOlder() async {
        await thread.executor.call {
            if let newest = self.folder.positions().first { self.folder.removeAll(but: newest) }
        }
    }

    /// Runs other work that may take long, such as a backup, on the same thread.
    func call<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await thread.executor.call(work)
    }

    private func write(_ snapshot: Snapshot) {
        var failure: String?
        do throws(PortError) {
            try folder.write(snapshot)
        } catch {
            failure = "\(error)"
        }
        shared.withLock { shared in
            shared = Shared(newest: snapshot.position, failure: failure)
        }
    }
}
