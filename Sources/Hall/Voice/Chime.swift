// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// 叮咚: two tones that make people look up before a number is called.
package enum Chime {
    /// 叮 is E5, 咚 is C5; in hertz, each with its length.
    static let tones: [(frequency: Double, length: Duration)] = [
        (659.26, .milliseconds(380)), (523.25, .milliseconds(620)),
    ]
    /// How long a tone takes to full loudness, so that nothing clicks.
    static let attack = 0.005
    /// After this many seconds a tone has fallen to 1/e.
    static let decay = 0.22
    /// Seconds at the end over which a tone goes to rest.
    static let release = 0.02

    /// The chime at a rate.
    package static func sound(rate: Int) -> Sound {
        Sound(rate: rate, samples: tones.flatMap { tone($0.frequency, $0.length, rate) }).normalised()
    }

    /// A bell-like tone: the ground note with a little of its octave, falling exponentially.
    private static func tone(_ frequency: Double, _ length: Duration, _ rate: Int) -> [Int16] {
        let count = Int(length.wholeMilliseconds) * rate / 1000
        let seconds = Double(count) / Double(rate)
        return (0..<count).map { index in
            let time = Double(index) / Double(rate)
            let angle = 2 * Double.pi * frequency * time
            let envelope = min(1, time / attack) * exp(-time / decay) * min(1, (seconds - time) / release)
            return Int16((sin(angle) + 0.2 * sin(2 * angle)) * envelope * 16_000)
        }
    }
}
