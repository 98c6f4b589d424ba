// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Terms

/// What people were told beside what the center has kept.
struct Audit {
    private let booked: Int
    private let full: Int
    private let others: Int
    /// Acknowledged and not there, or another's.
    private let lost: Int
    /// Told to two people.
    private let doubled: Int
    private let report: ConservationReport
    /// Bookings in the database.
    private let kept: Int

    init(_ answers: [Int: PublicDesk.Answer], _ store: CenterStore) throws {
        var numbers: [BookingNumber: Int] = [:]
        var (full, others, lost, doubled) = (0, 0, 0, 0)
        for (person, answer) in answers {
            switch answer {
            case .booked(let number):
                if numbers.updateValue(person, forKey: number) != nil { doubled += 1 }
                let record = try store.booking(number)
                if record?.intent?.text != "rush-\(person)" { lost += 1 }
            case .full: full += 1
            case .refused: others += 1
            }
        }
        (booked, self.full, self.others) = (numbers.count, full, others)
        (self.lost, self.doubled) = (lost, doubled)
        report = try store.conservation()
        kept = report.issued
    }

    /// Nothing lost or doubled; what was not acknowledged may be there.
    var isSound: Bool { lost == 0 && doubled == 0 && report.holds && kept >= booked && booked > 0 }

    var text: String {
        "\(booked) booked, \(full) told it is full, \(others) refused otherwise; \(lost) lost, \(doubled) doubled, \(kept) kept"
    }
}
