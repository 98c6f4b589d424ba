// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Testing

/// The checkout as text: every Swift file below `Sources` and `Tests`.
struct SourceTree {
    struct File: Sendable {
        /// From the top level: `Sources/Hall/Desk/DeskSession.swift`.
        let path: String
        let lines: [String]
    }

    let files: [File]

    /// The top level of the tree this test was built from.
    private static let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    /// The text of a file, by its path from the top level.
    static func text(_ path: String) throws -> String {
        let bytes = try #require(FileManager.default.contents(atPath: top + "/" + path), "\(path) cannot be read")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The paths below `folder` that end so.
    static func paths(below folder: String, endingWith suffixes: [String]) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: top + "/" + folder)
            .filter { path in suffixes.contains { path.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
    }

    /// Reads the tree this test was built from.
    static func load() throws -> SourceTree {
        let manager = FileManager.default
        let files = try ["Sources", "Tests"].flatMap { folder in
            try manager.subpathsOfDirectory(atPath: top + "/" + folder)
                .filter { $0.hasSuffix(".swift") }
                .sorted()
                .map { path in
                    let bytes = manager.contents(atPath: top + "/" + folder + "/" + path) ?? Data()
                    let lines = String(decoding: bytes, as: UTF8.self).split(
                        separator: "\n",
                        omittingEmptySubsequences: false
                    )
                    return File(path: folder + "/" + path, lines: lines.map(String.init))
                }
        }
        // A tree of symbolic links is not followed, and a check of nothing would pass.
        try #require(!files.isEmpty, "no Swift file below \(top)")
        return SourceTree(files: files)
    }

    /// The files below `folder`.
    func files(below folder: String) -> [File] { files.filter { $0.path.hasPrefix(folder + "/") } }
}

extension StringProtocol {
    /// The line without its indentation.
    var unindented: SubSequence { drop(while: { $0 == " " }) }
}
