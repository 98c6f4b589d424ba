// SPDX-License-Identifier: Apache-2.0
import Ledger

/// What the center does by itself.
enum CenterJobs {
    static let all: [CenterJob] = [
        .slotPlanning
    ]
}
