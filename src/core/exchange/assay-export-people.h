/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-json-writer.h"
#include "assay-store.h"

G_BEGIN_DECLS

gboolean assay_export_write_annotators (AssayJsonWriter  *writer,
                                        AssayStore       *store,
                                        const char       *article,
                                        GError          **error);
gboolean assay_export_write_finished   (AssayJsonWriter  *writer,
                                        AssayStore       *store,
                                        GPtrArray        *articles,
                                        GError          **error);

G_END_DECLS
