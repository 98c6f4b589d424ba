// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Ports
import Queueing
import Settings
import Setup

/// `hall.conf`: whatever is accepted is a hall that can be run.
enum HallConfigurations {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let file = try? SettingsFile.parse(bytes: input, name: "hall.conf") else { return }
        let settings: HallSettings
        do throws(HallSettingsError) {
            settings = try HallSettings(file)
        } catch {
            return try hold(!error.description.isEmpty, "a refusal without a reason")
        }
        let plan = settings.plan
        try hold(plan.problems.isEmpty, "a plan with problems is accepted")
        let decoded = try? JSONDecoder().decode(HallPlan.self, from: JSONEncoder().encode(plan))
        try hold(decoded == plan, "a plan is not read as it is written")
        for service in plan.services {
            try hold(plan.service(service.id) == service, "a service is not found by its name")
            try hold(!plan.windows(for: service.id).isEmpty, "a service that nobody handles")
        }
        let addresses = settings.stations.flatMap { station in
            [station.reader, station.scanner?.address].compactMap(\.self) + station.printers.map(\.address)
        }
        for address in addresses {
            try hold(DeviceAddress(text: address.text) == address, "an address is not read as it is written")
        }
        let view = HallState().boardView(plan: plan, at: FuzzHall.opening)
        try hold(view.queues.count == plan.services.count, "a line is missing on the board")
    }
}
