/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "assay-json-writer.h"

G_BEGIN_DECLS

/**
 * AssayColumnKind:
 * @ASSAY_COLUMN_TEXT: words
 * @ASSAY_COLUMN_NUMBER: a whole number
 * @ASSAY_COLUMN_ID: an id, cut in a table to a beginning that is enough to name it
 * @ASSAY_COLUMN_DETAIL: anything that is left out of a table
 */
typedef enum
{
  ASSAY_COLUMN_TEXT,
  ASSAY_COLUMN_NUMBER,
  ASSAY_COLUMN_ID,
  ASSAY_COLUMN_DETAIL,
} AssayColumnKind;

typedef struct
{
  const char      *name;
  AssayColumnKind  kind;
} AssayColumn;

/**
 * AssayPrinter:
 *
 * Prints a list to standard output as a table, as JSON or as comma-separated values, row by row.
 * Each row is given its cells in the order of the columns.
 */
typedef struct _AssayPrinter AssayPrinter;

AssayPrinter *assay_printer_new        (const char         *format,
                                        const AssayColumn  *columns,
                                        guint               n_columns,
                                        GError            **error);
void          assay_printer_free       (AssayPrinter       *self);

void          assay_printer_add_string (AssayPrinter       *self,
                                        const char         *value);
void          assay_printer_add_int    (AssayPrinter       *self,
                                        gint64              value);
void          assay_printer_add_decimal (AssayPrinter      *self,
                                        double              value);
void          assay_printer_add_time   (AssayPrinter       *self,
                                        gint64              unix_ms);
void          assay_printer_add_list   (AssayPrinter       *self,
                                        GPtrArray          *values);
AssayJsonWriter *assay_printer_get_json (AssayPrinter    *self);
gboolean      assay_printer_end_row    (AssayPrinter       *self,
                                        GError            **error);
gboolean      assay_printer_finish     (AssayPrinter       *self,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPrinter, assay_printer_free)

G_END_DECLS
