/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* The view state that holds the package sent last. The next one names it, so that others know when
 * they miss one. */
#define ASSAY_STORE_LAST_SENT "carrier-sent"

/* What a carrier (a shared folder, later a server) has still to bring to colleagues. Local to the
 * copy, and in its file, so that it is always in step with the rows. */
char       *assay_store_dup_carrier   (AssayStore  *self);
gboolean    assay_store_join_carrier  (AssayStore  *self,
                                       const char  *carrier,
                                       GError     **error);
gboolean    assay_store_leave_carrier (AssayStore  *self,
                                       GError     **error);

gboolean    assay_store_note_more     (AssayStore  *self,
                                       gboolean    *more,
                                       GError     **error);

gboolean    assay_store_get_outgoing  (AssayStore  *self,
                                       gint64      *last,
                                       GError     **error);
gboolean    assay_store_choose_outgoing (AssayStore *self,
                                       gint64       limit,
                                       gint64      *last,
                                       GError     **error);
gboolean    assay_store_note_sent     (AssayStore  *self,
                                       gint64       last,
                                       const char  *package,
                                       GError     **error);

/* assay-store-packages.c */
gboolean    assay_store_knows_article (AssayStore  *self,
                                       const char  *id,
                                       gboolean    *known,
                                       GError     **error);
GHashTable *assay_store_list_packages (AssayStore  *self,
                                       GError     **error);
gboolean    assay_store_count_missing (AssayStore  *self,
                                       guint       *n_missing,
                                       GError     **error);
gboolean    assay_store_become        (AssayStore  *self,
                                       const char  *id,
                                       GError     **error);

G_END_DECLS
