/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-unite.h"

G_BEGIN_DECLS

gboolean assay_store_salvage (AssayStore        *self,
                              const char        *damaged,
                              AssayUniteReport  *report,
                              GCancellable      *cancellable,
                              GError           **error);

G_END_DECLS
