/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-database.h"

G_BEGIN_DECLS

gboolean assay_aside_keep_back (AssayDatabase  *database,
                                GError        **error);

G_END_DECLS
