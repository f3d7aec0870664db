/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-name-words.h"
#include "assay-reference.h"

G_BEGIN_DECLS

const char *assay_names_read         (AssayRun        head,
                                      AssayReference *reference);

G_END_DECLS
