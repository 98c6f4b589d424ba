// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Vault

/// What the standards print, so that a wrong call of libcrypto cannot pass.
struct VectorTests {
    static let larger =
        "This is a test using a larger than block-size key and a larger than block-size data. "
        + "The key needs to be hashed before being used by the HMAC algorithm."

    /// RFC 4231 section 4.2 to 4.8; case 5 is of a cut-off output.
    @Test(arguments: [
        (
            String(repeating: "0b", count: 20), Hex.text("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Hex.text("Jefe".utf8), Hex.text("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Samples.counting(25, from: 1), String(repeating: "cd", count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            String(repeating: "aa", count: 131),
            Hex.text("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            String(repeating: "aa", count: 131), Hex.text(larger.utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ])
    func `HMAC-SHA256 is that of RFC 4231`(key: String, message: String, hash: String) throws {
        let (key, message) = try (#require(Hex.bytes(key)), #require(Hex.bytes(message)))
        #expect(Hex.text(KeyedHash.compute(message, KeyBytes(key), digest: "SHA256")) == hash)
    }

    /// Computed by an SM3 written apart from libcrypto, which gives the digest of "abc" in GB/T 32905 A.1.
    @Test func `HMAC-SM3 is that of an independent program`() throws {
        let key = KeyBytes((1...32).map { UInt8($0) })
        let message = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        #expect(
            Hex.text(KeyedHash.compute(message, key, digest: "SM3"))
                == "be190a66f210be0df56c243d5c1a53e9301fd3f0313244a412f6ae97ab7fe407"
        )
    }

    /// FIPS 180-4 examples.
    @Test func `SHA-256 is that of FIPS 180-4`() {
        #expect(
            Hex.text(Digest.sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(
            Hex.text(Digest.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    /// Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", as submitted to NIST.
    @Test func `AES-256-GCM is that of its authors`() throws {
        let key = try KeyBytes(bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let nonce = try bytes("cafebabefacedbaddecaf888")
        let associated = try bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let plain = try bytes(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                + "b16aedf5aa0de657ba637b39"
        )
        let sealed = try bytes(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                + "c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"
        )
        #expect(GCM.seal(plain, key, nonce: nonce, associated: associated) == sealed)
        #expect(GCM.open(sealed, key, nonce: nonce, associated: associated) == plain)
    }

    /// RFC 8032 section 7.1, tests 1 to 3.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ])
    func `Ed25519 is that of RFC 8032`(secret: String, point: String, message: String, signature: String) throws {
        let key = try Key(id: 1, use: .sign, algorithm: .ed25519, bytes: KeyBytes(bytes(secret)))
        let half = try PublicKeys.half(of: key)
        #expect(try half.bytes.isSame(as: KeyBytes(bytes(point))))
        #expect(try PublicKeys.sign(bytes(message), key) == bytes(signature))
        #expect(try PublicKeys.verify(bytes(message), signature: bytes(signature), half))
        #expect(try !PublicKeys.verify(bytes(message) + [0], signature: bytes(signature), half))
    }

    /// GB/T 32918.5-2017 annex A.2: the recommended curve, the ID 1234567812345678, "message digest".
    @Test func `SM2 is that of GB/T 32918`() throws {
        let secret = try KeyBytes(bytes("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"))
        let key = Key(id: 1, use: .sign, algorithm: .sm2, bytes: secret)
        let half = try PublicKeys.half(of: key)
        let point = try bytes(
            "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
        )
        #expect(half.bytes.isSame(as: KeyBytes(point)))
        let signature = try bytes(
            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
        )
        let message = Array("message digest".utf8)
        #expect(PublicKeys.verify(message, signature: signature, half))
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(!PublicKeys.verify(message, signature: changed, half), "byte \(index)")
        }
        #expect(PublicKeys.verify(message, signature: try PublicKeys.sign(message, key), half))
    }

    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ])
    func `a number outside of SM2's order is no private key`(secret: String) throws {
        let key = try Key(id: 1, use: .sign, algorithm: .sm2, bytes: KeyBytes(bytes(secret)))
        #expect(throws: VaultError.library(operation: "public key")) { try PublicKeys.half(of: key) }
    }

    private func bytes(_ text: String) throws -> [UInt8] { try #require(Hex.bytes(text)) }
}
