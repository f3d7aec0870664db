/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayRun:
 * @start: the first byte
 * @end: the byte after the last
 *
 * A run of bytes of somebody else's UTF-8, as long-lived as that.
 */
typedef struct
{
  const char *start;
  const char *end;
} AssayRun;

#define ASSAY_RUN_EMPTY(run) ((run).start >= (run).end)

gunichar    assay_scan_char         (const char *p,
                                     const char *end);
gunichar    assay_scan_char_before  (const char *start,
                                     const char *p);
const char *assay_scan_skip_space   (const char *p,
                                     const char *end);
const char *assay_scan_skip_word    (const char *p,
                                     const char *end);
const char *assay_scan_next_word    (const char *p,
                                     const char *end);
AssayRun    assay_scan_trim         (const char *start,
                                     const char *end);
AssayRun    assay_scan_strip        (const char *start,
                                     const char *end,
                                     const char *characters);
gboolean    assay_scan_prefix       (const char *p,
                                     const char *end,
                                     const char *prefix);
gboolean    assay_scan_word         (const char *p,
                                     const char *end,
                                     const char *word);
const char *assay_scan_find         (const char *start,
                                     const char *end,
                                     const char *words);
const char *assay_scan_find_any     (const char *start,
                                     const char *end,
                                     const char *const *words,
                                     guint       n_words,
                                     guint      *which);
guint       assay_scan_number       (const char *p,
                                     const char *end,
                                     guint       max_digits,
                                     guint      *value);
gboolean    assay_scan_is_space     (gunichar    c);
gboolean    assay_scan_is_open_quote  (gunichar  c);
gboolean    assay_scan_is_close_quote (gunichar  c);
gboolean    assay_scan_is_dash      (gunichar    c);
char       *assay_scan_dup_flat     (AssayRun    run);
char       *assay_scan_fold         (AssayRun    run);

G_END_DECLS
