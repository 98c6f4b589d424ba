// SPDX-License-Identifier: Apache-2.0
import Ports

// What is done to pieces of speech before they are played one behind the other.
extension Sound {
    /// Below this (−46 dBFS) is silence at the ends of a recording.
    static let silence = 164
    /// −3 dBFS: what the loudest sample of a sentence is brought to.
    static let fullPeak = 23_197
    /// No recording is made louder than by this factor: what is quieter is noise.
    static let greatestGain = 16.0

    /// Rest.
    package static func pause(_ length: Duration, rate: Int) -> Sound {
        let count = max(0, length.wholeMilliseconds) * Int64(rate) / 1000
        return Sound(rate: rate, samples: [Int16](repeating: 0, count: Int(count)))
    }

    /// Without the silence at both ends.
    func trimmed() -> Sound {
        guard let first = samples.firstIndex(where: Self.isHeard), let last = samples.lastIndex(where: Self.isHeard)
        else { return Sound(rate: rate, samples: []) }
        return Sound(rate: rate, samples: Array(samples[first...last]))
    }

    /// As loud as a sentence should be before the hall's volume is applied.
    func normalised() -> Sound {
        let peak = peak
        guard peak > 0 else { return self }
        return scaled(by: min(Double(Self.fullPeak) / Double(peak), Self.greatestGain))
    }

    /// Louder or softer; what would go beyond the limits stays at them.
    func scaled(by factor: Double) -> Sound {
        let limits = Double(Int16.min)...Double(Int16.max)
        let scaled = samples.map { sample in
            Int16(min(max((Double(sample) * factor).rounded(), limits.lowerBound), limits.upperBound))
        }
        return Sound(rate: rate, samples: scaled)
    }

    /// At another rate, by straight lines between the samples: enough for speech, whose recordings differ little in rate.
    func resampled(to rate: Int) -> Sound {
        guard rate != self.rate, !samples.isEmpty else { return Sound(rate: rate, samples: samples) }
        let count = samples.count * rate / self.rate
        let step = Double(self.rate) / Double(rate)
        let resampled = (0..<count).map { index in
            let place = Double(index) * step
            let left = min(Int(place), samples.count - 1)
            let right = min(left + 1, samples.count - 1)
            let share = place - Double(left)
            return Int16((Double(samples[left]) * (1 - share) + Double(samples[right]) * share).rounded())
        }
        return Sound(rate: rate, samples: resampled)
    }

    /// One behind the other with `gap` between them, at the rate of the first; nil when there is none.
    static func joined(_ sounds: [Sound], gap: Duration) -> Sound? {
        guard let first = sounds.first else { return nil }
        let rest = pause(gap, rate: first.rate).samples
        var samples: [Int16] = []
        samples.reserveCapacity(sounds.reduce(0) { $0 + $1.samples.count + rest.count })
        for (index, sound) in sounds.enumerated() {
            if index > 0 { samples += rest }
            samples += sound.resampled(to: first.rate).samples
        }
        return Sound(rate: first.rate, samples: samples)
    }

    private static func isHeard(_ sample: Int16) -> Bool { abs(Int(sample)) > silence }
}
