// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Vault

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct PrivacyTests {
    let lobby = Lobby()

    @Test func `no file of the journal holds a number or name of the people it serves`() async throws {
        // The synthetic person of requirements.md 2.3.
        let number = "410581199001011231"
        let tag = PersonTag(hash: Digest.sha256(Array("key \(number)".utf8)))
        let lastFour = LastFourTag(hash: Array(Digest.sha256(Array("key 1231".utf8)).prefix(16)))
        let booking = Booking(
            number: try #require(BookingNumber(text: "123456789012")),
            center: try #require(CenterID("center")),
            service: Lobby.service,
            slot: try #require(
                TimeSlot(start: lobby.moment.timestamp, end: lobby.moment.timestamp.adding(minutes: 60))
            ),
            principal: tag,
            maskedName: "王*",
            lastFour: [lastFour]
        )
        let journal = try lobby.open()
        let feed = HallCommand.takeCenterChanges([.booking(booking)], from: 0, through: 1)
        _ = try await journal.submit(feed, key: nil, staff: nil)
        let exchange = HallCommand.exchange(
            booking: booking.number,
            proof: .documents(tag, nil),
            claim: .granted,
            station: Lobby.station,
            token: Lobby.token(1)
        )
        let receipt = try await journal.submit(exchange, key: Lobby.key("exchange"), staff: nil)
        try #require(receipt.ticket != nil)
        await journal.close()

        let files = lobby.files
        try #require(files.contains { $0.hasPrefix("snapshot-") })
        for name in files {
            let text = String(decoding: try lobby.bytes(name), as: UTF8.self)
            for secret in [number, "19900101", "王小明"] { #expect(!text.contains(secret), "\(name)") }
        }
        // The search would find what is there.
        let database = String(decoding: try lobby.bytes("journal.db"), as: UTF8.self)
        #expect(database.contains(tag.text))
    }
}
