// SPDX-License-Identifier: Apache-2.0
import HTTP
import Pages

extension WebPage {
    /// Gives the file, or says in the hall's words why not.
    func reply(to request: HTTPRequest) -> HTTPReply {
        switch answer(to: request) {
        case .reply(let reply): reply
        case .wrongMethod: APIFault.wrongMethod(allowed: [.get, .head]).reply
        case .noSuchPath: APIFault.noSuchPath.reply
        case .notInstalled: APIFault.pagesMissing.reply
        }
    }
}

extension WebPages {
    /// The pages of a hall that have an address of their own.
    package static let hallNames: Set<String> = ["kiosk", "window", "green", "desk", "board", "hall", "admin"]
}
