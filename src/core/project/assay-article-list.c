/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project may hold a hundred thousand articles and a window shows thirty. So the list is an array
 * of row numbers, which the worker sorts and filters in SQL, and the rows themselves are read one
 * by one when a view asks for them.
 */

#include "config.h"

#include "assay-article-list-private.h"
#include "assay-summary-cache.h"

struct _AssayArticleList
{
  GObject            parent_instance;

  AssayWorker       *worker;      /* NULL while no project is open */
  AssayStore        *reader;      /* this thread's own, since the worker has the one that writes */
  char              *annotator;

  AssayArticleSort   sort;
  char              *filter;      /* never NULL */
  GArray            *rows;        /* of gint64 */
  AssaySummaryCache *cache;
  guint              n_total;

  guint              epoch;       /* counts the projects shown */
  gboolean           reading;     /* the worker is at it */
  gboolean           stale;       /* something changed since it was asked */
};

enum
{
  PROP_SORT = 1,
  PROP_FILTER,
  PROP_N_TOTAL,
  N_PROPS
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void assay_article_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayArticleList, assay_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      assay_article_list_list_model_init))

/* What the worker is asked for, and its answer. */
typedef struct
{
  guint             epoch;
  AssayArticleSort  sort;
  char             *filter;
  GArray           *rows;
  guint             n_total;
} Listing;

static void
listing_free (Listing *listing)
{
  g_free (listing->filter);
  g_clear_pointer (&listing->rows, g_array_unref);
  g_free (listing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, listing_free)

/* A row that has gone since the list was read, or that cannot be read, shows empty until the
 * list is read again: a list model must have an item for every position. */
static AssayArticleSummary *
read_summary (AssayArticleList *self,
              gint64            row)
{
  AssayArticleSummary *summary = assay_store_load_summary (self->reader, row, self->annotator,
                                                           NULL);

  if (summary != NULL)
    return summary;
  summary = g_object_new (ASSAY_TYPE_ARTICLE_SUMMARY, NULL);
  summary->row = row;
  summary->id = g_strdup ("");
  summary->title = g_strdup ("");
  return summary;
}

static AssayArticleSummary *
get_summary (AssayArticleList *self,
             gint64            row)
{
  AssayArticleSummary *summary = assay_summary_cache_lookup (self->cache, row);

  if (summary == NULL)
    {
      summary = read_summary (self, row);
      assay_summary_cache_add (self->cache, summary);
    }
  return summary;
}

static int
find_row (AssayArticleList *self,
          gint64            row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, gint64, i) == row)
      return i;
  return -1;
}

/* What cannot be read stays as it was until the list is read again. */
static void
update_summary (AssayArticleList    *self,
                AssayArticleSummary *summary)
{
  g_autoptr (AssayArticleSummary) newer = assay_store_load_summary (self->reader, summary->row,
                                                                    self->annotator, NULL);

  if (newer != NULL)
    assay_article_summary_update (summary, newer);
}

/* The rows stay where they are, but each may have other counts. */
static void
update_shown (AssayArticleList *self)
{
  g_autoptr (GPtrArray) shown = assay_summary_cache_keep_shown (self->cache);

  for (guint i = 0; i < shown->len; i++)
    update_summary (self, g_ptr_array_index (shown, i));
}

/* In two steps, since a view takes one step from many rows to many for each of them being
 * another and fetches them all. */
static void
replace_rows (AssayArticleList *self,
              GArray           *rows)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);

  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  assay_summary_cache_clear (self->cache);
  if (old->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);

  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  if (rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, rows->len);
}

static gboolean
is_listed (AssayArticleList *self,
           GArray           *rows)
{
  return rows->len == self->rows->len && rows->len > 0 &&
         memcmp (rows->data, self->rows->data, rows->len * sizeof (gint64)) == 0;
}

static void
show_rows (AssayArticleList *self,
           GArray           *rows)
{
  if (is_listed (self, rows))
    update_shown (self);
  else
    replace_rows (self, rows);
}

static void
set_n_total (AssayArticleList *self,
             guint             n_total)
{
  if (self->n_total == n_total)
    return;
  self->n_total = n_total;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_TOTAL]);
}

static gboolean
list_rows (AssayStore  *store,
           Listing     *listing,
           GError     **error)
{
  g_autoptr (GArray) all = NULL;

  listing->rows = assay_store_list_article_rows (store, listing->sort, listing->filter, error);
  if (listing->rows == NULL)
    return FALSE;
  listing->n_total = listing->rows->len;
  if (listing->filter == NULL)
    return TRUE;

  all = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL, error);
  if (all == NULL)
    return FALSE;
  listing->n_total = all->len;
  return TRUE;
}

/* Runs in the worker's thread. */
static void
list_rows_job (GTask      *task,
               AssayStore *store,
               gpointer    data)
{
  g_autoptr (GError) error = NULL;

  if (store == NULL || list_rows (store, data, &error))
    g_task_return_boolean (task, store != NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void ask_worker (AssayArticleList *self);

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  AssayArticleList *self = ASSAY_ARTICLE_LIST (object);
  Listing *listing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean listed = g_task_propagate_boolean (G_TASK (result), &error);

  self->reading = FALSE;
  if (listed && listing->epoch == self->epoch)
    {
      show_rows (self, listing->rows);
      set_n_total (self, listing->n_total);
    }
  else if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  if (self->stale)
    ask_worker (self);
}

/* Asks once, however often the list is refreshed while the worker is at it. */
static void
ask_worker (AssayArticleList *self)
{
  g_autoptr (GTask) task = NULL;
  Listing *listing;

  self->stale = self->reading;
  if (self->reading || self->worker == NULL)
    return;

  listing = g_new0 (Listing, 1);
  listing->epoch = self->epoch;
  listing->sort = self->sort;
  listing->filter = self->filter[0] != '\0' ? g_strdup (self->filter) : NULL;
  task = g_task_new (self, NULL, listed_cb, NULL);
  g_task_set_source_tag (task, ask_worker);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  self->reading = TRUE;
  assay_worker_run (self->worker, task, list_rows_job);
}

static GType
assay_article_list_get_item_type (GListModel *model)
{
  return ASSAY_TYPE_ARTICLE_SUMMARY;
}

static guint
assay_article_list_get_n_items (GListModel *model)
{
  return ASSAY_ARTICLE_LIST (model)->rows->len;
}

static gpointer
assay_article_list_get_item (GListModel *model,
                             guint       position)
{
  AssayArticleList *self = ASSAY_ARTICLE_LIST (model);

  if (position >= self->rows->len)
    return NULL;
  return g_object_ref (get_summary (self, g_array_index (self->rows, gint64, position)));
}

static void
assay_article_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = assay_article_list_get_item_type;
  iface->get_n_items = assay_article_list_get_n_items;
  iface->get_item = assay_article_list_get_item;
}

static void
assay_article_list_finalize (GObject *object)
{
  AssayArticleList *self = ASSAY_ARTICLE_LIST (object);

  g_clear_object (&self->worker);
  g_clear_object (&self->reader);
  g_free (self->annotator);
  g_free (self->filter);
  g_array_unref (self->rows);
  assay_summary_cache_free (self->cache);

  G_OBJECT_CLASS (assay_article_list_parent_class)->finalize (object);
}

static void
assay_article_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AssayArticleList *self = ASSAY_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_int (value, self->sort);
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, self->n_total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_article_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayArticleList *self = ASSAY_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_SORT:
      assay_article_list_set_sort (self, g_value_get_int (value));
      break;
    case PROP_FILTER:
      assay_article_list_set_filter (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_article_list_class_init (AssayArticleListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = assay_article_list_finalize;
  object_class->get_property = assay_article_list_get_property;
  object_class->set_property = assay_article_list_set_property;

  /**
   * AssayArticleList:sort:
   *
   * The order, an #AssayArticleSort.
   */
  props[PROP_SORT] =
    g_param_spec_int ("sort", NULL, NULL,
                      ASSAY_ARTICLE_SORT_IMPORTED,
                      ASSAY_ARTICLE_SORT_PROGRESS,
                      ASSAY_ARTICLE_SORT_IMPORTED,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * AssayArticleList:filter:
   *
   * Words that the articles listed have in their title or byline; empty for all, never %NULL.
   */
  props[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * AssayArticleList:n-total:
   *
   * How many articles there are, whatever the filter.
   */
  props[PROP_N_TOTAL] =
    g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * AssayArticleList::failed:
   * @message: why, for a person
   *
   * The articles could not be listed; the list stays as it was.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
assay_article_list_init (AssayArticleList *self)
{
  self->filter = g_strdup ("");
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = assay_summary_cache_new ();
}

AssayArticleList *
assay_article_list_new (void)
{
  return g_object_new (ASSAY_TYPE_ARTICLE_LIST, NULL);
}

/**
 * assay_article_list_attach:
 * @worker: the thread that lists
 * @reader: a store for this thread alone
 * @annotator: (nullable): id of the annotator whose tags are counted
 *
 * Shows the articles of a project.
 */
void
assay_article_list_attach (AssayArticleList *self,
                           AssayWorker      *worker,
                           AssayStore       *reader,
                           const char       *annotator)
{
  assay_article_list_detach (self);
  self->worker = g_object_ref (worker);
  self->reader = g_object_ref (reader);
  assay_article_list_set_annotator (self, annotator);
  assay_article_list_refresh (self);
}

/**
 * assay_article_list_detach:
 *
 * Shows no project, and lets go of the store.
 */
void
assay_article_list_detach (AssayArticleList *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->epoch++;
  replace_rows (self, none);
  set_n_total (self, 0);
  g_clear_object (&self->worker);
  g_clear_object (&self->reader);
}

/**
 * assay_article_list_set_annotator:
 * @annotator: (nullable): id of the annotator whose tags are counted
 */
void
assay_article_list_set_annotator (AssayArticleList *self,
                                  const char       *annotator)
{
  if (g_strcmp0 (self->annotator, annotator) == 0)
    return;
  g_free (self->annotator);
  self->annotator = g_strdup (annotator);
  update_shown (self);
}

/**
 * assay_article_list_refresh:
 *
 * Lists the articles again. The counts of all of them are read anew, too.
 */
void
assay_article_list_refresh (AssayArticleList *self)
{
  ask_worker (self);
}

/**
 * assay_article_list_update:
 * @id: id of an article
 *
 * Reads the counts of one article anew, into the summary that is shown. It keeps its place, also
 * where the list is sorted by progress: a row that jumps away at each tag would be a nuisance.
 */
void
assay_article_list_update (AssayArticleList *self,
                           const char       *id)
{
  AssayArticleSummary *summary = assay_summary_cache_find (self->cache, id);

  if (summary != NULL)
    update_summary (self, summary);
}

/**
 * assay_article_list_set_sort:
 * @sort: the order wanted
 *
 * Orders the list anew. The new order shows a moment later, when the worker has made it.
 */
void
assay_article_list_set_sort (AssayArticleList *self,
                             AssayArticleSort  sort)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_LIST (self));

  if (self->sort == sort)
    return;
  self->sort = sort;
  assay_article_list_refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SORT]);
}

/**
 * assay_article_list_get_sort:
 *
 * Returns: the order that was asked for last
 */
AssayArticleSort
assay_article_list_get_sort (AssayArticleList *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_LIST (self), ASSAY_ARTICLE_SORT_IMPORTED);

  return self->sort;
}

/**
 * assay_article_list_set_filter:
 * @filter: (nullable): words to look for; %NULL or "" for all articles
 *
 * Lists only the articles that have these words in their title or byline. They show a moment later.
 */
void
assay_article_list_set_filter (AssayArticleList *self,
                               const char       *filter)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_LIST (self));

  if (filter == NULL)
    filter = "";
  if (g_str_equal (self->filter, filter))
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  assay_article_list_refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER]);
}

/**
 * assay_article_list_get_filter:
 *
 * Returns: (transfer none): the words that were asked for last, never %NULL
 */
const char *
assay_article_list_get_filter (AssayArticleList *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_LIST (self), NULL);

  return self->filter;
}

/**
 * assay_article_list_find:
 * @id: id of an article
 *
 * Returns: its position in the list, or -1 where it is not listed
 */
int
assay_article_list_find (AssayArticleList *self,
                         const char       *id)
{
  gint64 row;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_LIST (self), -1);
  g_return_val_if_fail (id != NULL, -1);

  row = self->reader != NULL ? assay_store_get_article_row (self->reader, id, NULL) : 0;
  return row != 0 ? find_row (self, row) : -1;
}
