/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-article-list-private.h"
#include "assay-person.h"
#include "assay-project.h"
#include "assay-store-decisions.h"
#include "assay-store-people.h"
#include "assay-worker.h"

G_BEGIN_DECLS

/* What looks after the open project in threads of its own, see assay-project-backups.c. */
typedef struct _AssayKeeper AssayKeeper;

/* What lives in the worker's thread and is touched there alone, but for the number. */
typedef struct
{
  AssayStore  *store;             /* the one whose changes are listened to */
  AssayKeeper *keeper;            /* the project's, which outlives the desk */
  char        *annotator;         /* id of the annotator whose layer is shown */
  char        *article;           /* id of the open article, as of the jobs done so far */
  GHashTable  *known;             /* id to AssayAnnotation: those of an article, when all were read last */
  int          newest_request;    /* atomic: the article asked for last */

  AssayChange  changed;           /* since the job began */
  GHashTable  *changed_articles;  /* set of ids */
  gboolean     changed_several;   /* articles that are not named */
  AssaySpan    changed_range;     /* where annotations changed, if the job knows; else empty */
} AssayDesk;

/* What a job changed, read back in the worker's thread to be shown in this one. */
typedef struct
{
  AssayChange  changed;
  GHashTable  *articles;
  gboolean     several;

  char       **kinds;             /* the project's own, where there may be others */
  char        *title;             /* these where the project changed */
  GHashTable  *annotators;        /* id to name */
  GPtrArray   *members;           /* of AssayMember */
  gboolean     has_labels;
  char        *undo_label;
  char        *redo_label;
  gboolean     article_gone;      /* the open one */
  GArray      *sentences;         /* these where they changed in the open article, else NULL */
  GPtrArray   *annotations;
  GPtrArray   *others;            /* everybody else's annotations, with the annotator's own */
  gboolean     finished;
  AssaySpan    range;             /* the part of the article they are from */
  GPtrArray   *decisions;         /* of AssayDecision: these where they changed, else NULL */
  AssayArticle *revised;          /* the open one where its works changed, else NULL */
  GPtrArray    *references;       /* of AssayReferenceItem: its works */
} AssayUpdate;

/* An article with all that is shown of it. */
typedef struct
{
  AssayArticle *article;
  GArray       *sentences;
  GPtrArray    *annotations;
  GPtrArray    *others;           /* everybody else's */
  GPtrArray    *decisions;        /* of AssayDecision */
  gboolean      finished;         /* by the annotator */
  GPtrArray    *references;
  gboolean      has_place;
  AssaySpan     place;
} AssayOpened;

/* Whose layers a person wishes to see. */
typedef struct
{
  char     **hidden;      /* ids of persons, and ASSAY_LAYER_CONSENSUS */
  gboolean   blind;
} AssayLayerWish;

/* What of an array of annotations was replaced by what. */
typedef struct
{
  guint     position;
  guint     n_removed;
  gpointer *added;
  guint     n_added;
} AssaySplice;

struct _AssayProject
{
  GObject            parent_instance;

  AssayWorker       *worker;
  AssayDesk         *desk;
  gboolean           is_open;
  gboolean           opening;     /* another project; the one that is open still is */
  GTask             *closing;     /* waits for the opening to end */
  guint              epoch;       /* counts the projects shown, to know an answer for another */
  guint              n_jobs;      /* asked for and not yet answered, but for quiet ones */
  char              *annotator;
  char              *annotator_name;
  gboolean           advance;

  /* The open project. */
  char              *path;
  char              *title;
  char              *read_only_reason;
  char             **kinds;       /* its own */
  GHashTable        *annotators;  /* id to name */
  GListStore        *people;      /* of AssayPerson */
  GHashTable        *person_of;   /* id of an annotator to AssayPerson */
  AssayLayerWish    *wish;
  AssayPerson       *leader;      /* whose layer the others stand beside, or NULL */
  AssayArticleList  *articles;
  gint64             listed_at;   /* monotonic, in microseconds */
  char              *undo_label;
  char              *redo_label;
  guint              follow_source;
  AssayKeeper       *keeper;
  guint              backup_source;
  guint              backup_delay;  /* in seconds */

  /* The open article. */
  char              *wanted;      /* id of the article asked for last, opened or about to be */
  AssayArticle      *article;
  GArray            *sentences;   /* of AssaySpan */
  GPtrArray         *layer;       /* of AssayAnnotation, in order */
  GPtrArray         *layer_of;    /* of AssayAnnotation or NULL, one a sentence, not owned */
  GListStore        *annotations; /* the layer as a list model */
  GPtrArray         *others;      /* of AssayAnnotation: everybody else's, in order */
  GPtrArray         *others_of;   /* of GPtrArray of AssayAnnotation, or NULL, one a sentence */
  GPtrArray         *decisions;   /* of AssayDecision, in order */
  GPtrArray         *decision_of; /* of AssayDecision or NULL, one a sentence, not owned */
  GHashTable        *n_others;    /* id of an annotator to how many of the others are by them */
  guint              n_tags_elsewhere; /* in the article, by the same person as another annotator */
  gboolean           finished;    /* by the annotator */
  gboolean           hides;       /* others' work from the annotator */
  GListStore        *references;
  AssaySelection    *selection;

  /* Where the reader is, until it is written down. */
  char              *place_article;
  int                place;       /* -1 where only the article is known */
  guint              place_source;

  GQueue             imports;     /* of AssayImport, the first of them running */
};

enum
{
  ASSAY_PROJECT_PROP_IS_OPEN = 1,
  ASSAY_PROJECT_PROP_TITLE,
  ASSAY_PROJECT_PROP_PATH,
  ASSAY_PROJECT_PROP_READ_ONLY,
  ASSAY_PROJECT_PROP_READ_ONLY_REASON,
  ASSAY_PROJECT_PROP_BUSY,
  ASSAY_PROJECT_PROP_ANNOTATOR_NAME,
  ASSAY_PROJECT_PROP_ARTICLES,
  ASSAY_PROJECT_PROP_N_ARTICLES,
  ASSAY_PROJECT_PROP_ARTICLE,
  ASSAY_PROJECT_PROP_ANNOTATIONS,
  ASSAY_PROJECT_PROP_REFERENCES,
  ASSAY_PROJECT_PROP_SELECTION,
  ASSAY_PROJECT_PROP_CAN_UNDO,
  ASSAY_PROJECT_PROP_CAN_REDO,
  ASSAY_PROJECT_PROP_UNDO_LABEL,
  ASSAY_PROJECT_PROP_REDO_LABEL,
  ASSAY_PROJECT_PROP_IMPORTING,
  ASSAY_PROJECT_PROP_IMPORT_DONE,
  ASSAY_PROJECT_PROP_IMPORT_TOTAL,
  ASSAY_PROJECT_PROP_ADVANCE,
  ASSAY_PROJECT_PROP_PEOPLE,
  ASSAY_PROJECT_PROP_BLIND,
  ASSAY_PROJECT_PROP_FINISHED,
  ASSAY_PROJECT_PROP_HIDING,
  ASSAY_PROJECT_N_PROPS
};

/* assay-project.c */
void      assay_project_notify            (AssayProject         *self,
                                           guint                 prop);
void      assay_project_set_title_text    (AssayProject         *self,
                                           char                 *title);
void      assay_project_set_file          (AssayProject         *self,
                                           const char           *path,
                                           const char           *read_only_reason);
void      assay_project_set_labels        (AssayProject         *self,
                                           char                 *undo_label,
                                           char                 *redo_label);
void      assay_project_take_annotator    (AssayProject         *self,
                                           char                 *id,
                                           char                 *name);
void      assay_project_fail              (AssayProject         *self,
                                           const char           *what,
                                           const GError         *error);
void      assay_project_notify_import     (AssayProject         *self);
void      assay_project_emit_sentences    (AssayProject         *self);
void      assay_project_emit_references   (AssayProject         *self);
void      assay_project_emit_layers       (AssayProject         *self);
void      assay_project_emit_changed      (AssayProject         *self,
                                           AssayChange           what,
                                           const char           *article);
void      assay_project_emit_moved        (AssayProject         *self,
                                           AssaySpan             span);
void      assay_project_emit_imported     (AssayProject         *self,
                                           guint                 n_new,
                                           guint                 n_known,
                                           char                **ids,
                                           char                **problems);

void      assay_project_emit_shrunk       (AssayProject         *self,
                                           guint64               n_before,
                                           guint64               n_now);

/* assay-project-job.c */

/**
 * AssayJobKind:
 * @what: (nullable): what could not be done where it fails, untranslated; %NULL where @done tells
 * @run: does it, in the worker's thread
 * @done: (nullable): called in the main thread after the changes are shown; without an error where
 *   it was done
 * @free: (nullable): frees the data, in the main thread
 * @quiet: not worth saying that the project is busy
 * @without_store: runs also while no project is open
 */
typedef struct
{
  const char *what;
  gboolean  (*run)  (AssayDesk     *desk,
                     AssayStore    *store,
                     gpointer       data,
                     GError       **error);
  void      (*done) (AssayProject  *self,
                     gpointer       data,
                     const GError  *error);
  void      (*free) (gpointer       data);
  gboolean    quiet;
  gboolean    without_store;
} AssayJobKind;

void       assay_project_run              (AssayProject         *self,
                                           const AssayJobKind   *kind,
                                           gpointer              data);
AssayDesk *assay_desk_new                 (void);
void       assay_desk_free                (AssayDesk            *desk);
void       assay_desk_listen              (AssayDesk            *desk,
                                           AssayStore           *store);

/* assay-project-layer.c: the annotations of the open article */
extern const AssaySpan assay_project_everywhere;

GHashTable *assay_project_index_annotations (GPtrArray          *annotations);
gboolean   assay_project_read_layers      (AssayDesk            *desk,
                                           AssayStore           *store,
                                           const char           *article,
                                           AssaySpan             range,
                                           GPtrArray           **layer,
                                           GPtrArray           **others,
                                           GError              **error);
gboolean   assay_project_splice           (GPtrArray           **layer,
                                           AssaySpan             range,
                                           GPtrArray            *annotations,
                                           AssaySplice          *splice);
guint      assay_project_find_sentence_after (AssayProject      *self,
                                           guint                 position);
void       assay_project_set_layer        (AssayProject         *self,
                                           AssaySpan             range,
                                           GPtrArray            *annotations);
void       assay_project_set_sentences    (AssayProject         *self,
                                           GArray               *sentences);
GArray    *assay_project_list_selected    (AssayProject         *self);

/* assay-project-others.c */
void       assay_project_set_others       (AssayProject         *self,
                                           AssaySpan             range,
                                           GPtrArray            *annotations,
                                           gboolean              finished);
void       assay_project_follow_sentences (AssayProject         *self);
void       assay_project_forget_others    (AssayProject         *self);
void       assay_project_count_own_tags   (AssayProject         *self);
void       assay_project_update_layers    (AssayProject         *self);

/* assay-project-consensus.c */
void       assay_project_set_decisions    (AssayProject         *self,
                                           GPtrArray            *decisions);
void       assay_project_index_decisions  (AssayProject         *self);

/* assay-project-people.c */
gboolean   assay_project_is_wished        (AssayProject         *self,
                                           const char           *layer);
AssayLayerWish *assay_layer_wish_read     (AssayStore           *store);
void       assay_layer_wish_free          (AssayLayerWish       *wish);
void       assay_project_take_wish        (AssayProject         *self,
                                           AssayLayerWish       *wish);
void       assay_project_set_people       (AssayProject         *self,
                                           GPtrArray            *members);

/* assay-project-article.c */
AssayOpened *assay_project_load_article   (AssayDesk            *desk,
                                           AssayStore           *store,
                                           const char           *id,
                                           GError              **error);
void       assay_opened_free              (AssayOpened          *opened);
void       assay_project_show_article     (AssayProject         *self,
                                           AssayOpened          *opened);
void       assay_project_show_place       (AssayProject         *self,
                                           AssaySpan             place);

/* assay-project-corrections.c */
void       assay_project_set_works        (AssayProject         *self,
                                           AssayArticle         *revised,
                                           GPtrArray            *references);

/* assay-project-place.c: where the reader was */
char      *assay_project_read_last_article (AssayStore          *store);
gboolean   assay_project_read_place       (AssayStore           *store,
                                           AssayArticle         *article,
                                           AssaySpan            *place);
void       assay_project_remember_article (AssayProject         *self);
void       assay_project_write_place      (AssayProject         *self);

/* assay-project-backups.c */
AssayKeeper *assay_keeper_new             (void);
void       assay_keeper_unref             (AssayKeeper          *keeper);
void       assay_keeper_wait              (AssayKeeper          *keeper);
void       assay_project_keep             (AssayProject         *self);
void       assay_project_start_keeping    (AssayProject         *self);
void       assay_project_keep_last        (AssayStore           *store);
void       assay_project_stop_keeping     (AssayProject         *self);

/* assay-sharing-last.c */
void       assay_project_send_last        (AssayStore           *store);

/* assay-project-import.c */
gboolean   assay_project_is_importing     (AssayProject         *self);
void       assay_project_count_imports    (AssayProject         *self,
                                           guint                *done,
                                           guint                *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOpened, assay_opened_free)

G_END_DECLS
