// SPDX-License-Identifier: Apache-2.0
import Booking
package import Terms
package import Wire

extension CenterStore {
    /// Answers a hall's claim; a grant is on the disk before it is given.
    package func claim(_ number: BookingNumber, by hall: HallID, at now: Timestamp) throws(StoreError) -> ClaimReply {
        try writing("claim booking") { () throws(StoreError) in
            guard let registered = try self.hall(hall) else { throw .unknownHall(hall) }
            guard var record = try booking(number), record.center == registered.center else { return .unknown }
            let known = record
            switch record.decideClaim(by: hall, at: now) {
            case .granted:
                if record != known { try save(record) }
                return .granted
            case .heldElsewhere:
                return .refused(.exchangedElsewhere)
            case .refused:
                return .refused(BookingNotice(record, for: hall, at: now).standing)
            }
        }
    }
}
