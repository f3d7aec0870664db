/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

gboolean   assay_store_set_finished   (AssayStore  *self,
                                       const char  *article,
                                       gboolean     finished,
                                       GError     **error);
gboolean   assay_store_add_finished   (AssayStore  *self,
                                       const char  *article,
                                       const char  *annotator,
                                       GError     **error);
gboolean   assay_store_is_finished    (AssayStore  *self,
                                       const char  *article,
                                       const char  *annotator,
                                       gboolean    *finished,
                                       GError     **error);
GPtrArray *assay_store_list_finishers (AssayStore  *self,
                                       const char  *article,
                                       GError     **error);

G_END_DECLS
