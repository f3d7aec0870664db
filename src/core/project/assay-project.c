/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open project as one object with properties, so that a window binds to it and asks nobody
 * else.
 */

#include "config.h"

#include "assay-project-layers.h"
#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

enum
{
  SIGNAL_FAILED,
  SIGNAL_SENTENCES_CHANGED,
  SIGNAL_REFERENCES_CHANGED,
  SIGNAL_LAYERS_CHANGED,
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_IMPORTED,
  SIGNAL_SHRUNK,
  N_SIGNALS
};

static GParamSpec *props[ASSAY_PROJECT_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayProject, assay_project, G_TYPE_OBJECT)

void
assay_project_notify (AssayProject *self,
                      guint         prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

/* Takes the value over, and tells whether it is another than before. */
static gboolean
take_string (char **field,
             char  *value)
{
  g_autofree char *old = *field;

  *field = value;
  return g_strcmp0 (old, value) != 0;
}

/*< private >
 * assay_project_set_title_text:
 * @title: (nullable) (transfer full): the title there is now
 */
void
assay_project_set_title_text (AssayProject *self,
                              char         *title)
{
  if (take_string (&self->title, title))
    assay_project_notify (self, ASSAY_PROJECT_PROP_TITLE);
}

/*< private >
 * assay_project_set_file:
 * @path: (nullable): the open file
 * @read_only_reason: (nullable): why it cannot be changed, or %NULL where it can
 */
void
assay_project_set_file (AssayProject *self,
                        const char   *path,
                        const char   *read_only_reason)
{
  gboolean was_read_only = self->read_only_reason != NULL;

  if (take_string (&self->path, g_strdup (path)))
    assay_project_notify (self, ASSAY_PROJECT_PROP_PATH);
  if (take_string (&self->read_only_reason, g_strdup (read_only_reason)))
    assay_project_notify (self, ASSAY_PROJECT_PROP_READ_ONLY_REASON);
  if (was_read_only != (read_only_reason != NULL))
    assay_project_notify (self, ASSAY_PROJECT_PROP_READ_ONLY);
}

/*< private >
 * assay_project_set_labels:
 * @undo_label: (nullable) (transfer full): what undo would take back
 * @redo_label: (nullable) (transfer full): what redo would do again
 */
void
assay_project_set_labels (AssayProject *self,
                          char         *undo_label,
                          char         *redo_label)
{
  gboolean could_undo = self->undo_label != NULL;
  gboolean could_redo = self->redo_label != NULL;

  if (take_string (&self->undo_label, undo_label))
    assay_project_notify (self, ASSAY_PROJECT_PROP_UNDO_LABEL);
  if (take_string (&self->redo_label, redo_label))
    assay_project_notify (self, ASSAY_PROJECT_PROP_REDO_LABEL);
  if (could_undo != (undo_label != NULL))
    assay_project_notify (self, ASSAY_PROJECT_PROP_CAN_UNDO);
  if (could_redo != (redo_label != NULL))
    assay_project_notify (self, ASSAY_PROJECT_PROP_CAN_REDO);
}

/*< private >
 * assay_project_take_annotator:
 * @id: (transfer full): who tags
 * @name: (transfer full): what the person is called
 */
void
assay_project_take_annotator (AssayProject *self,
                              char         *id,
                              char         *name)
{
  g_free (self->annotator);
  self->annotator = id;
  if (take_string (&self->annotator_name, name))
    assay_project_notify (self, ASSAY_PROJECT_PROP_ANNOTATOR_NAME);
}

void
assay_project_fail (AssayProject *self,
                    const char   *what,
                    const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, what, error->message);
}

void
assay_project_notify_import (AssayProject *self)
{
  assay_project_notify (self, ASSAY_PROJECT_PROP_IMPORTING);
  assay_project_notify (self, ASSAY_PROJECT_PROP_IMPORT_TOTAL);
  assay_project_notify (self, ASSAY_PROJECT_PROP_IMPORT_DONE);
}

void
assay_project_emit_sentences (AssayProject *self)
{
  g_signal_emit (self, signals[SIGNAL_SENTENCES_CHANGED], 0);
}

void
assay_project_emit_references (AssayProject *self)
{
  g_signal_emit (self, signals[SIGNAL_REFERENCES_CHANGED], 0);
}

/*< private >
 * assay_project_emit_changed:
 * @what: what changed in the file, which is all shown by now
 * @article: (nullable): the one article it changed in, or %NULL for several or none
 */
void
assay_project_emit_changed (AssayProject *self,
                            AssayChange   what,
                            const char   *article)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, what, article);
}

void
assay_project_emit_layers (AssayProject *self)
{
  g_signal_emit (self, signals[SIGNAL_LAYERS_CHANGED], 0);
}

void
assay_project_emit_moved (AssayProject *self,
                          AssaySpan     span)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, span.start, span.end);
}

void
assay_project_emit_imported (AssayProject  *self,
                             guint          n_new,
                             guint          n_known,
                             char         **ids,
                             char         **problems)
{
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, n_new, n_known, ids, problems);
}

void
assay_project_emit_shrunk (AssayProject *self,
                           guint64       n_before,
                           guint64       n_now)
{
  g_signal_emit (self, signals[SIGNAL_SHRUNK], 0, n_before, n_now);
}

static void
n_total_cb (AssayProject *self)
{
  assay_project_notify (self, ASSAY_PROJECT_PROP_N_ARTICLES);
}

static void
listing_failed_cb (AssayProject *self,
                   const char   *message)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, _("The articles could not be listed"), message);
}

static void
assay_project_dispose (GObject *object)
{
  AssayProject *self = ASSAY_PROJECT (object);

  /* A job holds the project, so that none is under way here. */
  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_handle_id (&self->backup_source, g_source_remove);
  assay_article_list_detach (self->articles);

  G_OBJECT_CLASS (assay_project_parent_class)->dispose (object);
}

static void
assay_project_finalize (GObject *object)
{
  AssayProject *self = ASSAY_PROJECT (object);

  assay_desk_free (self->desk);
  g_object_unref (self->worker);
  assay_keeper_unref (self->keeper);
  g_free (self->annotator);
  g_free (self->annotator_name);
  g_free (self->path);
  g_free (self->title);
  g_free (self->read_only_reason);
  g_strfreev (self->kinds);
  g_hash_table_unref (self->annotators);
  g_object_unref (self->people);
  g_hash_table_unref (self->person_of);
  assay_layer_wish_free (self->wish);
  g_clear_object (&self->leader);
  g_object_unref (self->articles);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->wanted);
  g_clear_object (&self->article);
  assay_project_forget_others (self);
  g_ptr_array_unref (self->others_of);
  g_hash_table_unref (self->n_others);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->decision_of);
  g_ptr_array_unref (self->others);
  g_array_unref (self->sentences);
  g_ptr_array_unref (self->layer);
  g_ptr_array_unref (self->layer_of);
  g_object_unref (self->annotations);
  g_object_unref (self->references);
  g_object_unref (self->selection);
  g_free (self->place_article);

  G_OBJECT_CLASS (assay_project_parent_class)->finalize (object);
}

static void
assay_project_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AssayProject *self = ASSAY_PROJECT (object);
  guint done;
  guint total;

  switch (prop_id)
    {
    case ASSAY_PROJECT_PROP_IS_OPEN:
      g_value_set_boolean (value, self->is_open);
      break;
    case ASSAY_PROJECT_PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case ASSAY_PROJECT_PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case ASSAY_PROJECT_PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only_reason != NULL);
      break;
    case ASSAY_PROJECT_PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    case ASSAY_PROJECT_PROP_BUSY:
      g_value_set_boolean (value, self->n_jobs > 0);
      break;
    case ASSAY_PROJECT_PROP_ANNOTATOR_NAME:
      g_value_set_string (value, self->annotator_name);
      break;
    case ASSAY_PROJECT_PROP_ARTICLES:
      g_value_set_object (value, self->articles);
      break;
    case ASSAY_PROJECT_PROP_N_ARTICLES:
      g_object_get_property (G_OBJECT (self->articles), "n-total", value);
      break;
    case ASSAY_PROJECT_PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case ASSAY_PROJECT_PROP_ANNOTATIONS:
      g_value_set_object (value, self->annotations);
      break;
    case ASSAY_PROJECT_PROP_REFERENCES:
      g_value_set_object (value, self->references);
      break;
    case ASSAY_PROJECT_PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case ASSAY_PROJECT_PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_label != NULL);
      break;
    case ASSAY_PROJECT_PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_label != NULL);
      break;
    case ASSAY_PROJECT_PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case ASSAY_PROJECT_PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case ASSAY_PROJECT_PROP_IMPORTING:
      g_value_set_boolean (value, assay_project_is_importing (self));
      break;
    case ASSAY_PROJECT_PROP_IMPORT_DONE:
      assay_project_count_imports (self, &done, &total);
      g_value_set_uint (value, done);
      break;
    case ASSAY_PROJECT_PROP_IMPORT_TOTAL:
      assay_project_count_imports (self, &done, &total);
      g_value_set_uint (value, total);
      break;
    case ASSAY_PROJECT_PROP_ADVANCE:
      g_value_set_boolean (value, self->advance);
      break;
    case ASSAY_PROJECT_PROP_PEOPLE:
      g_value_set_object (value, self->people);
      break;
    case ASSAY_PROJECT_PROP_BLIND:
      g_value_set_boolean (value, assay_project_get_blind (self));
      break;
    case ASSAY_PROJECT_PROP_FINISHED:
      g_value_set_boolean (value, self->finished);
      break;
    case ASSAY_PROJECT_PROP_HIDING:
      g_value_set_boolean (value, assay_project_is_hiding (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_project_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AssayProject *self = ASSAY_PROJECT (object);

  switch (prop_id)
    {
    case ASSAY_PROJECT_PROP_ADVANCE:
      assay_project_set_advance (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

#define READABLE (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
install_properties (GObjectClass *object_class)
{
  const struct
  {
    guint       prop;
    const char *name;
    GType       type;
  } table[] = {
    { ASSAY_PROJECT_PROP_IS_OPEN, "is-open", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_TITLE, "title", G_TYPE_STRING },
    { ASSAY_PROJECT_PROP_PATH, "path", G_TYPE_STRING },
    { ASSAY_PROJECT_PROP_READ_ONLY, "read-only", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_READ_ONLY_REASON, "read-only-reason", G_TYPE_STRING },
    { ASSAY_PROJECT_PROP_BUSY, "busy", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_ANNOTATOR_NAME, "annotator-name", G_TYPE_STRING },
    { ASSAY_PROJECT_PROP_ARTICLES, "articles", ASSAY_TYPE_ARTICLE_LIST },
    { ASSAY_PROJECT_PROP_N_ARTICLES, "n-articles", G_TYPE_UINT },
    { ASSAY_PROJECT_PROP_ARTICLE, "article", ASSAY_TYPE_ARTICLE },
    { ASSAY_PROJECT_PROP_ANNOTATIONS, "annotations", G_TYPE_LIST_MODEL },
    { ASSAY_PROJECT_PROP_REFERENCES, "references", G_TYPE_LIST_MODEL },
    { ASSAY_PROJECT_PROP_SELECTION, "selection", ASSAY_TYPE_SELECTION },
    { ASSAY_PROJECT_PROP_CAN_UNDO, "can-undo", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_CAN_REDO, "can-redo", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_UNDO_LABEL, "undo-label", G_TYPE_STRING },
    { ASSAY_PROJECT_PROP_REDO_LABEL, "redo-label", G_TYPE_STRING },
    { ASSAY_PROJECT_PROP_IMPORTING, "importing", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_IMPORT_DONE, "import-done", G_TYPE_UINT },
    { ASSAY_PROJECT_PROP_IMPORT_TOTAL, "import-total", G_TYPE_UINT },
    { ASSAY_PROJECT_PROP_PEOPLE, "people", G_TYPE_LIST_MODEL },
    { ASSAY_PROJECT_PROP_BLIND, "blind", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_FINISHED, "finished", G_TYPE_BOOLEAN },
    { ASSAY_PROJECT_PROP_HIDING, "hiding", G_TYPE_BOOLEAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *name = table[i].name;

      if (table[i].type == G_TYPE_BOOLEAN)
        props[table[i].prop] = g_param_spec_boolean (name, NULL, NULL, FALSE, READABLE);
      else if (table[i].type == G_TYPE_STRING)
        props[table[i].prop] = g_param_spec_string (name, NULL, NULL, NULL, READABLE);
      else if (table[i].type == G_TYPE_UINT)
        props[table[i].prop] = g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, READABLE);
      else
        props[table[i].prop] = g_param_spec_object (name, NULL, NULL, table[i].type, READABLE);
    }
  props[ASSAY_PROJECT_PROP_ADVANCE] =
    g_param_spec_boolean ("advance", NULL, NULL, FALSE, READABLE | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, ASSAY_PROJECT_N_PROPS, props);
}

static void
assay_project_class_init (AssayProjectClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = assay_project_dispose;
  object_class->finalize = assay_project_finalize;
  object_class->get_property = assay_project_get_property;
  object_class->set_property = assay_project_set_property;
  install_properties (object_class);

  /**
   * AssayProject::failed:
   * @what: what could not be done, for a person
   * @why: why, and what to do about it, for a person
   *
   * Something asked for could not be done. Nothing of it was, and the project shows nothing of it.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * AssayProject::sentences-changed:
   *
   * The sentences of the open article were split or joined.
   */
  signals[SIGNAL_SENTENCES_CHANGED] =
    g_signal_new ("sentences-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AssayProject::references-changed:
   *
   * The works cited by the open article, or its markers, were corrected.
   */
  signals[SIGNAL_REFERENCES_CHANGED] =
    g_signal_new ("references-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AssayProject::layers-changed:
   *
   * Others' annotations of the open article, or whose of them are shown, are other than before. The
   * annotator's own are told of by the list of annotations.
   */
  signals[SIGNAL_LAYERS_CHANGED] =
    g_signal_new ("layers-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AssayProject::moved:
   * @start: a position in the open article
   * @end: the position after the last, or the same where it is a place and no span
   *
   * Look here: after undo, for a search hit, on opening an article where it was left.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * AssayProject::imported:
   * @n_new: how many articles were added
   * @n_known: how many were in the project already
   * @ids: (array zero-terminated=1): the ids of both, in the order of the files
   * @problems: (array zero-terminated=1): a sentence for each file that could not be imported, or
   *   that was and needs a look
   *
   * An import ended, or was cancelled; then these are what was done until then.
   */
  signals[SIGNAL_IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 4,
                  G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRV, G_TYPE_STRV);

  /**
   * AssayProject::shrunk:
   * @n_before: how many annotations the project had when it was open last, deleted ones included
   * @n_now: how many it has
   *
   * The project that was opened lacks so many annotations that somebody should look. Nothing that
   * is done in the program makes fewer.
   */
  signals[SIGNAL_SHRUNK] =
    g_signal_new ("shrunk", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
assay_project_init (AssayProject *self)
{
  self->worker = assay_worker_new ();
  self->desk = assay_desk_new ();
  self->keeper = assay_keeper_new ();
  self->desk->keeper = self->keeper;
  assay_project_stop_keeping (self);
  self->annotators = g_hash_table_new (g_str_hash, g_str_equal);
  self->people = g_list_store_new (ASSAY_TYPE_PERSON);
  self->person_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->wish = g_new0 (AssayLayerWish, 1);
  self->wish->hidden = g_new0 (char *, 1);
  self->articles = assay_article_list_new ();
  self->sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  self->layer = g_ptr_array_new_with_free_func (g_object_unref);
  self->layer_of = g_ptr_array_new ();
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->others_of = g_ptr_array_new ();
  self->n_others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->decisions = g_ptr_array_new ();
  self->decision_of = g_ptr_array_new ();
  self->annotations = g_list_store_new (ASSAY_TYPE_ANNOTATION);
  self->references = g_list_store_new (ASSAY_TYPE_REFERENCE_ITEM);
  self->selection = assay_selection_new ();
  g_queue_init (&self->imports);

  g_signal_connect_object (self->articles, "notify::n-total", G_CALLBACK (n_total_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->articles, "failed", G_CALLBACK (listing_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * assay_project_new:
 *
 * Returns: (transfer full): a project object with no project open
 */
AssayProject *
assay_project_new (void)
{
  return g_object_new (ASSAY_TYPE_PROJECT, NULL);
}

gboolean
assay_project_is_open (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return self->is_open;
}

gboolean
assay_project_is_read_only (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return self->read_only_reason != NULL;
}

/**
 * assay_project_get_read_only_reason:
 *
 * Returns: (transfer none) (nullable): why the project cannot be changed, for a person
 */
const char *
assay_project_get_read_only_reason (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->read_only_reason;
}

/**
 * assay_project_get_title:
 *
 * Returns: (transfer none) (nullable): the title; %NULL while no project is open
 */
const char *
assay_project_get_title (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->title;
}

/**
 * assay_project_get_path:
 *
 * Returns: (transfer none) (nullable): the file; %NULL while no project is open
 */
const char *
assay_project_get_path (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->path;
}

/**
 * assay_project_set_advance:
 * @advance: whether to move on to the next sentence after tagging
 */
void
assay_project_set_advance (AssayProject *self,
                           gboolean      advance)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  advance = !!advance;
  if (self->advance == advance)
    return;
  self->advance = advance;
  assay_project_notify (self, ASSAY_PROJECT_PROP_ADVANCE);
}

/**
 * assay_project_get_advance:
 *
 * Returns: whether to move on to the next sentence after tagging
 */
gboolean
assay_project_get_advance (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return self->advance;
}

/**
 * assay_project_get_articles:
 *
 * Returns: (transfer none): the articles; empty while no project is open
 */
AssayArticleList *
assay_project_get_articles (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->articles;
}

/**
 * assay_project_get_article:
 *
 * Returns: (transfer none) (nullable): the open article
 */
AssayArticle *
assay_project_get_article (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->article;
}

/**
 * assay_project_get_selection:
 *
 * Returns: (transfer none): which sentences of the open article are selected
 */
AssaySelection *
assay_project_get_selection (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->selection;
}

/**
 * assay_project_dup_annotator_name:
 * @annotator: id of an annotator
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where nobody of that id is in the project
 */
char *
assay_project_dup_annotator_name (AssayProject *self,
                                  const char   *annotator)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail (annotator != NULL, NULL);

  return g_strdup (g_hash_table_lookup (self->annotators, annotator));
}
