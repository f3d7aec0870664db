/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayLabelStyle:
 * @ASSAY_LABEL_NONE: no label
 * @ASSAY_LABEL_SQUARE: "[1]"
 * @ASSAY_LABEL_ROUND: "(1)"
 * @ASSAY_LABEL_STOP: "1."
 * @ASSAY_LABEL_CLOSER: "1)"
 * @ASSAY_LABEL_BARE: "1 " or "1" glued to a capital
 * @ASSAY_LABEL_RAISED: "¹"
 * @ASSAY_LABEL_FOOTNOTE: Markdown's "[^1]:"
 * @ASSAY_LABEL_ROMAN: "[iv]"
 * @ASSAY_LABEL_KEY: "[Knu84]"
 * @ASSAY_LABEL_BULLET: "•", "-", "*", "^"
 *
 * How an entry of the works cited is labelled.
 */
typedef enum
{
  ASSAY_LABEL_NONE,
  ASSAY_LABEL_SQUARE,
  ASSAY_LABEL_ROUND,
  ASSAY_LABEL_STOP,
  ASSAY_LABEL_CLOSER,
  ASSAY_LABEL_BARE,
  ASSAY_LABEL_RAISED,
  ASSAY_LABEL_FOOTNOTE,
  ASSAY_LABEL_ROMAN,
  ASSAY_LABEL_KEY,
  ASSAY_LABEL_BULLET,
  ASSAY_N_LABEL_STYLES
} AssayLabelStyle;

/**
 * AssayLabel:
 * @style: how it is written
 * @value: its number; 0 where it has none
 * @words: what stands for it, without the marks around it
 * @body: where the entry itself begins
 */
typedef struct
{
  AssayLabelStyle  style;
  guint            value;
  AssayRun         words;
  const char      *body;
} AssayLabel;

gboolean assay_label_read         (const char *p,
                                   const char *end,
                                   AssayLabel *label);
guint    assay_label_read_raised  (const char *p,
                                   const char *end,
                                   guint      *value);
guint    assay_label_read_roman   (const char *p,
                                   const char *end,
                                   guint      *value);

G_END_DECLS
