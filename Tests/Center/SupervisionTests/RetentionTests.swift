// SPDX-License-Identifier: Apache-2.0
import Supervision
import Terms
import Testing

/// How long what is kept.
struct RetentionTests {
    @Test
    func `PIPL 19: a visit's identity is kept for ninety days after it, and gone on the ninety-first`() throws {
        let visit = try Cast.day("2026-08-25")
        let retention = Retention()
        #expect(visit >= retention.firstNamedVisit(on: visit.advanced(byDays: 90)))
        #expect(visit < retention.firstNamedVisit(on: visit.advanced(byDays: 91)))
    }

    @Test
    func `PIPL 19: material that nobody handed over is kept for thirty days, the audit log for three years`() throws {
        let day = try Cast.day("2026-11-23")
        let retention = Retention()
        #expect(day >= retention.firstKeptMaterial(on: day.advanced(byDays: 30)))
        #expect(day < retention.firstKeptMaterial(on: day.advanced(byDays: 31)))
        #expect(day >= retention.firstKeptAudit(on: try Cast.day("2029-11-23")))
        #expect(day < retention.firstKeptAudit(on: try Cast.day("2029-11-24")))
    }

    @Test(
        arguments: [
            // The last day of the appeal after 2026-12-31 is 2027-01-30.
            ("2026-01-01", "2027-01-30", true), ("2026-12-31", "2027-01-30", true),
            ("2026-01-01", "2027-01-31", false), ("2026-12-31", "2027-01-31", false),
            ("2027-01-01", "2027-01-31", true), ("2025-12-31", "2026-11-23", false),
        ]
    )
    func `A1: a no-show is kept to the end of its calendar year and the appeal after it`(
        _ event: String,
        _ today: String,
        _ isKept: Bool
    ) throws {
        let first = Retention().firstKeptNoShow(on: try Cast.day(today))
        #expect(try (Cast.day(event) >= first) == isKept)
    }

    @Test
    func `A1: counted over 365 days, a no-show is kept for them and the appeal after them`() throws {
        let retention = Retention(counting: .rolling365)
        let event = try Cast.day("2026-03-01")
        #expect(event >= retention.firstKeptNoShow(on: event.advanced(byDays: 395)))
        #expect(event < retention.firstKeptNoShow(on: event.advanced(byDays: 396)))
    }
}
