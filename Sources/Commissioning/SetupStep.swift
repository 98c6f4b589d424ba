// SPDX-License-Identifier: Apache-2.0

/// A question of the dialogue.
enum SetupStep: Sendable, Hashable {
    case welcome
    case name, id, profile, telephone, booking, hours, zone
    case serviceName(Int), servicePrefix(Int), serviceInitials(Int)
    case windowCount, windowServices(Int)
    case station, device(SoughtDevice), slipOffer, slipSeen
    case panel(Int), keypads(Int), screen
    case center, centerID, centerCode
    case admin, adminSecret
    case review

    /// Which part of eight it belongs to.
    var part: Int {
        switch self {
        case .welcome: 0
        case .name, .id, .profile, .telephone, .booking, .hours, .zone: 1
        case .serviceName, .servicePrefix, .serviceInitials: 2
        case .windowCount, .windowServices: 3
        case .station, .device, .slipOffer, .slipSeen, .panel, .keypads, .screen: 4
        case .center, .centerID, .centerCode: 5
        case .admin, .adminSecret: 6
        case .review: 7
        }
    }

    /// What the parts are called.
    var title: Phrase {
        switch part {
        case 0: Phrase("开始", "Begin")
        case 1: Phrase("1/7 大厅", "1/7 The hall")
        case 2: Phrase("2/7 业务", "2/7 Services")
        case 3: Phrase("3/7 窗口", "3/7 Windows")
        case 4: Phrase("4/7 设备", "4/7 Devices")
        case 5: Phrase("5/7 预约中心", "5/7 The booking center")
        case 6: Phrase("6/7 管理员", "6/7 Who looks after it")
        default: Phrase("7/7 核对", "7/7 Look over")
        }
    }
}
