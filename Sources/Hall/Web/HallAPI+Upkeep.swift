// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Terms

// What people who look after the machine ask for.
extension HallAPI {
    /// Takes somebody's word that the machine's clock is right.
    func believeClock(_ order: Order) async throws(APIFault) -> HTTPReply {
        parts.clock.time?.believe()
        return HTTPReply(status: 204)
    }

    /// Forgets at once what is no longer to be kept; asked twice, there is nothing left to forget.
    func forget(_ order: Order) async throws(APIFault) -> HTTPReply {
        do throws(JournalError) {
            return WebJSON.reply(ForgettingView(try await parts.upkeep.forget()))
        } catch { throw APIFault(error) }
    }
}

/// What was forgotten.
struct ForgettingView: JSONWritable {
    private let forgetting: Forgetting

    init(_ forgetting: Forgetting) { self.forgetting = forgetting }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("looked", number: Int64(forgetting.looked))
        json.member("shortened", number: Int64(forgetting.shortened))
        json.member("through", number: forgetting.through.value)
        json.endObject()
    }
}
