// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// The files below `Corpora`, of which each is one input.
enum Seeds {
    struct Seed {
        let name: String
        let bytes: [UInt8]
    }

    static func load(_ folder: String) throws -> [Seed] {
        try FileManager.default.contentsOfDirectory(atPath: top + "/" + folder).sorted().map { name in
            let data = try Data(contentsOf: URL(filePath: top + "/" + folder + "/" + name))
            return Seed(name: name, bytes: Array(data))
        }
    }

    static func folders() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: top).sorted()
    }

    private static let top: String = {
        let path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return path.dropLast(2).joined(separator: "/") + "/Corpora"
    }()
}
