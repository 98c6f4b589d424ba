// SPDX-License-Identifier: Apache-2.0
import Voice

/// Recordings of a hall's voice: whatever a file holds, what is read is in it and is written as it was read.
enum Sounds {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let sound = try? WAV.sound(input) else { return }
        try hold(sound.samples.count * 2 <= input.count, "a sound has samples that no file held")
        try hold(Sound.rates.contains(sound.rate), "a sound has a rate that no file may have")
        try hold((try? WAV.sound(WAV.file(of: sound))) == sound, "a sound is not read as it is written")
    }
}
