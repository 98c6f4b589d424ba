// SPDX-License-Identifier: Apache-2.0
import Glibc
import Simulators
import Terms

/// A day of the ordering study (requirements 4.4): who comes, when, and how long each takes.
///
/// One service, four windows and seven hours without a break. Of those invited 40 % have a booking, spread evenly over
/// slots of one hour, and a tenth of these stays away; 3 % are green; a fifth of the walk-ins stands at the door and comes
/// in the first twenty minutes. Booked visitors come from 20 minutes before the start of their slot to 20 after it. A
/// visit takes nine minutes in the mean, by a log-normal law whose deviation is 0.7 of that, an hour at the most.
struct OrderDay {
    /// In the order of arrival.
    let visitors: [OrderVisitor]
    /// Everybody's, also those of the ones who stay away.
    let appointments: [OrderAppointment]
    let opening: Timestamp

    static let windows = 4
    static let minutes = 420
    static let handlingMinutes = 9.0
    static let slotMinutes = 60
    private static let handlingDeviation = 0.7
    private static let longestHandlingMinutes = 60.0
    private static let bookedPercent = 40
    private static let greenPercent = 3
    private static let absentPercent = 10
    private static let rushPercent = 20
    private static let rushMinutes = 20
    private static let punctualityMinutes = 20
    private static let numbersPerDay = 10_000

    /// The day that begins at `opening`; `load` is the work of those who come as a share of what the windows can do.
    init(opening: Timestamp, load: Double, random: inout SeededRandom) {
        self.opening = opening
        let coming = load * Double(Self.windows * Self.minutes) / Self.handlingMinutes
        let share = Double(Self.bookedPercent * Self.absentPercent) / 10_000
        var visitors: [OrderVisitor] = []
        var appointments: [OrderAppointment] = []
        for _ in 0..<Int((coming / (1 - share)).rounded()) {
            let kind = Self.kind(&random)
            let handling = Self.handling(&random)
            let arrival: Timestamp
            if kind == .booked {
                let appointment = Self.appointment(appointments.count, from: opening)
                appointments.append(appointment)
                arrival = max(opening, Self.arrival(for: appointment.slot, &random))
                if random.percent(Self.absentPercent) { continue }
            } else {
                arrival = Self.arrival(kind, after: opening, &random)
            }
            visitors.append(
                OrderVisitor(
                    kind: kind,
                    arrival: arrival,
                    handling: handling,
                    appointment: kind == .booked ? appointments.last : nil
                )
            )
        }
        self.visitors = visitors.sorted { $0.arrival < $1.arrival }
        self.appointments = appointments
    }

    private static func kind(_ random: inout SeededRandom) -> OrderVisitor.Kind {
        switch random.below(100) {
        case ..<bookedPercent: .booked
        case ..<(bookedPercent + greenPercent): .green
        default: .walkIn
        }
    }

    private static func appointment(_ place: Int, from opening: Timestamp) -> OrderAppointment {
        let start = opening.adding(minutes: place % (minutes / slotMinutes) * slotMinutes)
        let serial = Int(opening.seconds / 86_400) * numbersPerDay + place
        guard let slot = TimeSlot(start: start, end: start.adding(minutes: slotMinutes)),
            let number = BookingNumber(serial: serial)
        else { preconditionFailure("the study books inside its own days") }
        return OrderAppointment(number: number, slot: slot)
    }

    private static func arrival(for slot: TimeSlot, _ random: inout SeededRandom) -> Timestamp {
        let off = random.within(-punctualityMinutes * 60_000...punctualityMinutes * 60_000)
        return Timestamp(milliseconds: slot.start.milliseconds + Int64(off))
    }

    private static func arrival(
        _ kind: OrderVisitor.Kind,
        after opening: Timestamp,
        _ random: inout SeededRandom
    ) -> Timestamp {
        let isInRush = kind == .walkIn && random.percent(rushPercent)
        return Timestamp(
            milliseconds: opening.milliseconds + Int64(random.below((isInRush ? rushMinutes : minutes) * 60_000))
        )
    }

    /// Milliseconds of a visit: log-normal, the normal number by Box and Muller (1958).
    private static func handling(_ random: inout SeededRandom) -> Int64 {
        let spread = log(1 + handlingDeviation * handlingDeviation)
        let (first, second) = (unit(&random), unit(&random))
        let normal = sqrt(-2 * log(first)) * cos(2 * Double.pi * second)
        let minutes = exp(log(handlingMinutes) - spread / 2 + normal * sqrt(spread))
        return Int64(min(minutes, longestHandlingMinutes) * 60_000)
    }

    /// A number above 0, up to 1.
    private static func unit(_ random: inout SeededRandom) -> Double {
        Double((random.next() >> 11) + 1) / Double(UInt64(1) << 53)
    }
}
