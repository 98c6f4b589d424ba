// SPDX-License-Identifier: Apache-2.0
import HTTP

// What a station says to those who do not see its screen.
extension HallAPI {
    /// The words of a station's screen as sound, in the screen's own language or in the one asked for.
    ///
    /// Which words may be said aloud is for the station to know: never a name, nor anything typed.
    func speakStation(_ query: Query) async throws(APIFault) -> HTTPReply {
        let station = try Self.station(query["station"], query.caller)
        guard let door = parts.stations else { throw .noSuchPath }
        var language: StationDoor.SpokenLanguage?
        if let text = query.request.query["language"] {
            guard let known = StationDoor.SpokenLanguage(rawValue: text) else { throw .badQuery }
            language = known
        }
        switch await door.speech(station, language) {
        case .sound(let bytes):
            // The next screen has other words under the same address.
            let headers: HTTPHeaders = ["Content-Type": Self.soundType, "Cache-Control": "no-store"]
            return HTTPReply(status: 200, headers: headers, body: .bytes(bytes))
        case .noScreen: throw .noSuchPath
        case .noVoice: throw APIFault(503, "no-voice", "暂时没有语音", "There is no voice at the moment")
        }
    }

    /// RIFF WAVE, 16-bit mono.
    static let soundType = "audio/wav"
}
