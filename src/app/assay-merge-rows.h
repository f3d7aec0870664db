/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "assay-store-unite.h"

G_BEGIN_DECLS

/**
 * AssayMergeRowKind:
 * @ASSAY_MERGE_ROW_PERSON: heads the articles in which a person tagged
 * @ASSAY_MERGE_ROW_ARTICLE: what comes in of that person in one article
 * @ASSAY_MERGE_ROW_KNOWN: the same, where everything was here already
 * @ASSAY_MERGE_ROW_TROUBLE: heads what cannot come in
 * @ASSAY_MERGE_ROW_PROBLEM: one thing that cannot, and why
 */
typedef enum
{
  ASSAY_MERGE_ROW_PERSON,
  ASSAY_MERGE_ROW_ARTICLE,
  ASSAY_MERGE_ROW_KNOWN,
  ASSAY_MERGE_ROW_TROUBLE,
  ASSAY_MERGE_ROW_PROBLEM,
} AssayMergeRowKind;

/**
 * AssayMergeRow:
 *
 * A line of the preview of a merge, in words.
 */
#define ASSAY_TYPE_MERGE_ROW (assay_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeRow, assay_merge_row, ASSAY, MERGE_ROW, GObject)

struct _AssayMergeRow
{
  GObject            parent_instance;

  AssayMergeRowKind  kind;
  char              *title;
  char              *detail;      /* or NULL */
};

GListModel *assay_merge_rows_new        (const AssayUniteReport *report);
char       *assay_merge_rows_dup_title  (const AssayUniteReport *report);
char       *assay_merge_rows_dup_detail (const AssayUniteReport *report);
char       *assay_merge_rows_dup_news   (const AssayUniteReport *report);

G_END_DECLS
