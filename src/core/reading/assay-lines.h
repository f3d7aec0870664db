/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayLine:
 * @start: its first byte that is no white space
 * @end: behind its last byte that is no white space
 * @columns: how wide it is on a screen, counted up to ASSAY_LINE_WIDE
 * @blank_before: whether an empty line, or nothing, stands before it
 * @indented: whether white space stands before its first byte
 * @reference: whether it is an entry of the works cited, which counts as one line however long
 */
typedef struct
{
  const char *start;
  const char *end;
  guint16     columns;
  guint       blank_before : 1;
  guint       indented : 1;
  guint       reference : 1;
} AssayLine;

/* Nobody breaks lines by hand at more columns than this. */
#define ASSAY_LINE_WIDE 132

GArray   *assay_lines_read           (AssayText       *text,
                                      const AssaySpan *references,
                                      guint            n_references);
guint     assay_lines_get_wrap_width (const GArray    *lines);
gboolean  assay_line_is_full         (const AssayLine *line,
                                      const AssayLine *next,
                                      guint            width);
gboolean  assay_line_is_stopped      (const AssayLine *line);

G_END_DECLS
