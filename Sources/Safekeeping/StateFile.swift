// SPDX-License-Identifier: Apache-2.0

/// What a file of a state directory is to a backup: everything is kept but what is named here, so that a file of a later
/// release is not forgotten.
package enum StateFile: Sendable, Equatable {
    /// A SQLite database, which is copied through SQLite.
    case database
    /// Keys, tokens, certificates: left out with `--without-keys`.
    case secret
    /// Any other file that cannot be made again.
    case plain
    /// Follows from other files, belongs to a running program, or was put aside.
    case derived

    /// Sorts the file at `path`, relative to the state directory of a hall or a center.
    package init(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let top = parts.first, let name = parts.last else {
            self = .derived
            return
        }
        self =
            switch name {
            case _ where parts.contains { $0.hasPrefix(".") || $0.hasPrefix("before-restore-") }: .derived
            case _ where parts.count == 1 && Self.secrets.contains(name): .secret
            case _ where name.hasSuffix(".db") && parts.count == 1: .database
            case _ where Self.derivedEndings.contains { name.hasSuffix($0) }: .derived
            case _ where top.hasPrefix("snapshot-") || Self.transient.contains(name): .derived
            default: .plain
            }
    }

    /// What lies at the top of a state directory and is nobody else's to know.
    package static let secrets: Set<String> = ["keys", "tokens", "enrolment", "authority.pem"]
    /// Of a moment: a key that waits for its certificate is made again, and locks are held or not.
    private static let transient: Set<String> = ["lock", "enrolment.pending", PuttingBack.mark]
    /// The write-ahead log and its index lie in the copy that SQLite makes.
    private static let derivedEndings = [".db-wal", ".db-shm", ".db-journal", ".lock"]
}
