/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean assay_files_write_all (int         fd,
                                const char *data,
                                gsize       size);

G_END_DECLS
