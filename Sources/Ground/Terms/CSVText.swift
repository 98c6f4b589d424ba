// SPDX-License-Identifier: Apache-2.0
/// Writes comma-separated values (RFC 4180).
package enum CSVText {
    /// One record with its line end; a field with a comma, a quote, a line end or an outer blank is quoted.
    package static func line(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ text: String) -> String {
        let needsQuotes =
            text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard needsQuotes else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
