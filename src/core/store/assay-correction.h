/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"

G_BEGIN_DECLS

/* What a correction says, as it is kept: a text; authors and dates as compact CSL-JSON; "" for a
 * field that is to be empty. */
char     *assay_correction_normalize (AssayReferenceField   field,
                                      const char           *value,
                                      GError              **error);
gboolean  assay_correction_parse     (AssayReference       *reference,
                                      AssayReferenceField   field,
                                      const char           *value);
gboolean  assay_correction_read      (AssayReference       *reference,
                                      AssayReferenceField   field,
                                      const char           *value,
                                      GError              **error);
char     *assay_correction_dup_value (AssayReference       *reference,
                                      AssayReferenceField   field);

/* The same as a person types it: "Smith, John; Reuters", "2024-09-30". */
char     *assay_correction_dup_text  (AssayReference       *reference,
                                      AssayReferenceField   field);

G_END_DECLS
