// SPDX-License-Identifier: Apache-2.0
// The forgetful disk: a library for LD_PRELOAD beneath an unmodified program. It has nothing to call; the environment
// says what it does:
//   FORGETFUL_FOLDER  the absolute path, without links, of the one folder whose files it looks after
//   FORGETFUL_CACHE   a folder beside it, on the same file system, with the file `log` of FORGETFUL_LOG_BYTES
//   FORGETFUL_SYNC    the microseconds that a sync takes, as on a disk
//   FORGETFUL_DEAF    when set, a sync does nothing but take its time: the planted fault
#pragma once
