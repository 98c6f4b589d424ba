// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Why a file of the catalog cannot be imported; names lines and columns, never their content.
package enum CatalogImportFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file is not UTF-8.
    case notUTF8
    case table(CSVFault)
    case noRows
    case tooManyRows(limit: Int)
    /// The heading of this column, counted from 1, is none that such a file has, or comes twice.
    case unknownColumn(Int)
    case missingColumn(CatalogColumn)
    /// These records cannot be taken.
    case problems([CatalogProblem])

    /// The most problems a message lists.
    package static let mostListed = 20

    package var description: String {
        switch self {
        case .notUTF8: "the file is not UTF-8: save it as CSV UTF-8 and send it again"
        case .table(let fault): fault.description
        case .noRows: "there is no row in it"
        case .tooManyRows(let limit): "it has more than \(limit) rows: send it in parts"
        case .unknownColumn(let column):
            "column \(column) has a heading that such a file has not, or has already: correct or remove it"
        case .missingColumn(let column): "the column \(column.rawValue) (\(column.chineseName)) is missing"
        case .problems(let problems):
            problems.prefix(Self.mostListed).map(\.description).joined(separator: "; ")
                + (problems.count > Self.mostListed ? "; and \(problems.count - Self.mostListed) more" : "")
        }
    }
}
