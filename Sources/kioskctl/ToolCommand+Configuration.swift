// SPDX-License-Identifier: Apache-2.0
import Link
import Ports
import Queueing
import Settings
import Setup
import Vault
import Voice

extension VoiceSettings {
    fileprivate func speaks(_ other: VoiceLanguage) -> Bool { language == .both || language.rawValue == other.rawValue }
}

extension ToolCommand {
    static func checkConfiguration(_ invocation: Invocation) throws {
        let file = try ConfigurationFile(invocation.operands[0])
        let path = file.path
        guard case .hall(let settings) = try file.meaning() else {
            Terminal.write("\(path): in order: a center's\n")
            return
        }
        for voice in settings.voices { try check(voice) }
        Terminal.write(
            "\(path): in order: \(settings.plan.services.count) services, \(settings.plan.windows.count) windows, "
                + "\(settings.stations.count) stations\n"
        )
        tellAdopted(by: settings)
    }

    /// Says what the hall runs with by its center's word, where its directory can be read.
    private static func tellAdopted(by settings: HallSettings) {
        guard let keys = try? KeyRing.load(path: settings.directory + "/keys"),
            let verifier = try? DocumentVerifier(keys: keys)
        else { return }
        let documents = DocumentShelf.documents(
            in: settings.directory,
            center: settings.plan.center,
            verifier: verifier
        )
        let adoption = Adoption(of: documents, by: settings.plan)
        for value in adoption.values {
            Terminal.write("from the center (\(value.kind) \(value.version)): \(value.name) = \(value.value)\n")
        }
        for kind in adoption.leftOut {
            Terminal.write("the center's \(kind) do not fit this hall: the file counts\n")
        }
    }

    /// Looks into the files that a voice names: a list that cannot be read, and recordings that are incomplete.
    private static func check(_ voice: VoiceSettings) throws {
        if let path = voice.pronunciation {
            do {
                _ = try Pronunciation(text: String(decoding: read(path), as: UTF8.self))
            } catch { throw ToolFault("\(path): \(error)") }
        }
        guard let folder = voice.clips else { return }
        let missing = ClipPack(folder: folder, languages: VoiceLanguage.allCases.filter(voice.speaks)).problems.count
        guard missing > 0 else { return }
        Terminal.write("\(folder): \(missing) recordings cannot be used; kioskctl voice check \(folder) names them\n")
    }

    static func read(_ path: String) throws -> [UInt8] {
        try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
    }
}
