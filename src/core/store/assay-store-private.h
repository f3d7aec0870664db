/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-boundaries.h"
#include "assay-database.h"
#include "assay-revision.h"
#include "assay-step.h"
#include "assay-store-articles.h"
#include "assay-store-decisions.h"
#include "assay-store-lock.h"
#include "assay-store.h"

G_BEGIN_DECLS

struct _AssayStore
{
  GObject         parent_instance;

  AssayDatabase  *database;          /* NULL once closed */
  AssayStoreLock *lock;
  char           *path;
  char           *name;              /* of the file, for people */
  char           *read_only_reason;  /* NULL where it can be written */
  char           *annotator;         /* id of who writes, or NULL */
  gint64          annotator_row;
  gint64          session;           /* the r of every edit written by this store */
  gint64          data_version;      /* as last seen by assay_store_refresh() */
  AssayStep      *step;              /* the one being made, or NULL */
  AssayText      *text;              /* of the article asked for last; a text never changes */
  gint64          text_row;
};

/* What an edit can be of. The numbers are kept in step_change. */
typedef enum
{
  ASSAY_OBJECT_NONE,
  ASSAY_OBJECT_PROJECT,
  ASSAY_OBJECT_ARTICLE,
  ASSAY_OBJECT_ANNOTATOR,
  ASSAY_OBJECT_ANNOTATION,
  ASSAY_OBJECT_LINK,
  ASSAY_OBJECT_BOUNDARY,
  ASSAY_OBJECT_REFERENCE,
  ASSAY_OBJECT_CITATION,
  ASSAY_OBJECT_DECISION,
} AssayObjectType;

#define ASSAY_FIELD_DELETED "deleted"
#define ASSAY_FIELD_NAME    "name"
#define ASSAY_FIELD_TITLE   "title"
#define ASSAY_FIELD_ACTION  "action"

/* In the undo list: the thing itself, which was not there before. */
#define ASSAY_FIELD_WHOLE   ""

#define ASSAY_FIELD_TARGETS "targets"   /* of a citation: ids of references, by spaces */

#define ASSAY_ACTION_SPLIT "split"
#define ASSAY_ACTION_JOIN  "join"

/* The value of a field now: what it was set aside for here (assay-store-aside.c), else the newest
 * edit, which may be NULL, else the value at creation. */
#define ASSAY_NOW(object_id, name, first) \
  "CASE WHEN EXISTS (SELECT 1 FROM aside " ASSAY_IS_OF (object_id, name) ") " \
  "THEN (SELECT value FROM aside " ASSAY_IS_OF (object_id, name) "ORDER BY n DESC LIMIT 1) " \
  "WHEN EXISTS (SELECT 1 FROM edit " ASSAY_IS_OF (object_id, name) ") " \
  "THEN (SELECT value FROM edit " ASSAY_IS_OF (object_id, name) \
  "      ORDER BY t DESC, r DESC LIMIT 1) " \
  "ELSE " first " END "
#define ASSAY_IS_OF(object_id, name) "WHERE object = " object_id " AND field = '" name "' "

/* Whether the object was removed, or not. */
#define ASSAY_IS_DELETED(object_id) \
  "coalesce (" ASSAY_NOW (object_id, ASSAY_FIELD_DELETED, "'0'") ", '0') = '1' "
#define ASSAY_IS_LIVE(table) "NOT (" ASSAY_IS_DELETED (table ".id") ") "
#define ASSAY_LINK_IS_LIVE     ASSAY_IS_LIVE ("link")
#define ASSAY_DECISION_IS_LIVE ASSAY_IS_LIVE ("decision")

/* After a table article: who finished it, as “finisher”, once a person. */
#define ASSAY_FINISHED_PREFIX "finished:"
#define ASSAY_JOIN_FINISHERS \
  "CROSS JOIN edit AS finish ON finish.object = article.id AND finish.value = '1' " \
  "  AND finish.field BETWEEN '" ASSAY_FINISHED_PREFIX "' AND '" ASSAY_FINISHED_PREFIX "g' " \
  "  AND NOT EXISTS (SELECT 1 FROM edit AS later " \
  "                  WHERE later.object = finish.object AND later.field = finish.field " \
  "                  AND (later.t, later.r) > (finish.t, finish.r)) " \
  "CROSS JOIN annotator AS finisher ON '" ASSAY_FINISHED_PREFIX "' || finisher.id = finish.field "

/* Whether what a link ties together is still there: on its own article and, for another annotation,
 * on that one's. */
#define ASSAY_LINK_HAS_ENDS \
  "EXISTS (SELECT 1 FROM annotation AS start WHERE start.id = link.source AND NOT start.deleted) " \
  "AND (link.kind = 'cites' OR " \
  "     EXISTS (SELECT 1 FROM annotation AS aim " \
  "             JOIN summary AS place ON place.article = aim.article " \
  "             WHERE aim.id = link.target AND NOT aim.deleted AND NOT place.deleted)) "

/* Times in the file leave 16 bits below the millisecond, for changes that follow each other faster.
 * */
#define ASSAY_TIME_FROM_MS(ms) ((gint64) (ms) << 16)
#define ASSAY_TIME_TO_MS(t)    ((t) >> 16)

/* assay-store-error.c */
gboolean assay_store_explain        (AssayStore       *self,
                                     GError          **error);

/* assay-store-open.c */
gboolean assay_store_open_file      (AssayStore       *self,
                                     AssayStoreFlags   flags,
                                     GError          **error);
gboolean assay_store_close_file     (AssayStore       *self,
                                     GError          **error);

/* assay-store-backup.c */
gboolean assay_store_check_place    (AssayStore       *self,
                                     const char       *path,
                                     GError          **error);
gboolean assay_store_copy_into      (AssayStore       *self,
                                     const char       *path,
                                     GError          **error);
gboolean assay_store_check_copy     (const char       *path,
                                     GError          **error);
extern const char *const assay_store_journals[];

/* assay-store-query.c: small questions, and lists of one sort of thing */
gboolean assay_store_ask_int        (AssayStore       *self,
                                     const char       *sql,
                                     const char       *parameter,
                                     gint64           *answer,
                                     gboolean         *found,
                                     GError          **error);
gboolean assay_store_ask_text       (AssayStore       *self,
                                     const char       *sql,
                                     const char       *parameter,
                                     char            **answer,
                                     GError          **error);
gboolean assay_store_run            (AssayStore       *self,
                                     const char       *sql,
                                     const char       *first,
                                     const char       *second,
                                     GError          **error);

typedef gpointer (* AssayReadRow)   (AssayStatement   *row);

GPtrArray *assay_store_collect      (AssayStore       *self,
                                     const char       *sql,
                                     const char       *parameter,
                                     AssayReadRow      read_row,
                                     GDestroyNotify    destroy,
                                     GError          **error);
char    *assay_store_resolve        (AssayStore       *self,
                                     const char       *sql,
                                     const char       *prefix,
                                     GError          **error);

/* assay-store-caches.c */
gboolean assay_store_remake_caches  (AssayStore       *self,
                                     GPtrArray        *mended,
                                     GError          **error);

/* assay-store-summaries.c */
gboolean assay_store_write_summary  (AssayStore       *self,
                                     gint64            row,
                                     AssayArticle     *article,
                                     GError          **error);
gboolean assay_store_find_reading   (AssayStore       *self,
                                     gint64            row,
                                     AssayText        *text,
                                     AssayAnalysis   **analysis,
                                     GError          **error);
gboolean assay_store_remake_summary (AssayStore       *self,
                                     gint64            row,
                                     GError          **error);
gboolean assay_store_renew_summary  (AssayStore       *self,
                                     gint64            row,
                                     AssayArticle     *article,
                                     GError          **error);

/* assay-store-articles.c */
gboolean assay_store_insert_text    (AssayStore       *self,
                                     AssayText        *text,
                                     gint64           *row,
                                     GError          **error);
AssayArticle *assay_store_read_article (AssayStore    *self,
                                     gint64            row,
                                     const char       *id,
                                     GError          **error);
void     assay_store_forget_text    (AssayStore       *self);
AssayText *assay_store_get_text     (AssayStore       *self,
                                     gint64            article,
                                     GError          **error);
gboolean assay_store_check_span     (AssayStore       *self,
                                     gint64            article,
                                     AssaySpan         span,
                                     GError          **error);

/* assay-store-annotations.c */
gboolean assay_store_find_my_annotation (AssayStore   *self,
                                     gint64            article,
                                     AssaySpan         span,
                                     char            **id,
                                     GError          **error);
gboolean assay_store_insert_annotation (AssayStore    *self,
                                     AssayStep        *step,
                                     AssayAnnotation  *annotation,
                                     GError          **error);

gboolean assay_store_insert_annotation_row (AssayStore *self,
                                     AssayAnnotation  *annotation,
                                     gint64            article,
                                     gint64            annotator,
                                     GError          **error);

/* assay-store-decision-rows.c */
AssayDecision *assay_store_read_decision (AssayStore  *self,
                                     const char       *id,
                                     GError          **error);

/* assay-store-decisions.c */
gboolean assay_store_insert_decision_row (AssayStore  *self,
                                     const AssayDecision *decision,
                                     const AssayAnnotation *place,
                                     gint64            article,
                                     gint64            annotator,
                                     GError          **error);
gboolean assay_store_insert_basis_row (AssayStore     *self,
                                     const char       *decision,
                                     const char       *annotation,
                                     GError          **error);

/* assay-store-boundaries.c */
char    *assay_boundary_make_id     (const char       *article,
                                     guint             position);

/* assay-store-sentences.c */
GBytes  *assay_store_find_sentences (AssayStore       *self,
                                     gint64            article,
                                     AssayAnalysis    *analysis,
                                     guint            *n_sentences,
                                     GError          **error);
gboolean assay_store_write_sentences (AssayStore      *self,
                                     gint64            article,
                                     GError          **error);
GArray  *assay_store_read_sentences (AssayStore       *self,
                                     gint64            article,
                                     GError          **error);

/* assay-store-references.c */
gboolean assay_store_copy_links     (AssayStore       *self,
                                     const char       *old,
                                     const char       *now,
                                     GError          **error);

/* assay-store-revisions.c: what people say of the works cited */
AssayRevision *assay_store_read_revision (AssayStore  *self,
                                     gint64            article,
                                     GError          **error);
gboolean assay_store_check_correction (AssayStore     *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     const char       *value,
                                     gboolean         *is_valid,
                                     GError          **error);
gboolean assay_store_enter_finding  (AssayStore       *self,
                                     AssayObjectType   type,
                                     gint64            article,
                                     const char       *id,
                                     AssaySpan         span,
                                     const char       *raw,
                                     GError          **error);

/* assay-store-edits.c: values of fields, and the caches that hold the newest of them */
gboolean assay_store_read_value     (AssayStore       *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     char            **value,
                                     GError          **error);
gboolean assay_store_write_value    (AssayStore       *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     const char       *value,
                                     gint64            at,
                                     GError          **error);

gboolean assay_store_cache_value    (AssayStore       *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     const char       *value,
                                     gint64            t,
                                     GError          **error);
gboolean assay_store_find_type      (AssayStore       *self,
                                     const char       *object,
                                     AssayObjectType  *type,
                                     GError          **error);

gboolean assay_store_read_first     (AssayStore       *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     char            **value,
                                     GError          **error);
gboolean assay_object_find_type     (AssayDatabase    *database,
                                     const char       *object,
                                     AssayObjectType  *type,
                                     GError          **error);

/* assay-store-aside.c: what looks different in this copy only */
gboolean assay_store_set_aside      (AssayStore       *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     const char       *value,
                                     gboolean          keep_back,
                                     GError          **error);
gboolean assay_store_is_aside       (AssayStore       *self,
                                     const char       *object,
                                     const char       *field,
                                     gboolean         *is_aside,
                                     GError          **error);
gboolean assay_store_show_again     (AssayStore       *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     GError          **error);
gboolean assay_store_drop_aside     (AssayStore       *self,
                                     const char       *object,
                                     const char       *field,
                                     GError          **error);

/* assay-store-tally.c */
gboolean assay_store_count_kind     (AssayStore       *self,
                                     gint64            article,
                                     gint64            annotator,
                                     const char       *kind,
                                     int               by,
                                     GError          **error);
gboolean assay_store_index_note     (AssayStore       *self,
                                     gint64            annotation,
                                     const char       *old,
                                     const char       *note,
                                     GError          **error);

/* assay-store-annotators.c */

/* The place of an annotator among those without a name, for assay_annotator_make_role(). */
#define ASSAY_ROLE_NUMBER \
  "CASE WHEN annotator.name IS NULL THEN " \
  "  (SELECT count (*) FROM annotator AS nameless " \
  "   WHERE nameless.name IS NULL AND nameless.id <= annotator.id) END"

char    *assay_annotator_make_role  (guint             number);
gboolean assay_store_ensure_annotator (AssayStore     *self,
                                     const char       *id,
                                     gint64           *row,
                                     GError          **error);

/* assay-store-finished.c */
gboolean assay_store_is_finished_field (const char    *field);

/* assay-step.c: what a step holds */
gboolean assay_store_may_write      (AssayStore       *self,
                                     GError          **error);
void     assay_step_touch           (AssayStep        *self,
                                     const char       *article,
                                     AssaySpan         span,
                                     AssayChange       what);
void     assay_step_hide            (AssayStep        *self);
void     assay_step_mark_merge      (AssayStep        *self);
gboolean assay_step_record          (AssayStep        *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     const char       *old,
                                     const char       *value,
                                     GError          **error);
gboolean assay_step_edit            (AssayStep        *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     const char       *field,
                                     const char       *value,
                                     GError          **error);

gboolean assay_step_restore         (AssayStep        *self,
                                     AssayObjectType   type,
                                     const char       *object,
                                     GError          **error);

/* assay-store-outbox-watch.c */
gboolean assay_store_watch_outgoing (AssayStore       *self,
                                     GError          **error);
gboolean assay_store_unwatch_outgoing (AssayStore     *self,
                                     GError          **error);
gboolean assay_store_hold_kept_back (AssayStore       *self,
                                     GError          **error);

/* assay-store-outbox.c */
gboolean assay_store_note_received  (AssayStore       *self,
                                     AssayDatabase    *other,
                                     const char       *package,
                                     gint64            before,
                                     GError          **error);

/* assay-store-packages.c */
gboolean assay_store_note_package   (AssayStore       *self,
                                     const char       *package,
                                     GError          **error);
gboolean assay_store_note_predecessor (AssayStore     *self,
                                     AssayDatabase    *other,
                                     GError          **error);

/* assay-store.c */
void     assay_store_emit_changed   (AssayStore       *self,
                                     const char       *article,
                                     AssayChange       what);

G_END_DECLS
