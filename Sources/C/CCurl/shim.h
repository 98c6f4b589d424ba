// SPDX-License-Identifier: Apache-2.0
// The door to libcurl.
#pragma once
#include <curl/curl.h>
