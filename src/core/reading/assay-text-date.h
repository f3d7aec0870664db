/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-lexicon.h"

G_BEGIN_DECLS

/**
 * AssayTextDate:
 * @year: the year
 * @month: 1 to 12
 * @day: 1 to 31, or 0 where only the month is given
 * @end: (transfer none): where the date ends
 *
 * A date as it stands in a text.
 */
typedef struct
{
  guint       year;
  guint       month;
  guint       day;
  const char *end;
} AssayTextDate;

gboolean    assay_text_date_read (AssayTextDate      *date,
                                  const char         *p,
                                  const char         *end,
                                  const AssayLexicon *lexicon);
const char *assay_text_date_find (AssayTextDate      *date,
                                  const char         *p,
                                  const char         *end,
                                  const AssayLexicon *lexicon);

G_END_DECLS
