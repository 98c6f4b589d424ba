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
    /// What comes from the center, whatever the text says; nil for an old version.
    let fromCenter: [AdoptedValue]?

    init(_ saved: ConfigurationDoor.Saved, adopted: [AdoptedValue]? = nil) {
        fromCenter = adopted
        (version, at, staff) = (saved.version.version, saved.version.at, saved.version.staff)
        (note, text, writable) = (saved.version.note, saved.text, saved.isWritable)
    }
}
