// SPDX-License-Identifier: Apache-2.0
// The door to libmicrohttpd.
#pragma once
#include <microhttpd.h>
