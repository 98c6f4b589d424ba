// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

@testable import Web

/// Bodies of requests: what the fast reader takes, JSONDecoder takes for the same.
enum JSONBodies {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let members = FlatObject.members(of: input) else { return }
        guard let known = try? JSONDecoder().decode([String: String].self, from: Data(input)) else {
            throw Broken(rule: "only one of two readers takes a body")
        }
        try hold(members == known, "two readers of one body disagree")
        for (name, text) in members {
            try hold(known[name].map { Array($0.utf8) } == Array(text.utf8), "two readers disagree in a letter")
        }
    }
}
