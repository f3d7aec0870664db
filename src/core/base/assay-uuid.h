/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *assay_uuid_new_random (void);
char     *assay_uuid_new_timed  (gint64      unix_ms);
char     *assay_uuid_new_named  (const char *name,
                                 gssize      length);
gboolean  assay_uuid_is_valid   (const char *string);

G_END_DECLS
