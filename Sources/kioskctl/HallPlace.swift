// SPDX-License-Identifier: Apache-2.0
import Glibc
import Link
import Ports
import Vault

/// The directory of a hall's files, where an enrolment is put into use.
struct HallPlace {
    let directory: String

    /// The most bytes of an enrolment.
    private static let fileLimit = 65_536

    var enrolment: String { directory + "/enrolment" }
    /// The key that waits for its certificate.
    var pending: String { directory + "/enrolment.pending" }

    /// Makes the directory unless it is there.
    func make() throws {
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw ToolFault("\(directory) cannot be made: check the permissions")
        }
    }

    /// Puts an enrolment into use; true when the hall comes from another center (R61), while kioskd is stopped.
    func adopt(_ bundle: EnrolmentBundle, named name: String) throws -> Bool {
        let before = try current()
        if let before, before.hall != bundle.hall {
            throw ToolFault("this is hall \(before.hall), and the enrolment is for \(bundle.hall)")
        }
        let isMoved = before.map { $0.authority != bundle.authority } ?? false
        var keys = try KeyRing.loadOrCreate(path: directory + "/keys", role: .hall)
        if isMoved {
            // Before anything of the new center is there: what is broken off here can be begun anew.
            if unsafe access(directory + "/journal.db", F_OK) == 0 {
                try CenterLink.moveToAnotherCenter(directory: directory)
            }
            keys = keys.withoutCenter()
        }
        try keys.merging(bundle.keys, name: name).save(path: directory + "/keys")
        try WholeFile.writeAtomically(bundle.bytes, to: enrolment, mode: 0o600)
        unsafe unlink(pending)
        return isMoved
    }

    private func current() throws -> EnrolmentBundle? {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(path: enrolment, limit: Self.fileLimit)
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
        guard let bundle = EnrolmentBundle(bytes: bytes) else { throw ToolFault("\(enrolment) is damaged") }
        return bundle
    }
}
