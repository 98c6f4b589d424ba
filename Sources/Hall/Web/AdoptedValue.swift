// SPDX-License-Identifier: Apache-2.0

/// A value that the hall runs with and that comes from a signed document of its center instead of from hall.conf.
package struct AdoptedValue: Sendable, Equatable, Encodable {
    let document: String
    let version: Int64
    let name: String
    let value: String

    /// Collects the parts; `document` is the kind of it: `rules`.
    package init(document: String, version: Int64, name: String, value: String) {
        (self.document, self.version, self.name, self.value) = (document, version, name, value)
    }
}
