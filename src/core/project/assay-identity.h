/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean assay_identity_load     (char       **id,
                                  char       **name,
                                  GError     **error);
gboolean assay_identity_set_name (const char  *name,
                                  GError     **error);

G_END_DECLS
