/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of disagreements for a main loop. The whole project is gone through once, when somebody
 * first looks; after that a change in one article costs the reading of that article.
 */

#include "config.h"

#include "assay-disagreements.h"

/* What a disagreement or its decision is made of. */
#define RELEVANT (ASSAY_CHANGE_PROJECT | ASSAY_CHANGE_ARTICLES | ASSAY_CHANGE_ANNOTATIONS | \
                  ASSAY_CHANGE_BOUNDARIES | ASSAY_CHANGE_DECISIONS)

struct _AssayDisagreements
{
  GObject       parent_instance;

  AssayProject *project;
  GPtrArray    *items;         /* of AssayDisagreement */
  guint         n_open;
  gboolean      active;
  gboolean      ready;
  gboolean      stale;         /* the whole list has to be found again */
  GCancellable *cancellable;   /* of the search for the whole list, or NULL */
};

/* The answer for one article, and which it is. */
typedef struct
{
  AssayDisagreements *self;
  char               *article;
} Renewal;

enum
{
  PROP_N_OPEN = 1,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayDisagreements, assay_disagreements, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return ASSAY_TYPE_DISAGREEMENT;
}

static guint
get_n_items (GListModel *model)
{
  return ASSAY_DISAGREEMENTS (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AssayDisagreements *self = ASSAY_DISAGREEMENTS (model);

  return position < self->items->len
         ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static AssayDisagreement *
get (AssayDisagreements *self,
     guint               position)
{
  return g_ptr_array_index (self->items, position);
}

static void
count_open (AssayDisagreements *self)
{
  guint n_open = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_open += assay_disagreement_is_open (get (self, i));
  if (self->n_open == n_open)
    return;
  self->n_open = n_open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
}

static void
set_ready (AssayDisagreements *self,
           gboolean            ready)
{
  if (self->ready == ready)
    return;
  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
replace (AssayDisagreements *self,
         guint               position,
         guint               n_old,
         GPtrArray          *found)
{
  /* Told apart, since a view that is told of both at once fetches every row. */
  if (n_old > 0)
    {
      g_ptr_array_remove_range (self->items, position, n_old);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_old, 0);
    }
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_insert (self->items, position + i, g_object_ref (g_ptr_array_index (found, i)));
  if (found->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, found->len);
  count_open (self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AssayDisagreements) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  found = assay_project_list_disagreements_finish (ASSAY_PROJECT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (found != NULL)
    replace (self, 0, self->items->len, found);
  set_ready (self, found != NULL);
}

static void
find_all (AssayDisagreements *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  assay_project_list_disagreements_async (self->project, NULL, self->cancellable, found_cb,
                                          g_object_ref (self));
}

static guint
count_of_article (AssayDisagreements *self,
                  const char         *article,
                  guint              *first)
{
  guint n = 0;

  *first = self->items->len;
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (get (self, i)->article, article))
      {
        *first = n == 0 ? i : *first;
        n++;
      }
  return n;
}

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Renewal *renewal = data;
  g_autoptr (AssayDisagreements) self = renewal->self;
  g_autofree char *article = renewal->article;
  g_autoptr (GPtrArray) found = NULL;
  guint first, n_old;

  found = assay_project_list_disagreements_finish (ASSAY_PROJECT (source), result, NULL);
  /* The whole list is on its way and has this article in it. */
  if (found == NULL || self->cancellable != NULL || !self->ready)
    return;
  n_old = count_of_article (self, article, &first);
  replace (self, first, n_old, found);
}

static void
find_in_article (AssayDisagreements *self,
                 const char         *article)
{
  Renewal *renewal = g_new (Renewal, 1);

  *renewal = (Renewal) { g_object_ref (self), g_strdup (article) };
  assay_project_list_disagreements_async (self->project, article, NULL, renewed_cb, renewal);
}

static void
changed_cb (AssayDisagreements *self,
            guint               what,
            const char         *article)
{
  if ((what & RELEVANT) == 0)
    return;
  if (!self->active)
    self->stale = TRUE;
  else if (article == NULL || (what & (ASSAY_CHANGE_PROJECT | ASSAY_CHANGE_ARTICLES)) != 0)
    find_all (self);
  else
    find_in_article (self, article);
}

/* A project that is being closed has no path any more. */
static gboolean
can_look (AssayDisagreements *self)
{
  return self->active && assay_project_is_open (self->project) &&
         assay_project_get_path (self->project) != NULL;
}

/* Another project was opened, or none is any more, or what may be seen of it is other than it
 * was. */
static void
start_again (AssayDisagreements *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  replace (self, 0, self->items->len, nothing);
  set_ready (self, FALSE);
  self->stale = TRUE;
  if (can_look (self))
    find_all (self);
}

static void
assay_disagreements_dispose (GObject *object)
{
  AssayDisagreements *self = ASSAY_DISAGREEMENTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_disagreements_parent_class)->dispose (object);
}

static void
assay_disagreements_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_DISAGREEMENTS (object)->items);

  G_OBJECT_CLASS (assay_disagreements_parent_class)->finalize (object);
}

static void
assay_disagreements_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AssayDisagreements *self = ASSAY_DISAGREEMENTS (object);

  switch (id)
    {
    case PROP_N_OPEN: g_value_set_uint (value, self->n_open); break;
    case PROP_READY: g_value_set_boolean (value, self->ready); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_disagreements_class_init (AssayDisagreementsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_disagreements_dispose;
  object_class->finalize = assay_disagreements_finalize;
  object_class->get_property = assay_disagreements_get_property;

  properties[PROP_N_OPEN] =
    g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_disagreements_init (AssayDisagreements *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->stale = TRUE;
}

/**
 * assay_disagreements_new:
 *
 * Returns: (transfer full): the disagreements of whatever project is open in @project, empty until
 *   somebody looks
 */
AssayDisagreements *
assay_disagreements_new (AssayProject *project)
{
  AssayDisagreements *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  self = g_object_new (ASSAY_TYPE_DISAGREEMENTS, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::is-open", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::path", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::blind", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * assay_disagreements_set_active:
 * @active: whether somebody looks
 */
void
assay_disagreements_set_active (AssayDisagreements *self,
                                gboolean            active)
{
  g_return_if_fail (ASSAY_IS_DISAGREEMENTS (self));

  if (self->active == active)
    return;
  self->active = active;
  if (self->stale && can_look (self))
    find_all (self);
}

guint
assay_disagreements_get_n_open (AssayDisagreements *self)
{
  g_return_val_if_fail (ASSAY_IS_DISAGREEMENTS (self), 0);

  return self->n_open;
}

gboolean
assay_disagreements_is_ready (AssayDisagreements *self)
{
  g_return_val_if_fail (ASSAY_IS_DISAGREEMENTS (self), FALSE);

  return self->ready;
}

/**
 * assay_disagreements_find:
 * @article: the id of an article
 * @span: one of its sentences
 *
 * Returns: the position of the disagreement on it, or -1
 */
int
assay_disagreements_find (AssayDisagreements *self,
                          const char         *article,
                          AssaySpan           span)
{
  g_return_val_if_fail (ASSAY_IS_DISAGREEMENTS (self), -1);

  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (get (self, i)->article, article) && get (self, i)->span.start == span.start &&
        get (self, i)->span.end == span.end)
      return i;
  return -1;
}

/**
 * assay_disagreements_step:
 * @from: a position, or -1 for before the first
 * @delta: 1 for forward, -1 for backward
 *
 * Returns: the next position that is to decide, going round; where none is, the next one; -1 where
 *   there is none
 */
int
assay_disagreements_step (AssayDisagreements *self,
                          int                 from,
                          int                 delta)
{
  int n;

  g_return_val_if_fail (ASSAY_IS_DISAGREEMENTS (self), -1);
  g_return_val_if_fail (delta == 1 || delta == -1, -1);

  n = self->items->len;
  if (n == 0)
    return -1;
  if (from < 0)
    from = delta > 0 ? -1 : 0;
  for (int i = 1; i <= n; i++)
    {
      int position = (from + i * delta + n * 2) % n;

      if (assay_disagreement_is_open (get (self, position)))
        return position;
    }
  return (from + delta + n) % n;
}
