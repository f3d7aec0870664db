/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayNumberForm:
 * @ASSAY_NUMBER_SQUARE: "[2]", "[2, 4]", "[2-4]"
 * @ASSAY_NUMBER_RAISED: "²"
 * @ASSAY_NUMBER_GLUED: "word2", "end.2"
 * @ASSAY_NUMBER_LOOSE: "end. 2 Next"
 * @ASSAY_NUMBER_ROUND: "(2)"
 * @ASSAY_NUMBER_ROMAN: "[iv]"
 * @ASSAY_NUMBER_FOOTNOTE: "[^2]", "[^name]"
 * @ASSAY_NUMBER_KEY: "[Knu84]"
 */
typedef enum
{
  ASSAY_NUMBER_SQUARE,
  ASSAY_NUMBER_RAISED,
  ASSAY_NUMBER_GLUED,
  ASSAY_NUMBER_LOOSE,
  ASSAY_NUMBER_ROUND,
  ASSAY_NUMBER_ROMAN,
  ASSAY_NUMBER_FOOTNOTE,
  ASSAY_NUMBER_KEY,
} AssayNumberForm;

#define ASSAY_NUMBER_MAX_VALUES 24

/**
 * AssayNumberMark:
 * @form: how it is written
 * @run: the marker whole
 * @first: the first number it names; 0 for a key
 *
 * A number, or a list of them, that may point at entries.
 */
typedef struct
{
  AssayNumberForm form;
  AssayRun        run;
  guint           first;
} AssayNumberMark;

typedef struct _AssayNumbers AssayNumbers;

AssayNumbers *assay_numbers_new       (const char            *start,
                                       const char            *end);
void          assay_numbers_free      (AssayNumbers          *self);
GArray       *assay_numbers_get_marks (AssayNumbers          *self);
gboolean      assay_numbers_points_at (const AssayNumbers    *self,
                                       guint                  value,
                                       const char            *before);
guint         assay_number_mark_get_values (const AssayNumberMark *mark,
                                            guint                 *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayNumbers, assay_numbers_free)

G_END_DECLS
