/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint assay_binomial_draw (GRand  *random,
                           guint   n,
                           double  p);

G_END_DECLS
