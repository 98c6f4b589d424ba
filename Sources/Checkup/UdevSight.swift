// SPDX-License-Identifier: Apache-2.0

/// What devices need of the machine before kioskd may open them.
package struct UdevSight: Sendable, Equatable {
    /// Whether 90-hallkiosk.rules is installed.
    package var hasRules = false
    /// Whether the user and group hallkiosk exist.
    package var hasUser = false
    /// Groups of devices that do not exist here.
    package var missingGroups: [String] = []
    /// Modules that were to be loaded at boot and are not there, by name.
    package var missingModules: [String] = []

    /// Nothing was seen.
    package init() {}
}
