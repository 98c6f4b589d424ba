// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// The number of a consent text, nil while it was never shown to anybody.
    package func consentVersion(of text: ConsentText) throws(StoreError) -> Int? {
        try reading { () throws(RowsError) in
            try portalRows.consentVersion.first(
                .text(text.chinese),
                .text(text.english),
                .integer(Int64(text.cancelLeadMinutes)),
                .integer(Int64(text.earlyWindowMinutes))
            ) { row throws(RowsError) in Int(try row.integer(0)) }
        }
    }

    /// Stores a consent text for ever, so that it can be shown; returns its number, the same for the same text.
    package func keepConsent(_ text: ConsentText, at now: Timestamp) throws(StoreError) -> Int {
        try writing("keep consent text") { () throws(StoreError) in
            if let version = try consentVersion(of: text) { return version }
            let version = try reading { () throws(RowsError) in
                try portalRows.insertConsent.first(
                    .integer(now.milliseconds),
                    .text(text.chinese),
                    .text(text.english),
                    .integer(Int64(text.cancelLeadMinutes)),
                    .integer(Int64(text.earlyWindowMinutes))
                ) { row throws(RowsError) in Int(try row.integer(0)) }
            }
            return try intact(version, "consent_text")
        }
    }

    /// The consent text with a number, nil if there is none.
    package func consentText(_ version: Int) throws(StoreError) -> ConsentText? {
        try reading { () throws(RowsError) in
            try portalRows.consentText.first(.integer(Int64(version))) { row throws(RowsError) in
                ConsentText(
                    chinese: try row.text(0),
                    english: try row.text(1),
                    cancelLeadMinutes: Int(try row.integer(2)),
                    earlyWindowMinutes: Int(try row.integer(3))
                )
            }
        }
    }
}
