// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Terms
import Vault

/// The pages of a hall or a center and what they are made of, from a directory of plain files.
///
/// `/kiosk` is `kiosk.html` there, and `/web/…` is any file. What was read is kept while the file stays the same.
package final class WebPages: Sendable {
    /// A file as it was read.
    private struct Kept: Sendable {
        let mark: Mark
        let bytes: [UInt8]
        let tag: String
    }

    /// Tells one state of a file from another (stat(2)).
    private struct Mark: Equatable {
        let node: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    private struct Shelf {
        var files: [String: Kept] = [:]
        /// All bytes of `files`.
        var size = 0
    }

    /// The most bytes a file may have.
    package static let fileLimit = 2 << 20
    /// The most bytes that are kept; beyond them everything is forgotten and read again when it is asked for.
    package static let shelfLimit = 16 << 20
    /// Folders below the directory.
    private static let depthLimit = 4

    private let directory: String
    /// The pages that have an address of their own.
    private let names: Set<String>
    /// Files from elsewhere by their names below `/web/`.
    private let aliases: [String: String]
    private let shelf = Lock(Shelf())

    /// Serves the files of `directory`, the pages `names` under their own addresses; one that is missing is told in the
    /// log, and may appear later.
    ///
    /// `aliases` are files from elsewhere by their names below `/web/`, such as a library where the distribution keeps it.
    package init(directory: String, names: Set<String>, aliases: [String: String] = [:]) {
        (self.directory, self.names, self.aliases) = (directory, names, aliases)
        if !isInstalled { Log.write(.warning, "the pages are not installed: set pages in the configuration") }
    }

    /// Whether the directory is there at all.
    package var isInstalled: Bool { unsafe access(directory, R_OK | X_OK) == 0 }

    /// The page at a path of a request; nil for paths that belong to the API.
    package func page(at path: String) -> WebPage? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard let first = segments.first.map({ String($0) }) else { return nil }
        if segments.count == 1, names.contains(first) {
            return WebPage(pages: self, pattern: "/" + first, file: first + ".html")
        }
        guard first == "web" else { return nil }
        let rest = segments.dropFirst()
        let isPlain = !rest.isEmpty && rest.count <= Self.depthLimit && rest.allSatisfy(Self.isName)
        return WebPage(pages: self, pattern: "/web", file: isPlain ? rest.joined(separator: "/") : nil)
    }

    /// The bytes of a file and the tag of their contents; nil when there is none that may be served.
    func read(_ file: String) -> (bytes: [UInt8], tag: String)? {
        let path = aliases[file] ?? directory + "/" + file
        guard let mark = Self.mark(path) else { return nil }
        if let kept = shelf.withLock({ $0.files[file] }), kept.mark == mark { return (kept.bytes, kept.tag) }
        guard let bytes = try? WholeFile.read(path: path, limit: Self.fileLimit) else { return nil }
        let tag = "\"" + Hex.text(Digest.sha256(bytes).prefix(12)) + "\""
        let kept = Kept(mark: mark, bytes: bytes, tag: tag)
        shelf.withLock { shelf in
            shelf.size += bytes.count - (shelf.files[file]?.bytes.count ?? 0)
            shelf.files[file] = kept
            guard shelf.size > Self.shelfLimit else { return }
            shelf = Shelf(files: [file: kept], size: bytes.count)
        }
        return (bytes, tag)
    }

    /// A name that can lead nowhere else: letters, digits, `-`, `_` and `.`, no dot in front.
    private static func isName(_ segment: Substring) -> Bool {
        guard let first = segment.utf8.first, first != UInt8(ascii: "."), segment.utf8.count <= 80 else { return false }
        return segment.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    /// Ordinary files only: a FIFO would hold up whoever opens it.
    private static func mark(_ path: String) -> Mark? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return Mark(
            node: UInt64(facts.st_ino),
            size: Int(facts.st_size),
            seconds: facts.st_mtim.tv_sec,
            nanoseconds: facts.st_mtim.tv_nsec
        )
    }
}
