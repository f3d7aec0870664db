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

AssaySyncedPlace assay_synced_place_find (const char    *path,
                                          GCancellable  *cancellable,
                                          const char   **program);

G_END_DECLS
