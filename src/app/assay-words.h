/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "assay-types.h"

G_BEGIN_DECLS

char *assay_words_dup_likelihood (AssayLikelihood likelihood);
char *assay_words_dup_time       (gint64          time);
char *assay_words_dup_counts     (guint           n_claims,
                                  guint           n_evidence,
                                  guint           n_speculation,
                                  guint           n_others);

G_END_DECLS
