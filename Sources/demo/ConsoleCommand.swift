// SPDX-License-Identifier: Apache-2.0
import Terms

/// What can be typed.
enum ConsoleCommand: Equatable {
    case help, people, lift, kill, board, slips, screen, status, figures, quit
    case tap(Int)
    case scan(Int)
    /// Holds the voucher of a booking that was made at the center's page under the scanner.
    case show(BookingNumber)
    case type(Int)
    case touch(String)
    case walk(String)
    case green(service: String, reason: String)
    /// `call-next` or a step at a window.
    case window(String, String)
    case requeue(String)
    case paper(isIn: Bool)
    case center(isRunning: Bool)

    /// Reads a line; nil when it is not understood.
    init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        let number = words.dropFirst().first.flatMap { Int($0) }
        switch (words.first, words.count) {
        case ("tap", 2): guard let number else { return nil }; self = .tap(number)
        case ("scan", 2):
            if let number, number < 1000 {
                self = .scan(number)
            } else {
                guard let booking = BookingNumber(text: words[1]) else { return nil }
                self = .show(booking)
            }
        case ("type", 2): guard let number else { return nil }; self = .type(number)
        case ("touch", 2): self = .touch(words[1])
        case ("walk", 2): self = .walk(words[1])
        case ("green", 3): self = .green(service: words[1], reason: words[2])
        case ("next", 2): self = .window("call-next", words[1])
        case ("recall", 2), ("serve", 2), ("finish", 2), ("miss", 2), ("hold", 2), ("undo", 2):
            self = .window(words[0], words[1])
        case ("requeue", 2): self = .requeue(words[1].uppercased())
        case ("paper", 2) where ["in", "out"].contains(words[1]): self = .paper(isIn: words[1] == "in")
        case ("center", 2) where ["start", "stop"].contains(words[1]): self = .center(isRunning: words[1] == "start")
        default:
            let plain: [String: ConsoleCommand] = [
                "help": .help, "people": .people, "lift": .lift, "kill": .kill, "board": .board, "slips": .slips,
                "screen": .screen, "status": .status, "figures": .figures, "quit": .quit, "exit": .quit,
            ]
            guard words.count == 1, let command = plain[words[0]] else { return nil }
            self = command
        }
    }
}
