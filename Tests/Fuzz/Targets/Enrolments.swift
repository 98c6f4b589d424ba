// SPDX-License-Identifier: Apache-2.0
import Vault

/// Enrolment bundles, which people carry.
enum Enrolments {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let bundle = EnrolmentBundle(bytes: input) else { return }
        let again = EnrolmentBundle(bytes: bundle.bytes)
        try hold(again?.bytes == bundle.bytes, "a bundle is not read as it is written")
        try hold("\(bundle)".utf8.count <= 64, "a description shows a secret")
        do throws(VaultError) {
            _ = try FuzzKeys.hall.merging(bundle.keys, name: "bundle")
        } catch {
            try Discretion.check(error.description, about: input, "a message on a bundle")
        }
    }
}
