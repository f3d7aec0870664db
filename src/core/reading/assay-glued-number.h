/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

const char *assay_glued_number_find_end (AssayRun    text,
                                         const char *digits,
                                         const char *digits_end);

G_END_DECLS
