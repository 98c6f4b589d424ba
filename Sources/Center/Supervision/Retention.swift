// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// How long personal data is kept (requirements.md 2.1), as the last days that are kept on a given day.
package struct Retention: Sendable, Equatable {
    /// What a year of no-shows is (A1).
    package enum Counting: Sendable, Equatable {
        case calendarYear
        case rolling365
    }

    /// Days after the visit for which a booking names the person.
    package let identityDays: Int
    /// Days for which uploaded material is kept that nobody handed over.
    package let materialDays: Int
    /// Days for which the audit log is kept.
    package let auditDays: Int
    /// Days for which a no-show may be appealed against.
    package let appealDays: Int
    /// Which year no-shows are counted in.
    package let counting: Counting

    /// Sets the periods.
    package init(
        identityDays: Int = 90,
        materialDays: Int = 30,
        auditDays: Int = 1096,
        appealDays: Int = 30,
        counting: Counting = .calendarYear
    ) {
        (self.identityDays, self.materialDays, self.auditDays) = (identityDays, materialDays, auditDays)
        (self.appealDays, self.counting) = (appealDays, counting)
    }

    /// The first visit day whose bookings still name the person on `today`.
    package func firstNamedVisit(on today: BusinessDay) -> BusinessDay { today.advanced(byDays: -identityDays) }

    /// The first upload day whose material is still kept on `today`.
    package func firstKeptMaterial(on today: BusinessDay) -> BusinessDay { today.advanced(byDays: -materialDays) }

    /// The first day whose audit entries are still kept on `today`.
    package func firstKeptAudit(on today: BusinessDay) -> BusinessDay { today.advanced(byDays: -auditDays) }

    /// The last day on which a no-show of `day` is kept.
    package func lastKept(noShow day: BusinessDay) -> BusinessDay {
        switch counting {
        case .calendarYear:
            (BusinessDay(year: day.year, month: 12, day: 31) ?? day).advanced(byDays: appealDays)
        case .rolling365:
            day.advanced(byDays: 365 + appealDays)
        }
    }

    /// The first day whose no-shows are still kept on `today`: those before it count no more and cannot be appealed against.
    package func firstKeptNoShow(on today: BusinessDay) -> BusinessDay {
        switch counting {
        case .calendarYear:
            // A year's no-shows are kept until `appealDays` after its last day, that day included.
            let year = today.advanced(byDays: -appealDays).year
            return BusinessDay(year: year, month: 1, day: 1) ?? today
        case .rolling365:
            return today.advanced(byDays: -365 - appealDays)
        }
    }
}

extension Retention {
    /// The periods as the city has set them.
    package init(_ rules: CityRules) {
        self.init(
            identityDays: rules.identityDays,
            materialDays: rules.materialDays,
            auditDays: rules.auditDays,
            appealDays: rules.appealDays,
            counting: rules.noShowPeriod == .rolling365 ? .rolling365 : .calendarYear
        )
    }
}
