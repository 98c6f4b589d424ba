// SPDX-License-Identifier: Apache-2.0
import Charter
import Ledger
import Office
import Province

/// What the center does by itself.
enum CenterJobs {
    static let all: [CenterJob] =
        [
            .slotPlanning, .documents, .modes, .refill, .noShows,
        ] + OfficeJobs.all

    /// The same, and the errands to the province where one is configured.
    static func all(_ settings: CenterSettings) throws(CharterFault) -> [CenterJob] {
        guard let province = settings.province else { return all }
        return all + [try .province(province)]
    }
}
