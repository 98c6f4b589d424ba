// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct PortPathTests {
    @Test(
        arguments: [
            ("1-1.2:1.0", "0000:00:14.0", nil, "pci-0000:00:14.0-usb-0:1.2:1.0"),
            ("5-1", nil, "dummy_hcd.2", "platform-dummy_hcd.2-usb-0:1"),
            ("1-1.4:1.0", "0000:01:00.0", "fd500000.pcie", "platform-fd500000.pcie-pci-0000:01:00.0-usb-0:1.4:1.0"),
            ("usb1", "0000:00:14.0", nil, nil),
        ] as [(String, String?, String?, String?)]
    )
    func `a socket is named as udev names it`(name: String, pci: String?, platform: String?, path: String?) {
        #expect(PortPath.text(usb: name, pci: pci, platform: platform) == path)
    }
}
