// SPDX-License-Identifier: Apache-2.0
import HTTP

/// Why a hall could not join its center.
enum JoinFault: Error, CustomStringConvertible {
    /// What answers is no center.
    case noCenter(String)
    /// What it sent is for another hall or key.
    case foreignCertificate(String)
    /// Its authority is not the one of the code.
    case otherCenter(String)
    /// Its own certificate is not of that authority.
    case untrusted(String)
    case unreachable(String, HTTPFailure)
    case codeRefused
    case tooManyCodes
    case status(Int)

    var description: String {
        switch self {
        case .noCenter(let center): "\(center) did not answer as a center does"
        case .foreignCertificate(let center): "the certificate from \(center) is not for this hall and its key"
        case .otherCenter(let center):
            "\(center) is not the center that made this code: check the address, or somebody stands between"
        case .untrusted(let center):
            "\(center) does not show a certificate of the center's authority: somebody stands between"
        case .unreachable(let center, let failure): "\(center): \(failure)"
        case .codeRefused: "the code lets nobody in: it is wrong, spent, or over; ask the center for a new one"
        case .tooManyCodes: "the center hears no codes now: try again in a minute"
        case .status(let status): "the center answered \(status)"
        }
    }

    /// The same for whoever is led in Chinese.
    var chinese: String {
        switch self {
        case .noCenter(let center): "\(center) 的回答不像预约中心"
        case .foreignCertificate(let center): "\(center) 发来的证书不是给这个大厅的"
        case .otherCenter(let center): "\(center) 不是生成这个代码的中心：核对地址，否则可能有人冒充"
        case .untrusted(let center): "\(center) 的证书不是这个中心签发的：可能有人冒充"
        case .unreachable(let center, let failure): "连不上 \(center)（\(failure)）：检查网络和地址"
        case .codeRefused: "代码无效：输错、用过或已过期；请中心重新生成"
        case .tooManyCodes: "中心暂时不接受代码：一分钟后再试"
        case .status(let status): "中心回答 \(status)"
        }
    }
}
