// SPDX-License-Identifier: Apache-2.0
import HTTP

/// Event streams as displays read them: in pieces of any size, and as the hall writes them.
enum EventStreams {
    /// What a parser made of a stream.
    private struct Reading: Equatable {
        var events: [StreamEvent] = []
        var problem: EventStreamParser.Problem?
        var lastID = ""
    }

    static func check(_ input: [UInt8]) throws(Broken) {
        let small = EventStreamParser(maxLineBytes: 128, maxEventBytes: 256)
        let whole = read([input[...]], small)
        for cut in Cuts.of(input) {
            let other = read(cut, small)
            try hold(other.problem == whole.problem, "the same bytes in other pieces gave another problem")
            // A piece that holds the fault gives none of its events, so pieces may give more.
            try hold(
                other == whole || whole.problem != nil && other.events.starts(with: whole.events),
                "the same bytes in other pieces gave other events"
            )
        }
        // A NUL is allowed in a type, and left out when written.
        for event in whole.events where event.event?.utf8.contains(0) != true {
            let again = read([EventStreamFormat.bytes(of: event)[...]], EventStreamParser())
            try hold(again.events == [event], "an event is not read as it is written")
        }
    }

    private static func read(_ pieces: [ArraySlice<UInt8>], _ fresh: EventStreamParser) -> Reading {
        var parser = fresh
        var reading = Reading()
        do throws(EventStreamParser.Problem) {
            for piece in pieces { reading.events += try parser.push(piece) }
        } catch { reading.problem = error }
        reading.lastID = parser.lastEventID
        return reading
    }
}
