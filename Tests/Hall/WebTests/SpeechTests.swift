// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@testable import Web

/// What a station says.
struct SpeechTests {
    @Test(arguments: Way.allCases)
    func `a screen's words come as a WAV file that nobody keeps`(_ way: Way) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(way, hall) { asker in
            let answer = try await asker.send(.get("/api/v1/stations/kiosk-1/speech", .kiosk))
            #expect(answer.status == 200)
            #expect(answer.body == Array("RIFF".utf8))
            #expect(answer.headers["Content-Type"] == "audio/wav")
            #expect(answer.headers["Cache-Control"] == "no-store")
        }
    }

    @Test(arguments: [("language=en", 503, "no-voice"), ("language=fr", 400, "bad-query")])
    func `what cannot be said is refused`(query: String, status: Int, type: String) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { asker in
            let answer = try await asker.send(.get("/api/v1/stations/kiosk-1/speech", .kiosk, query: query))
            #expect(answer.status == status)
            let named = answer.json["type"]?.text ?? ""
            #expect(named.hasSuffix(type))
        }
    }

    @Test
    func `a station without a screen has nothing to say`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { asker in
            let answer = try await asker.send(.get("/api/v1/stations/kiosk-9/speech"))
            #expect(answer.status == 404)
        }
    }
}
