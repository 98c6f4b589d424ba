// SPDX-License-Identifier: Apache-2.0

/// What kind of hall it is (R75, A30); rules and codes are the same for all.
package enum HallProfile: String, Sendable, Codable, CaseIterable {
    /// 政务服务中心: kiosks, windows and screens.
    case hall
    /// 便民服务中心 of a township or sub-district: a few windows, and one kiosk or only a desk.
    case township

    /// The most windows of a township hall.
    package static let townshipWindows = 6
    /// The most stations of a township hall.
    package static let townshipStations = 1
}
