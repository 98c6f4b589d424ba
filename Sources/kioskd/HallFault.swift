// SPDX-License-Identifier: Apache-2.0
import Terms

/// Why a hall cannot open, besides what rooms say themselves.
enum HallFault: Error, CustomStringConvertible {
    case damagedEnrolment(String)
    case otherHall(HallID)
    case emptyToken(String)

    var description: String {
        switch self {
        case .damagedEnrolment(let directory):
            "\(directory)/enrolment is damaged: accept the center's bundle again with kioskctl enroll accept"
        case .emptyToken(let path):
            "\(path) holds no token: write the verifier's token into it, or take token_file out"
        case .otherHall(let hall):
            "the enrolment is for hall \(hall): correct the hall's id, or enrol this hall"
        }
    }
}
