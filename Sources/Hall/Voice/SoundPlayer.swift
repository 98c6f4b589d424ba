// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// aplay as a child process: plays one sound on an ALSA device and returns when it has been heard.
package struct SoundPlayer: Sendable {
    /// Where it is.
    package let path: String
    /// The ALSA device: `default`, `plughw:0,0`, or a name of `/etc/asound.conf` for one zone's loudspeakers.
    package let device: String
    private let environment: [String]
    private let loop: EventLoop

    /// Debian's package alsa-utils.
    package static let standardPath = "/usr/bin/aplay"
    /// How much longer than the sound playing may take: a device that is opened for the first time.
    static let patience = Duration.seconds(10)
    /// What aplay says on its output: nothing.
    static let outputLimit = 65_536

    /// Names program and device; without `environment`, ALSA's own variables are handed on.
    package init(
        path: String = standardPath,
        device: String,
        environment: [String]? = nil,
        on loop: EventLoop
    ) {
        (self.path, self.device, self.loop) = (path, device, loop)
        self.environment = environment ?? Self.inherited
    }

    /// Where ALSA finds its configuration, and sound servers their sockets.
    private static var inherited: [String] {
        ["ALSA_CONFIG_PATH", "ALSA_CARD", "HOME", "XDG_RUNTIME_DIR"].compactMap { name in
            guard let value = unsafe getenv(name) else { return nil }
            return name + "=" + (unsafe String(cString: value))
        }
    }

    /// Plays a sound to its end.
    package func play(_ sound: Sound) async throws(VoiceFault) {
        let arguments = ["-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", String(sound.rate)]
        let program = ChildProgram(path: path, arguments: arguments, environment: environment)
        let limits = ChildProgram.Limits(time: sound.length + Self.patience, output: Self.outputLimit)
        switch await program.run(input: sound.bytes, limits: limits, on: loop) {
        case .exited(0, _): return
        case .notStarted(let error): throw .noPlayer(error)
        case .tookTooLong: throw .playerStuck
        case .cancelled: throw .cancelled
        case .exited, .signalled, .saidTooMuch: throw .noCard
        }
    }
}
