/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayCarried:
 * @name: of the file in the folder
 * @id: (nullable): the package it is by its name, which may lie
 *
 * A file in a shared folder that may be a package.
 */
typedef struct
{
  char *name;
  char *id;
} AssayCarried;

GPtrArray *assay_folder_carrier_list  (const char    *folder,
                                       GError       **error);
gboolean   assay_folder_carrier_fetch (const char    *folder,
                                       const char    *name,
                                       const char    *path,
                                       char         **id,
                                       GCancellable  *cancellable,
                                       GError       **error);
char      *assay_folder_carrier_put   (const char    *folder,
                                       const char    *project,
                                       gint64         number,
                                       const char    *path,
                                       GHashTable    *known,
                                       GCancellable  *cancellable,
                                       GError       **error);
void       assay_folder_carrier_tidy  (const char    *folder,
                                       const char    *project);

G_END_DECLS
