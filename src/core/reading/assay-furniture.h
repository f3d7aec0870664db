/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean assay_furniture_matches (const char *start,
                                  const char *end);

G_END_DECLS
