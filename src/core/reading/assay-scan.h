/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

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
gboolean    assay_scan_compare      (const char *p,
                                     const char *end,
                                     const char *prefix);
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

/**
 * assay_scan_prefix:
 * @prefix: lower-case ASCII, or UTF-8 that is compared as it is
 *
 * Every word of every list is compared through this, and nearly all differ in the first byte.
 *
 * Returns: whether the text at @p begins with @prefix in any case
 */
static inline gboolean
assay_scan_prefix (const char *p,
                   const char *end,
                   const char *prefix)
{
  return p < end && ((*p ^ *prefix) & ~0x20) == 0 && assay_scan_compare (p, end, prefix);
}

/**
 * assay_scan_word:
 *
 * Returns: whether the text at @p begins with @word and does not go on with a letter or digit
 */
static inline gboolean
assay_scan_word (const char *p,
                 const char *end,
                 const char *word)
{
  return assay_scan_prefix (p, end, word) &&
         !g_unichar_isalnum (assay_scan_char (p + strlen (word), end));
}

G_END_DECLS
