/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *assay_sentence_scan          (const char *p,
                                          const char *end);
const char *assay_sentence_scan_bytewise (const char *p,
                                          const char *end);

G_END_DECLS
