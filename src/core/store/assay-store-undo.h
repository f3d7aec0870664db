/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayUndone:
 * @label: what was taken back or done again: "Tag 2 sentences", translated
 * @article: (nullable): the article it was in
 * @span: where in it
 * @changed: where the annotations begin that it changed; empty where it changed none, or others'
 *   work
 *
 * Where to look after an undo or a redo.
 */
typedef struct
{
  char      *label;
  char      *article;
  AssaySpan  span;
  AssaySpan  changed;
} AssayUndone;

/**
 * AssayHistoryEntry:
 *
 * One value of one thing, set by somebody at some time.
 */
typedef struct
{
  char   *object;        /* id of the article, annotation, link … */
  char   *what;          /* "annotation", "article", "annotator", "project", "link", "boundary" */
  char   *field;         /* "" for the creation of the object */
  char   *value;         /* or NULL */
  char   *annotator;     /* id */
  char   *name;          /* the annotator's name now */
  gint64  time;          /* milliseconds since 1970-01-01 UTC */
} AssayHistoryEntry;

typedef gboolean (*AssayHistoryFunc) (const AssayHistoryEntry  *entry,
                                      gpointer                  data,
                                      GError                  **error);

char        *assay_store_dup_undo_label  (AssayStore        *self);
char        *assay_store_dup_redo_label  (AssayStore        *self);
AssayUndone *assay_store_undo            (AssayStore        *self,
                                          GError           **error);
AssayUndone *assay_store_redo            (AssayStore        *self,
                                          GError           **error);
void         assay_undone_free           (AssayUndone       *undone);

gboolean     assay_store_foreach_history (AssayStore        *self,
                                          const char        *object,
                                          AssayHistoryFunc   func,
                                          gpointer           data,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayUndone, assay_undone_free)

G_END_DECLS
