/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayCitationMarkup:
 * @ASSAY_CITATION_PLAIN: words alone
 * @ASSAY_CITATION_HTML: words with titles in italics
 *
 * What a formatted citation is made of.
 */
typedef enum
{
  ASSAY_CITATION_PLAIN,
  ASSAY_CITATION_HTML,
} AssayCitationMarkup;

/**
 * AssayCitationLine:
 * @words: what was written
 * @markup: how
 * @last: the last character of the words themselves, 0 at the start
 * @in_quote: a closing quotation mark waits for what follows
 *
 * A citation being written. A full stop or comma goes inside a closing quotation mark, and no full
 * stop follows another mark that ends a sentence.
 */
typedef struct
{
  GString             *words;
  AssayCitationMarkup  markup;
  gunichar             last;
  gboolean             in_quote;
} AssayCitationLine;

void  assay_citation_line_init          (AssayCitationLine   *self,
                                         AssayCitationMarkup  markup);
void  assay_citation_line_append        (AssayCitationLine   *self,
                                         const char          *words);
void  assay_citation_line_append_italic (AssayCitationLine   *self,
                                         const char          *words);
void  assay_citation_line_append_quoted (AssayCitationLine   *self,
                                         const char          *words);
void  assay_citation_line_separate      (AssayCitationLine   *self,
                                         const char          *separator);
char *assay_citation_line_finish        (AssayCitationLine   *self,
                                         const char          *end);

G_END_DECLS
