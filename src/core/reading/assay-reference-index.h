/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayMention:
 * @family: the family name the words begin with, or the name of a body, or a title
 * @others: further names, up to the date
 * @n_others: how many
 * @et_al: whether more authors are meant
 * @year: the year, or 0
 * @suffix: the letter after the year, or '\0'
 *
 * How a text speaks of a work: "Smith & Jones, 2007a".
 */
typedef struct
{
  AssayRun family;
  AssayRun others[8];
  guint    n_others;
  gboolean et_al;
  guint    year;
  char     suffix;
} AssayMention;

typedef struct _AssayReferenceIndex AssayReferenceIndex;

AssayReferenceIndex *assay_reference_index_new     (GPtrArray           *references);
void                 assay_reference_index_free    (AssayReferenceIndex *self);
int                  assay_reference_index_find    (AssayReferenceIndex *self,
                                                    const AssayMention  *mention,
                                                    gboolean            *doubtful);
gboolean             assay_reference_index_has_name (AssayReferenceIndex *self,
                                                     AssayRun             name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReferenceIndex, assay_reference_index_free)

G_END_DECLS
