// SPDX-License-Identifier: Apache-2.0
import Ledger
import Office

/// What the center does by itself.
enum CenterJobs {
    static let all: [CenterJob] = [.slotPlanning, .documents, .modes] + OfficeJobs.all
}
