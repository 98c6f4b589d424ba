// SPDX-License-Identifier: Apache-2.0
import Keypads
import Panels
import Paper
import Queueing

/// What the status page says of a device.
struct DeviceState: Sendable, Equatable {
    let name: String
    let isWorking: Bool

    /// Nothing has been heard yet.
    static let unknown = DeviceState(name: "unknown", isWorking: false)

    private init(name: String, isWorking: Bool) { (self.name, self.isWorking) = (name, isWorking) }

    init(_ health: PrinterHealth) { self.init(name: health.name, isWorking: health.isReady) }

    init(_ health: PanelHealth) { self.init(name: health.name, isWorking: health.isReady) }

    init(_ health: KeypadHealth) { self.init(name: health.rawValue, isWorking: health == .ready) }

    /// nil for what is about a card or code, not about the device.
    init?(_ notice: ReaderNotice) {
        switch notice {
        case .ready: self.init(name: "ready", isWorking: true)
        case .deviceFault: self.init(name: "fault", isWorking: false)
        case .gone: self.init(name: "gone", isWorking: false)
        case .cardNotRead, .cardRejected, .codeNotRead: return nil
        }
    }
}
