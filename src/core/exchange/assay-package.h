/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-unite.h"

G_BEGIN_DECLS

/**
 * AssayPackageState:
 * @ASSAY_PACKAGE_TAKEN: all that makes sense in it is here
 * @ASSAY_PACKAGE_OTHER_PROJECT: it belongs to another project and was left alone
 * @ASSAY_PACKAGE_WAITING: it speaks of an article that another package will bring
 *
 * What came of reading a package.
 */
typedef enum
{
  ASSAY_PACKAGE_TAKEN,
  ASSAY_PACKAGE_OTHER_PROJECT,
  ASSAY_PACKAGE_WAITING,
} AssayPackageState;

gboolean assay_package_write    (AssayStore         *store,
                                 const char         *path,
                                 gint64              limit,
                                 gint64             *last,
                                 GError            **error);
gboolean assay_package_compress (const char         *from,
                                 const char         *to,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean assay_package_expand   (const char         *from,
                                 const char         *to,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean assay_package_find_project (const char     *path,
                                 char              **project,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean assay_package_read     (AssayStore         *store,
                                 const char         *path,
                                 const char         *id,
                                 AssayPackageState  *state,
                                 AssayUniteReport   *report,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
