// SPDX-License-Identifier: Apache-2.0

/// Files of the checkout that this test was built from.
enum Assets {
    static func path(_ name: String) -> String {
        let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
        return top + "/assets/" + name
    }
}
