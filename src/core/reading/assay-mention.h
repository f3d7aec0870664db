/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

#define ASSAY_MENTION_MAX_OTHERS 8
#define ASSAY_MENTION_MAX_YEARS  8

/**
 * AssayMention:
 * @names: all names whole, or a title
 * @family: the first name alone
 * @others: further names
 * @n_others: how many
 * @et_al: whether more authors are meant
 * @undated: whether it says that there is no date
 * @year: the year, or 0
 * @suffix: the letter after the year, or '\0'
 *
 * How a text speaks of a work: "Smith & Jones, 2007a".
 */
typedef struct
{
  AssayRun names;
  AssayRun family;
  AssayRun others[ASSAY_MENTION_MAX_OTHERS];
  guint    n_others;
  gboolean et_al;
  gboolean undated;
  guint    year;
  char     suffix;
} AssayMention;

void        assay_mention_set_names (AssayMention *mention,
                                     AssayRun      names);
guint       assay_mention_read      (AssayRun      words,
                                     AssayMention *mentions);
const char *assay_mention_read_year (AssayMention *mention,
                                     const char   *p,
                                     const char   *end);
gboolean    assay_mention_is_names  (AssayRun      names);
gboolean    assay_mention_is_shaped (const AssayMention *mention);

G_END_DECLS
