/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2024-09-30T12:34:56.789Z", without the NUL. */
#define ASSAY_TIME_LENGTH 24

void     assay_time_format (gint64      unix_ms,
                            char       *string);
gboolean assay_time_parse  (const char *string,
                            gint64     *unix_ms);

G_END_DECLS
