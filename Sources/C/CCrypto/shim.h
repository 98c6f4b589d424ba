// SPDX-License-Identifier: Apache-2.0
// The door to libcrypto (OpenSSL 3).
#pragma once
#include <openssl/evp.h>
