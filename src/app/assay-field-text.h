/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"

G_BEGIN_DECLS

char *assay_field_text_dup      (AssayReference       *reference,
                                 AssayReferenceField   field);
char *assay_field_text_to_value (const char           *text,
                                 AssayReferenceField   field,
                                 GError              **error);

G_END_DECLS
