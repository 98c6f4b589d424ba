// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Journal
import Ports

/// Why there is no report; the hall goes on without it.
package enum StatisticsError: Error, Sendable, Equatable {
    /// The last day lies before the first, or more days are asked for than are kept.
    case badDays
    case journal(JournalError)
    /// `statistics.db` cannot be used; the text names steps and codes only.
    case file(String)
}

extension StatisticsError: CustomStringConvertible, Loggable {
    package var description: String {
        switch self {
        case .badDays: "the days are in the wrong order or too many"
        case .journal(let error): error.description
        case .file(let what): "statistics.db: \(what)"
        }
    }
}

extension Statistics {
    /// Renames a database and its log, so that somebody may look into them.
    static func putAside(_ path: String) throws(StatisticsError) {
        for ending in ["", "-wal", "-shm"] {
            let isMoved = unsafe rename(path + ending, path + ".unusable" + ending) == 0
            guard isMoved || errno == ENOENT else { throw .file("rename: errno \(errno)") }
        }
    }
}
