// SPDX-License-Identifier: Apache-2.0
import Catalog
import Reception
import Store
import Supervision
import Terms

extension OfficeRequest {
    /// The working days of the city's calendar, from a year before today on.
    func workingDays() async throws(CenterProblem) -> WorkingDays {
        let day = now.day
        let calendar = try await view { store throws(StoreError) in
            try store.calendar(
                of: nil,
                from: day.advanced(byDays: -366),
                through: day.advanced(byDays: WorkingDays.horizonDays)
            )
        }
        return WorkingDays { calendar.isWorkingDay($0) }
    }
}
