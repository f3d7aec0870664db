/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     assay_backup_rule_choose      (const gint64 *times,
                                        gsize         n_times,
                                        gint64        now,
                                        gboolean     *keep);
gboolean assay_backup_rule_is_alarming (guint64       n_before,
                                        guint64       n_now);

G_END_DECLS
