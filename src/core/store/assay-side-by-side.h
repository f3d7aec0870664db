/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayTag:
 * @id: of the annotation
 * @annotator: whose, as an index among the persons compared
 * @span: what it is on
 * @kind: which, as an index among the kinds of the project
 * @confidence: how good the basis is
 * @likelihood: how probable the thing is
 * @modified: when it was last changed, as in the file
 *
 * What of an annotation is compared, small enough to read a million of them.
 */
typedef struct
{
  char             id[37];
  guint            annotator;
  AssaySpan        span;
  guint            kind;
  AssayConfidence  confidence;
  AssayLikelihood  likelihood;
  gint64           modified;
} AssayTag;

/**
 * AssaySideBySide:
 * @article: id of the article
 * @annotators: (array length=n_annotators): the ids of those compared
 * @n_annotators: how many there are
 * @kinds: (array length=n_kinds): the kinds of the project
 * @n_kinds: how many there are
 * @reads: (array length=n_annotators): who tagged anything in the article, and so has read it
 * @n_readers: how many have
 * @sentences: (element-type AssaySpan): as people see them
 *
 * The layers of one article beside each other.
 */
typedef struct
{
  const char         *article;
  const char * const *annotators;
  guint               n_annotators;
  const char * const *kinds;
  guint               n_kinds;
  gboolean           *reads;
  guint               n_readers;
  GArray             *sentences;

  /*< private >*/
  GArray             *tags;
  guint               first;       /* tags before it end before the sentence asked for last */
} AssaySideBySide;

/**
 * AssaySideBySideFunc:
 * @layers: an article that two of the annotators have read or more
 *
 * Returns: %TRUE to go on, %FALSE with @error set to stop
 */
typedef gboolean (*AssaySideBySideFunc) (AssaySideBySide  *layers,
                                         gpointer          data,
                                         GError          **error);

gboolean assay_side_by_side_foreach (AssayStore           *store,
                                     const char           *article,
                                     const char * const   *annotators,
                                     const char * const   *kinds,
                                     const char           *finished_by,
                                     AssaySideBySideFunc   func,
                                     gpointer              data,
                                     GCancellable         *cancellable,
                                     GError              **error);
void     assay_side_by_side_hear    (AssaySideBySide      *self,
                                     AssaySpan             sentence,
                                     const AssayTag      **tags);

G_END_DECLS
