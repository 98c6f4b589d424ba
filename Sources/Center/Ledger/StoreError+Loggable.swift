// SPDX-License-Identifier: Apache-2.0
import Ports
import Store

extension StoreError: Loggable {}
