// SPDX-License-Identifier: Apache-2.0
import Catalog
import Reception
import Supervision
import Terms

// Whose records a member of staff may change (R9).
extension OfficeCaller {
    /// Throws unless the caller is of a managing body: a department has no channels and no plans of its own (R9).
    func requireManagingBody() throws(CenterProblem) {
        guard role != .department else { throw .forbidden }
    }

    /// Throws unless the caller may change things of the whole city.
    func requireCity() throws(CenterProblem) {
        try requireManagingBody()
        guard center == nil else { throw .forbidden }
    }

    /// Throws unless the caller may change things of `center`, or of the city for nil.
    func requireManaging(_ center: CenterID?) throws(CenterProblem) {
        guard let center else { return try requireCity() }
        try requireManagingBody()
        try require(center)
    }

    /// Throws unless the caller looks after `item`: the city after all, a center after its own, a department after those
    /// it is responsible for.
    func requireCare(of item: CatalogItem) throws(CenterProblem) {
        if let center { guard item.owner == center else { throw .forbidden } }
        if role == .department { guard item.department == department else { throw .forbidden } }
    }
}
