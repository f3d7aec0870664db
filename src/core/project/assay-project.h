/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "assay-annotation.h"
#include "assay-article-list.h"
#include "assay-article.h"
#include "assay-reference-item.h"
#include "assay-selection.h"
#include "assay-store-annotators.h"
#include "assay-store-search.h"
#include "assay-store-share.h"
#include "assay-store-undo.h"
#include "assay-store-unite.h"

G_BEGIN_DECLS

/**
 * AssayProject:
 *
 * The open project as the window sees it. It lives on the main thread and never waits for the disk:
 * what changes the project is handed to the store's worker in the order it was asked for, and comes
 * back as changed properties and list models. Nothing else in the window knows the store.
 *
 * Properties (all but those marked rw are read-only, all notify):
 *   is-open (bool), title (string), path (string), read-only (bool), read-only-reason (string),
 *   busy (bool: something is being written or read), annotator-name (string),
 *   articles (#AssayArticleList), n-articles (uint),
 *   article (#AssayArticle, nullable: the open one),
 *   annotations (GListModel of #AssayAnnotation: of the annotator's own layer in the open article,
 *   in order), references (GListModel of #AssayReferenceItem), selection (#AssaySelection),
 *   can-undo, can-redo (bool), undo-label, redo-label (string, nullable),
 *   importing (bool), import-done, import-total (uint), advance (bool, rw: move on after tagging),
 *   people (GListModel of #AssayPerson), blind, finished, hiding (bool), see
 *   assay-project-layers.h.
 *
 * Signals:
 *   failed (string what, string why_and_what_to_do): something asked for could not be done
 *   sentences-changed: the sentences of the open article were split or joined
 *   references-changed: the works cited by the open article, or its markers, were corrected
 *   layers-changed: others' annotations, or whose of them are shown, are other than before
 *   changed (uint what, string article): the file changed, an #AssayChange; in one article, or
 *   %NULL moved (uint start, uint end): look here (after undo, a search hit, opening at a place)
 *   imported (uint n_new, uint n_known, GStrv ids, GStrv problems): an import ended; a problem is a
 *     sentence
 *   shrunk (uint64 n_before, uint64 n_now): annotations are missing since the project was open last
 */
#define ASSAY_TYPE_PROJECT (assay_project_get_type ())
G_DECLARE_FINAL_TYPE (AssayProject, assay_project, ASSAY, PROJECT, GObject)

AssayProject     *assay_project_new               (void);

/* Files. Opening one project closes the one before it. */
void              assay_project_open_async        (AssayProject         *self,
                                                   const char           *path,
                                                   gboolean              create,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          assay_project_open_finish       (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void              assay_project_close_async       (AssayProject         *self,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          assay_project_close_finish      (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void              assay_project_copy_async        (AssayProject         *self,
                                                   const char           *path,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          assay_project_copy_finish       (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void              assay_project_set_annotator     (AssayProject         *self,
                                                   const char           *id,
                                                   const char           *name);
void              assay_project_set_title         (AssayProject         *self,
                                                   const char           *title);

gboolean          assay_project_is_open           (AssayProject         *self);
gboolean          assay_project_is_read_only      (AssayProject         *self);
const char       *assay_project_get_read_only_reason (AssayProject      *self);
const char       *assay_project_get_title         (AssayProject         *self);
const char       *assay_project_get_path          (AssayProject         *self);
void              assay_project_set_advance       (AssayProject         *self,
                                                   gboolean              advance);
gboolean          assay_project_get_advance       (AssayProject         *self);

const char * const *
                  assay_project_get_kinds         (AssayProject         *self);

/* Importing: files and folders, or words from the clipboard. Ends with the signal imported. */
void              assay_project_import_files      (AssayProject         *self,
                                                   GListModel           *files);
void              assay_project_import_text       (AssayProject         *self,
                                                   const char           *text,
                                                   const char           *name);
void              assay_project_cancel_import     (AssayProject         *self);
void              assay_project_remove_article    (AssayProject         *self,
                                                   const char           *id);

/* The open article. */
AssayArticleList *assay_project_get_articles      (AssayProject         *self);
AssayArticle     *assay_project_get_article       (AssayProject         *self);
void              assay_project_open_article      (AssayProject         *self,
                                                   const char           *id,
                                                   const AssaySpan      *place);
void              assay_project_step_article      (AssayProject         *self,
                                                   int                   delta);
void              assay_project_remember_place    (AssayProject         *self,
                                                   guint                 position);
const AssaySpan  *assay_project_get_sentences     (AssayProject         *self,
                                                   guint                *n_sentences);
int               assay_project_get_sentence_at   (AssayProject         *self,
                                                   guint                 position);
GListModel       *assay_project_get_annotations   (AssayProject         *self);
AssayAnnotation  *assay_project_get_annotation_of (AssayProject         *self,
                                                   guint                 sentence);
GListModel       *assay_project_get_references    (AssayProject         *self);
AssayReferenceItem *
                  assay_project_get_reference     (AssayProject         *self,
                                                   guint                 index);
GPtrArray        *assay_project_get_citations     (AssayProject         *self);
int               assay_project_get_citation_at   (AssayProject         *self,
                                                   guint                 position);
AssaySelection   *assay_project_get_selection     (AssayProject         *self);

/* What a person does to the selected sentences; each is one undoable step. */
void              assay_project_tag               (AssayProject         *self,
                                                   const char           *kind);
void              assay_project_clear             (AssayProject         *self);
void              assay_project_set_confidence    (AssayProject         *self,
                                                   AssayConfidence       confidence);
void              assay_project_set_likelihood    (AssayProject         *self,
                                                   AssayLikelihood       likelihood);
void              assay_project_set_note          (AssayProject         *self,
                                                   const char           *note);
void              assay_project_split_sentence    (AssayProject         *self,
                                                   guint                 position);
void              assay_project_join_sentences    (AssayProject         *self);
void              assay_project_undo              (AssayProject         *self);
void              assay_project_redo              (AssayProject         *self);

/* Corrections of the works cited by the open article and of its markers; each is one undoable
 * step. Afterwards the list of references is another, and references-changed is emitted. */
void              assay_project_correct_reference (AssayProject         *self,
                                                   const char           *id,
                                                   const char           *field,
                                                   const char           *value);
void              assay_project_add_reference     (AssayProject         *self,
                                                   AssaySpan             span);
void              assay_project_remove_reference  (AssayProject         *self,
                                                   const char           *id);
void              assay_project_split_reference   (AssayProject         *self,
                                                   const char           *id,
                                                   guint                 position);
void              assay_project_join_references   (AssayProject         *self,
                                                   const char           *first,
                                                   const char           *second);
void              assay_project_relink_citation   (AssayProject         *self,
                                                   guint                 citation,
                                                   const char *const    *targets);
void              assay_project_add_citation      (AssayProject         *self,
                                                   AssaySpan             span,
                                                   const char *const    *targets);
void              assay_project_remove_citation   (AssayProject         *self,
                                                   guint                 citation);

char             *assay_project_dup_quote         (AssayProject         *self,
                                                   gboolean              with_source);
char             *assay_project_dup_annotator_name (AssayProject        *self,
                                                   const char           *annotator);

/* Searching the whole project: so many places, which is what a person looks through before
 * refining the words. */
#define ASSAY_PROJECT_MAX_HITS 50

void              assay_project_search_async      (AssayProject         *self,
                                                   const char           *words,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
GPtrArray        *assay_project_search_finish     (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* Merging other projects into this one. */
void              assay_project_merge_async       (AssayProject         *self,
                                                   const char * const   *paths,
                                                   gboolean              dry_run,
                                                   AssayUniteProgress   *progress,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
AssayUniteReport *assay_project_merge_finish      (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* A copy for somebody else. */
void              assay_project_share_async       (AssayProject         *self,
                                                   const char           *path,
                                                   const AssayShareOptions *options,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          assay_project_share_finish      (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* Exporting in a format named as on the command line: "json", "csv", "webannotation". */
void              assay_project_export_async      (AssayProject         *self,
                                                   const char           *format,
                                                   const char           *path,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          assay_project_export_finish     (AssayProject         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void              assay_project_import_json_async (AssayProject         *self,
                                                   const char           *path,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          assay_project_import_json_finish (AssayProject        *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
