// SPDX-License-Identifier: Apache-2.0
// The door to libcrypto (OpenSSL 3): straight call sequences with their clean-up, no decisions.
// Where nothing else is said, a function returns 1 for success and 0 for failure, as libcrypto does.
#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/random.h>
#include <sys/types.h>

/// getrandom(2): how many bytes were written, or -1 and errno.
static inline ssize_t ccrypto_random(void *out, size_t length) { return getrandom(out, length, 0); }

/// EVP_MAC with algorithm HMAC over `digest` ("SHA256", "SM3"); `out` takes 32 bytes.
static inline int ccrypto_hmac(EVP_MAC *hmac, const char *digest, const uint8_t *key, size_t keyLength,
                               const uint8_t *message, size_t messageLength, uint8_t *out) {
    size_t outLength = 0;
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)digest, 0),
        OSSL_PARAM_construct_end(),
    };
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(hmac);
    int ok = context != NULL && EVP_MAC_init(context, key, keyLength, parameters) == 1
        && EVP_MAC_update(context, message, messageLength) == 1
        && EVP_MAC_final(context, out, &outLength, 32) == 1 && outLength == 32;
    EVP_MAC_CTX_free(context);
    return ok;
}

/// AES-256-GCM with a 12-byte nonce: `out` takes as many bytes as `plain`, `tag` 16.
static inline int ccrypto_gcm_seal(const EVP_CIPHER *cipher, const uint8_t *key, const uint8_t *nonce,
                                   const uint8_t *associated, int associatedLength, const uint8_t *plain,
                                   int plainLength, uint8_t *out, uint8_t *tag) {
    int length = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int ok = context != NULL && EVP_EncryptInit_ex2(context, cipher, key, nonce, NULL) == 1
        && EVP_EncryptUpdate(context, NULL, &length, associated, associatedLength) == 1
        && EVP_EncryptUpdate(context, out, &length, plain, plainLength) == 1
        && EVP_EncryptFinal_ex(context, out + length, &length) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, tag) == 1;
    EVP_CIPHER_CTX_free(context);
    return ok;
}

/// The reverse; fails when the 16-byte `tag` does not fit, and then `out` must not be used.
static inline int ccrypto_gcm_open(const EVP_CIPHER *cipher, const uint8_t *key, const uint8_t *nonce,
                                   const uint8_t *associated, int associatedLength, const uint8_t *sealed,
                                   int sealedLength, uint8_t *out, const uint8_t *tag) {
    int length = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int ok = context != NULL && EVP_DecryptInit_ex2(context, cipher, key, nonce, NULL) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, (void *)tag) == 1
        && EVP_DecryptUpdate(context, NULL, &length, associated, associatedLength) == 1
        && EVP_DecryptUpdate(context, out, &length, sealed, sealedLength) == 1
        && EVP_DecryptFinal_ex(context, out + length, &length) == 1;
    EVP_CIPHER_CTX_free(context);
    return ok;
}

/// Ed25519 (RFC 8032) from a 32-byte seed, NULL on failure.
static inline EVP_PKEY *ccrypto_ed25519_private(const uint8_t *seed) {
    return EVP_PKEY_new_raw_private_key_ex(NULL, "ED25519", NULL, seed, 32);
}

/// Ed25519 from a 32-byte public key, NULL on failure.
static inline EVP_PKEY *ccrypto_ed25519_public(const uint8_t *point) {
    return EVP_PKEY_new_raw_public_key_ex(NULL, "ED25519", NULL, point, 32);
}

/// The 32-byte public key of an Ed25519 key.
static inline int ccrypto_ed25519_point(const EVP_PKEY *key, uint8_t *point) {
    size_t length = 32;
    return EVP_PKEY_get_raw_public_key(key, point, &length) == 1 && length == 32;
}

/// The 65-byte public point 04‖x‖y of an SM2 private key (GB/T 32918.1): [d]G.
static inline int ccrypto_sm2_point(const uint8_t *secret, uint8_t *point) {
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_sm2);
    EC_POINT *product = group == NULL ? NULL : EC_POINT_new(group);
    BIGNUM *scalar = BN_secure_new();
    int ok = product != NULL && scalar != NULL && BN_bin2bn(secret, 32, scalar) != NULL && !BN_is_zero(scalar)
        && BN_cmp(scalar, EC_GROUP_get0_order(group)) < 0
        && EC_POINT_mul(group, product, scalar, NULL, NULL, NULL) == 1
        && EC_POINT_point2oct(group, product, POINT_CONVERSION_UNCOMPRESSED, point, 65, NULL) == 65;
    BN_clear_free(scalar);
    EC_POINT_free(product);
    EC_GROUP_free(group);
    return ok;
}

/// SM2 from a 65-byte public point and, unless NULL, a 32-byte private key; NULL on failure.
static inline EVP_PKEY *ccrypto_sm2_key(const uint8_t *secret, const uint8_t *point) {
    EVP_PKEY *key = NULL;
    uint8_t native[32];
    OSSL_PARAM parameters[4];
    OSSL_PARAM *next = parameters;
    *next++ = OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"SM2", 0);
    *next++ = OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, 65);
    if (secret != NULL) { // an OSSL_PARAM integer is in the machine's byte order
        for (int i = 0; i < 32; i++) native[i] = secret[__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 31 - i : i];
        *next++ = OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, native, 32);
    }
    *next = OSSL_PARAM_construct_end();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
    int ok = context != NULL && EVP_PKEY_fromdata_init(context) == 1
        && EVP_PKEY_fromdata(context, &key, secret == NULL ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, parameters) == 1;
    OPENSSL_cleanse(native, sizeof native);
    EVP_PKEY_CTX_free(context);
    return ok ? key : NULL;
}

/// The ID that GB/T 35276 fixes where two sides agreed on no other; `digest` NULL (Ed25519) takes none.
static inline const OSSL_PARAM *ccrypto_identity(const char *digest, OSSL_PARAM parameters[2]) {
    parameters[0] = OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_DIST_ID, (void *)"1234567812345678", 16);
    parameters[1] = OSSL_PARAM_construct_end();
    return digest == NULL ? NULL : parameters;
}

/// Signs; `digest` is NULL for Ed25519 and "SM3" for SM2, `*outLength` the room in `out` and then the length.
static inline int ccrypto_sign(EVP_PKEY *key, const char *digest, const uint8_t *message, size_t messageLength,
                               uint8_t *out, size_t *outLength) {
    OSSL_PARAM identity[2];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int ok = context != NULL
        && EVP_DigestSignInit_ex(context, NULL, digest, NULL, NULL, key, ccrypto_identity(digest, identity)) == 1
        && EVP_DigestSign(context, out, outLength, message, messageLength) == 1;
    EVP_MD_CTX_free(context);
    return ok;
}

/// Checks a signature.
static inline int ccrypto_verify(EVP_PKEY *key, const char *digest, const uint8_t *message, size_t messageLength,
                                 const uint8_t *signature, size_t signatureLength) {
    OSSL_PARAM identity[2];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int ok = context != NULL
        && EVP_DigestVerifyInit_ex(context, NULL, digest, NULL, NULL, key, ccrypto_identity(digest, identity)) == 1
        && EVP_DigestVerify(context, signature, signatureLength, message, messageLength) == 1;
    EVP_MD_CTX_free(context);
    return ok;
}

/// r‖s of 64 bytes from a DER signature.
static inline int ccrypto_raw_signature(const uint8_t *der, size_t derLength, uint8_t *raw) {
    ECDSA_SIG *signature = d2i_ECDSA_SIG(NULL, &der, (long)derLength);
    int ok = signature != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(signature), raw, 32) == 32
        && BN_bn2binpad(ECDSA_SIG_get0_s(signature), raw + 32, 32) == 32;
    ECDSA_SIG_free(signature);
    return ok;
}

/// The DER form of r‖s; `der` has room for 72 bytes. Gives its length, 0 on failure.
static inline size_t ccrypto_der_signature(const uint8_t *raw, uint8_t *der) {
    int length = 0;
    ECDSA_SIG *signature = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(raw, 32, NULL), *s = BN_bin2bn(raw + 32, 32, NULL);
    if (signature != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(signature, r, s) == 1) { // takes r and s
        length = i2d_ECDSA_SIG(signature, &der);
    } else {
        BN_free(r);
        BN_free(s);
    }
    ECDSA_SIG_free(signature);
    return length > 0 ? (size_t)length : 0;
}

/// Reads a certificate from PEM text, NULL on failure.
static inline X509 *ccrypto_certificate(const char *pem) {
    BIO *text = BIO_new_mem_buf(pem, -1);
    X509 *certificate = text == NULL ? NULL : PEM_read_bio_X509(text, NULL, NULL, NULL);
    BIO_free(text);
    return certificate;
}

/// Reads a private key from PEM text without passphrase, NULL on failure.
static inline EVP_PKEY *ccrypto_private_key(const char *pem) {
    BIO *text = BIO_new_mem_buf(pem, -1);
    EVP_PKEY *key = text == NULL ? NULL : PEM_read_bio_PrivateKey(text, NULL, NULL, NULL);
    BIO_free(text);
    return key;
}

/// A new key on P-256, NULL on failure.
static inline EVP_PKEY *ccrypto_p256(void) { return EVP_EC_gen("P-256"); }

/// Adds the extension `nid` as openssl-x509v3_config(5) writes it; an empty `value` adds nothing.
static inline int ccrypto_extend(X509 *certificate, X509V3_CTX *context, int nid, const char *value) {
    if (*value == 0) return 1;
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, context, nid, value);
    int ok = extension != NULL && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return ok;
}

/// A version 3 certificate of `key` under `name`, signed with SHA-256 by `issuerKey`; a NULL `issuer` signs itself.
static inline X509 *ccrypto_issue(X509 *issuer, EVP_PKEY *issuerKey, EVP_PKEY *key, const char *name, uint64_t serial,
                                  int64_t from, int64_t until, const char *constraints, const char *usage,
                                  const char *extendedUsage, const char *alternativeNames) {
    X509 *certificate = X509_new();
    if (certificate == NULL) return NULL;
    X509 *signer = issuer == NULL ? certificate : issuer;
    X509V3_CTX context;
    X509V3_set_ctx(&context, signer, certificate, NULL, NULL, 0);
    X509_NAME *subject = X509_get_subject_name(certificate);
    int ok = X509_set_version(certificate, X509_VERSION_3) == 1
        && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1
        && ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)from) != NULL
        && ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)until) != NULL
        && X509_set_pubkey(certificate, key) == 1
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, X509_get_subject_name(signer)) == 1
        && ccrypto_extend(certificate, &context, NID_basic_constraints, constraints)
        && ccrypto_extend(certificate, &context, NID_key_usage, usage)
        && ccrypto_extend(certificate, &context, NID_ext_key_usage, extendedUsage)
        && ccrypto_extend(certificate, &context, NID_subject_alt_name, alternativeNames)
        && ccrypto_extend(certificate, &context, NID_subject_key_identifier, "hash")
        && ccrypto_extend(certificate, &context, NID_authority_key_identifier, "keyid")
        && X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
    if (ok) return certificate;
    X509_free(certificate);
    return NULL;
}

/// Copies what was written to `memory` and frees it; the number of bytes, or -1.
static inline long ccrypto_drain(BIO *memory, char *out, long capacity) {
    char *data = NULL;
    long length = memory == NULL ? -1 : BIO_get_mem_data(memory, &data);
    if (length > capacity) length = -1;
    if (length > 0) memcpy(out, data, (size_t)length);
    BIO_free(memory);
    return length;
}

/// The certificate as PEM text: its bytes in `out`, or -1.
static inline long ccrypto_certificate_pem(X509 *certificate, char *out, long capacity) {
    BIO *memory = BIO_new(BIO_s_mem());
    if (memory != NULL && PEM_write_bio_X509(memory, certificate) != 1) BIO_reset(memory);
    return ccrypto_drain(memory, out, capacity);
}

/// The private key as unencrypted PKCS #8 PEM text: its bytes in `out`, or -1.
static inline long ccrypto_private_key_pem(EVP_PKEY *key, char *out, long capacity) {
    BIO *memory = BIO_new(BIO_s_mem());
    if (memory != NULL && PEM_write_bio_PrivateKey(memory, key, NULL, NULL, 0, NULL, NULL) != 1) BIO_reset(memory);
    return ccrypto_drain(memory, out, capacity);
}

/// A request for a certificate (PKCS #10, RFC 2986) of `key` under `name`, signed with SHA-256; NULL on failure.
static inline X509_REQ *ccrypto_request(EVP_PKEY *key, const char *name) {
    X509_REQ *request = X509_REQ_new();
    if (request == NULL) return NULL;
    X509_NAME *subject = X509_REQ_get_subject_name(request);
    int ok = X509_REQ_set_version(request, X509_REQ_VERSION_1) == 1 && X509_REQ_set_pubkey(request, key) == 1
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0) == 1
        && X509_REQ_sign(request, key, EVP_sha256()) > 0;
    if (ok) return request;
    X509_REQ_free(request);
    return NULL;
}

/// The request as PEM text: its bytes in `out`, or -1.
static inline long ccrypto_request_pem(X509_REQ *request, char *out, long capacity) {
    BIO *memory = BIO_new(BIO_s_mem());
    if (memory != NULL && PEM_write_bio_X509_REQ(memory, request) != 1) BIO_reset(memory);
    return ccrypto_drain(memory, out, capacity);
}

/// The public key of a PEM request, if it is one on P-256 that signed the request itself; NULL otherwise.
static inline EVP_PKEY *ccrypto_requested_key(const char *pem) {
    BIO *text = BIO_new_mem_buf(pem, -1);
    X509_REQ *request = text == NULL ? NULL : PEM_read_bio_X509_REQ(text, NULL, NULL, NULL);
    BIO_free(text);
    EVP_PKEY *key = request == NULL ? NULL : X509_REQ_get_pubkey(request);
    char group[32] = {0};
    int ok = key != NULL && EVP_PKEY_is_a(key, "EC") == 1
        && EVP_PKEY_get_group_name(key, group, sizeof group, NULL) == 1 && strcmp(group, "prime256v1") == 0
        && X509_REQ_verify(request, key) == 1;
    X509_REQ_free(request);
    if (ok) return key;
    EVP_PKEY_free(key);
    return NULL;
}

/// Seconds since 1970 of a time in a certificate.
static inline int ccrypto_seconds(const ASN1_TIME *time, int64_t *out) {
    int days = 0, seconds = 0;
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int ok = epoch != NULL && ASN1_TIME_diff(&days, &seconds, epoch, time) == 1;
    ASN1_TIME_free(epoch);
    if (ok) *out = (int64_t)days * 86400 + seconds;
    return ok;
}

/// What a certificate says: validity, its SHA-256 over DER in 32 bytes, its serial number in at most 20 bytes
/// (RFC 5280 section 4.1.2.2), and its common name, ended by NUL, in `name` of `capacity` bytes.
static inline int ccrypto_certificate_facts(X509 *certificate, int64_t *from, int64_t *until, uint8_t *fingerprint,
                                            uint8_t *serial, int *serialLength, char *name, int capacity) {
    BIGNUM *number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), NULL);
    int ok = number != NULL && BN_num_bytes(number) <= 20
        && ccrypto_seconds(X509_get0_notBefore(certificate), from) == 1
        && ccrypto_seconds(X509_get0_notAfter(certificate), until) == 1
        && X509_digest(certificate, EVP_sha256(), fingerprint, NULL) == 1
        && X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, capacity) >= 0;
    if (ok) *serialLength = BN_bn2bin(number, serial);
    BN_free(number);
    return ok;
}

/// 1 when `key` is the private half of the key in the certificate.
static inline int ccrypto_fits(X509 *certificate, EVP_PKEY *key) { return X509_check_private_key(certificate, key); }
