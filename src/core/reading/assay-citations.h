/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"

G_BEGIN_DECLS

/**
 * AssayCitation:
 *
 * A marker in the text that points at entries of the works cited: "[3]", "(Smith 2020)", a note
 * digit.
 */
#define ASSAY_TYPE_CITATION (assay_citation_get_type ())
G_DECLARE_FINAL_TYPE (AssayCitation, assay_citation, ASSAY, CITATION, GObject)

struct _AssayCitation
{
  GObject    parent_instance;

  AssaySpan  span;
  char      *text;       /* the words of the span */
  GArray    *targets;    /* of guint: indexes into the references, never NULL */
  gboolean   doubtful;   /* linked although the author is a letter off */
  gboolean   corrected;  /* a person says where it points */
};

AssayCitation *assay_citation_new   (void);

GPtrArray     *assay_citations_find (AssayText *text,
                                     GPtrArray *references);

G_END_DECLS
