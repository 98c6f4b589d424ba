// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

extension WholeRiver {
    /// A call that is heard: the real daemon, the real espeak-ng, the real aplay, and a card that is a file.
    struct VoiceTests {
        private static let hasSound =
            unsafe access("/usr/bin/espeak-ng", X_OK) == 0 && access("/usr/bin/aplay", X_OK) == 0

        private let folder: Folder
        private let hall: RunningHall

        init() throws {
            let folder = try Folder()
            self.folder = folder
            // The daemon hands on where ALSA is told of its devices; nothing else in this program asks ALSA.
            unsafe setenv("ALSA_CONFIG_PATH", folder.path + "/asound.conf", 1)
            try folder.write(
                """
                pcm.hall { type file; slave.pcm "nothing"; file "\(folder.path)/heard.raw"; format "raw" }
                pcm.nothing { type null }

                """,
                to: "asound.conf"
            )
            hall = try RunningHall(folder) { _ in ["", "[voice all]", "device = hall", "repeats = 1"] }
        }

        @Test(.enabled(if: hasSound), .timeLimit(.minutes(1)))
        func `a number called at a window is heard, and a kiosk's screen can be`() async throws {
            try await hall.start()
            let ticket = try await hall.door.post("/api/v1/tickets", ["service": "estate"], key: "one")
            #expect(ticket.status == 201)
            let call = try await hall.door.post("/api/v1/windows/1/call-next", key: "two", as: "window")
            #expect(call.status == 200)
            let heard = try await hall.loop.until("the voice is ready") {
                let status = try await hall.door.get("/api/v1/status").text
                let mark = #""fixtures":[{"kind":"voice","name":"all","state":"ready","working":true}]"#
                return status.contains(mark) ? try Folder.read(folder.path + "/heard.raw") : nil
            }
            // A second of chime and some seconds of words, at 22,050 samples of two bytes.
            #expect((3...9).contains(heard.count / 44_100), "\(heard.count) bytes")
            let speech = try await hall.door.get("/api/v1/stations/kiosk-1/speech")
            #expect(speech.status == 200 && speech.body.starts(with: "RIFF".utf8))
            #expect(speech.body.count > 44_100)
            #expect(try await hall.stop() == 0)
        }
    }
}
