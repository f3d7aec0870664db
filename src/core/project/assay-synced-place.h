/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssaySyncedPlace:
 * @ASSAY_SYNCED_PLACE_NONE: on this machine alone, as far as can be told
 * @ASSAY_SYNCED_PLACE_SYNCED: in a folder that a program copies to other machines
 * @ASSAY_SYNCED_PLACE_NETWORK: on a drive that other machines may use, too
 *
 * Where a file lies, if its place is one in which a project is not safe.
 */
typedef enum
{
  ASSAY_SYNCED_PLACE_NONE,
  ASSAY_SYNCED_PLACE_SYNCED,
  ASSAY_SYNCED_PLACE_NETWORK,
} AssaySyncedPlace;

/**
 * AssayFilesystemFunc:
 * @is_remote: (out): whether the system itself calls it remote
 *
 * Returns: (transfer full) (nullable): the type of the file system that a path is on, as in the
 *   list of mounts
 */
typedef char *(*AssayFilesystemFunc) (const char   *path,
                                      gboolean     *is_remote,
                                      GCancellable *cancellable);

AssaySyncedPlace assay_synced_place_find    (const char           *path,
                                             GCancellable         *cancellable,
                                             const char          **program);
AssaySyncedPlace assay_synced_place_find_on (const char           *path,
                                             AssayFilesystemFunc   ask,
                                             GCancellable         *cancellable,
                                             const char          **program);

G_END_DECLS
