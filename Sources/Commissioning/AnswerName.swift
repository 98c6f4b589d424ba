// SPDX-License-Identifier: Apache-2.0

/// What an answer is called as an option (`--booking`) and in a file of answers (`booking = …`).
package enum AnswerName: String, Sendable, CaseIterable {
    case name, id, profile, telephone, booking, hours, zone, port
    case service, window
    case station, reader, documents, scanner, printer
    case panel, keypads
    case screen
    case center
    case centerID = "center-id"
    case centerCodeFile = "center-code-file"
    case admin
    case adminSecretFile = "admin-secret-file"

    /// Whether it may be given several times.
    package var isList: Bool {
        switch self {
        case .service, .window, .panel, .keypads: true
        default: false
        }
    }

    /// What help calls its value.
    package var value: String {
        switch self {
        case .name: "NAME"
        case .id, .centerID: "ID"
        case .profile: "hall|township"
        case .telephone: "TEL"
        case .booking: "TEXT"
        case .hours: "HOURS"
        case .zone: "ZONE"
        case .port: "N"
        case .service: "ID=NAME:LETTER[:…]"
        case .window: "NO=SERVICE,…"
        case .station: "STATION|none"
        case .reader, .documents, .scanner, .printer: "ADDRESS|auto|none"
        case .panel: "NAME=KIND@ADDRESS[,…]"
        case .keypads: "NAME=ADDRESS,NO=WINDOW,…"
        case .screen: "board|kiosk|none"
        case .center: "URL"
        case .centerCodeFile, .adminSecretFile: "FILE"
        case .admin: "NO"
        }
    }

    /// What it means, in help.
    package var meaning: String {
        switch self {
        case .name: "what the hall is called"
        case .id: "the hall's name among machines, as linzhou"
        case .profile: "township: 1 to 6 windows, one station or none (hall)"
        case .telephone: "whom visitors ask"
        case .booking: "how to book, as visitors read it"
        case .hours: "when it is open (mon-fri 09:00-12:00 13:00-17:00)"
        case .zone: "its time zone (Asia/Shanghai)"
        case .port: "where its API listens (8470)"
        case .service: "a service; behind the letter may stand :INITIALS:ENGLISH NAME; repeat for each"
        case .window: "a window and what it serves; repeat for each"
        case .station: "the place of this machine's devices (kiosk-1)"
        case .reader: "the ID card reader; auto takes the only one that is found"
        case .documents: "the reader of passports and permits"
        case .scanner: "the code scanner"
        case .printer: "the ticket printer"
        case .panel: "a text display, of the hall or with ,window=NO or ,zone=ZONE; repeat for each"
        case .keypads: "a line of call keypads, and the window of each by its number; repeat for each"
        case .screen: "what this machine's own screen shows, by the package hallkiosk-board or hallkiosk-screen"
        case .center: "the center to join, https://host:port"
        case .centerID: "the center's name (that of the hall)"
        case .centerCodeFile: "its one-time code; - is standard input"
        case .admin: "the staff number of the first admin"
        case .adminSecretFile: "that admin's secret; - is standard input"
        }
    }
}
