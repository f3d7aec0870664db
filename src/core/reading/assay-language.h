/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

const char *assay_language_guess (AssayText *text);

G_END_DECLS
