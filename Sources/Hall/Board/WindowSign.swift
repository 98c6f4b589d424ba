// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// The sign above one window, as the hall's API tells it in the events of `view=window`.
package struct WindowSign: Sendable, Equatable {
    /// The number of the window, or its name.
    package let label: String
    /// What the window is doing.
    package let mode: WindowBoard.Mode
    /// The number called or served.
    package let number: TicketNumber?
    /// The name of that number's service.
    package let service: String?
    /// First call and recalls.
    package let calls: Int
    /// The staff number of its clerk.
    package let clerk: String?

    /// Collects the parts.
    package init(
        label: String,
        mode: WindowBoard.Mode,
        number: TicketNumber? = nil,
        service: String? = nil,
        calls: Int = 0,
        clerk: String? = nil
    ) {
        (self.label, self.mode, self.number) = (label, mode, number)
        (self.service, self.calls, self.clerk) = (service, calls, clerk)
    }
}

extension WindowSign: Decodable {
    private enum CodingKeys: String, CodingKey {
        case label, mode, number, service, calls, clerk
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let mode = WindowBoard.Mode(rawValue: try container.decode(String.self, forKey: .mode)) else {
            throw DecodingError.dataCorruptedError(forKey: .mode, in: container, debugDescription: "not a mode")
        }
        self.init(
            label: try container.decode(String.self, forKey: .label),
            mode: mode,
            number: try container.decodeIfPresent(TicketNumber.self, forKey: .number),
            service: try container.decodeIfPresent(String.self, forKey: .service),
            calls: try container.decode(Int.self, forKey: .calls),
            clerk: try container.decodeIfPresent(String.self, forKey: .clerk)
        )
    }
}
