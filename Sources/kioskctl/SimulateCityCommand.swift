// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Settings
import Simulators
import Terms

/// `kioskctl simulate city`: a city that does not exist, as the files that the center's imports take.
struct SimulateCityCommand {
    private let city: SyntheticCity
    private let directory: String

    private static let mostPeople = 1_000_000
    private static let years = 2000...2100

    init(_ arguments: Arguments) throws {
        let now = SystemClock.now()
        let today = Moment(now, offsetSeconds: 28_800).day
        city = SyntheticCity(
            seed: UInt64(try SimulateCommand.number(arguments, "seed", 1, in: 0...Int.max)),
            people: try SimulateCommand.number(arguments, "people", 100_000, in: 0...Self.mostPeople),
            items: try SimulateCommand.number(
                arguments,
                "items",
                SyntheticCity.mostItems,
                in: 0...SyntheticCity.mostItems
            ),
            year: try SimulateCommand.number(arguments, "year", today.year, in: Self.years)
        )
        directory = try arguments.required("out")
    }

    /// Writes every file into the folder, which is made if it is not there.
    @concurrent
    func run() async throws {
        guard unsafe mkdir(directory, 0o755) == 0 || errno == EEXIST else {
            throw PortError(call: "mkdir", on: directory)
        }
        for (name, text) in city.files() {
            try WholeFile.writeAtomically(Array(text.utf8), to: directory + "/" + name, mode: 0o644)
            let rows = text.utf8.count { $0 == UInt8(ascii: "\n") } - 1
            Terminal.write("\(directory)/\(name)  \(rows) rows\n")
        }
    }
}
