// SPDX-License-Identifier: Apache-2.0
import Terms

/// A configuration as the page of administration shows it.
struct ConfigurationView: Encodable {
    let version: Int
    let at: String
    let staff: StaffID?
    let note: String
    let text: String
    /// Whether it can be replaced from the page; otherwise only on the machine.
    let writable: Bool

    init(_ saved: ConfigurationDoor.Saved) {
        (version, at, staff) = (saved.version.version, saved.version.at, saved.version.staff)
        (note, text, writable) = (saved.version.note, saved.text, saved.isWritable)
    }
}
