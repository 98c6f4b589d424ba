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

    /// Reads the tree this test was built from.
    static func load() throws -> SourceTree {
        let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
            separator: "/"
        )
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
