/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reader.h"

G_BEGIN_DECLS

extern const AssayReader assay_reader_text;

G_END_DECLS
