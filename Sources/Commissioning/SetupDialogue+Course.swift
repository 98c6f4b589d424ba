// SPDX-License-Identifier: Apache-2.0

// Which question comes after which.
extension SetupDialogue {
    /// The question after the present one, once that has its answer.
    var following: SetupStep {
        switch step {
        case .welcome: .name
        case .name: surroundings.today == nil ? .id : .profile
        case .id: .profile
        case .profile: .telephone
        case .telephone: .booking
        case .booking: .hours
        case .hours: .zone
        case .zone: .serviceName(0)
        case .serviceName(let place): place < answers.services.count ? .servicePrefix(place) : .windowCount
        case .servicePrefix(let place): .serviceInitials(place)
        case .serviceInitials(let place): .serviceName(place + 1)
        case .windowCount: .windowServices(0)
        case .windowServices(let place): place + 1 < answers.windows.count ? .windowServices(place + 1) : .station
        case .station: answers.station == nil ? .panel(0) : .device(SoughtDevice.ofStation[0])
        case .device(.printer) where answers.station?.devices[.printer] != nil: .slipOffer
        case .device(let device): next(after: device)
        case .slipOffer, .slipSeen: next(after: .printer)
        case .panel(let place): place < answers.panels.count ? .panel(place + 1) : .keypads(0)
        case .keypads(let place): place < answers.keypads.count ? .keypads(place + 1) : afterDevices
        case .screen: .center
        case .center: wishes.center == nil ? people : surroundings.today == nil ? .centerID : .centerCode
        case .centerID: .centerCode
        case .centerCode: people
        case .admin: .adminSecret
        case .adminSecret, .review: .review
        }
    }

    private var people: SetupStep { surroundings.hasAdmin ? .review : .admin }

    private var afterDevices: SetupStep { screens.isEmpty ? .center : .screen }

    /// What the machine's screen can show; a kiosk belongs to a station.
    var screens: [MachineScreen] { surroundings.screens.filter { $0 != .kiosk || answers.station != nil } }

    private func next(after device: SoughtDevice) -> SetupStep {
        let all = SoughtDevice.ofStation
        guard let place = all.firstIndex(of: device), place + 1 < all.count else { return .panel(0) }
        return .device(all[place + 1])
    }
}
