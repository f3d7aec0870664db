/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences that the next tag goes to. Mouse, keyboard and commands all move this one
 * selection, so that they can be mixed: click, extend with Shift, go on with the arrow keys.
 */

#include "config.h"

#include "assay-selection.h"

#include <string.h>

struct _AssaySelection
{
  GObject  parent_instance;

  guint8  *selected;      /* one for each sentence, never NULL */
  guint    size;
  guint    n_selected;
  int      current;       /* -1 if and only if none is selected */
  int      anchor;        /* the other end of what Shift extends */
  int      place;         /* where the keyboard stood last, kept when the selection is cleared */
};

enum
{
  PROP_CURRENT = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySelection, assay_selection, G_TYPE_OBJECT)

static void
set_current (AssaySelection *self,
             int             current)
{
  if (current >= 0)
    self->place = current;
  if (self->current == current)
    return;
  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}

static gboolean
is_exactly (AssaySelection *self,
            guint           first,
            guint           n)
{
  return self->n_selected == n && memchr (self->selected + first, FALSE, n) == NULL;
}

/* Selects a run of sentences and no others. */
static void
select_run (AssaySelection *self,
            guint           first,
            guint           n,
            int             current)
{
  if (is_exactly (self, first, n) && self->current == current)
    return;

  memset (self->selected, FALSE, self->size);
  memset (self->selected + first, TRUE, n);
  self->n_selected = n;
  set_current (self, current);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The selected sentence next to @index, those after it first; or -1. */
static int
find_neighbour (AssaySelection *self,
                guint           index)
{
  for (guint i = index + 1; i < self->size; i++)
    if (self->selected[i])
      return i;
  for (guint i = index; i > 0; i--)
    if (self->selected[i - 1])
      return i - 1;
  return -1;
}

static void
assay_selection_finalize (GObject *object)
{
  AssaySelection *self = ASSAY_SELECTION (object);

  g_free (self->selected);

  G_OBJECT_CLASS (assay_selection_parent_class)->finalize (object);
}

static void
assay_selection_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AssaySelection *self = ASSAY_SELECTION (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_int (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_selection_class_init (AssaySelectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = assay_selection_finalize;
  object_class->get_property = assay_selection_get_property;

  /**
   * AssaySelection:current:
   *
   * Index of the sentence at which the keyboard stands, one of the selected ones, or -1.
   */
  props[PROP_CURRENT] =
    g_param_spec_int ("current", NULL, NULL, -1, G_MAXINT, -1,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * AssaySelection::changed:
   *
   * Other sentences are selected than before, or another one is the current one.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_selection_init (AssaySelection *self)
{
  self->selected = g_new0 (guint8, 1);
  self->current = -1;
  self->anchor = -1;
  self->place = -1;
}

/**
 * assay_selection_new:
 *
 * Returns: (transfer full): a selection among no sentences
 */
AssaySelection *
assay_selection_new (void)
{
  return g_object_new (ASSAY_TYPE_SELECTION, NULL);
}

/**
 * assay_selection_set_size:
 * @n_sentences: how many sentences there are
 *
 * Begins anew with other sentences: nothing is selected.
 */
void
assay_selection_set_size (AssaySelection *self,
                          guint           n_sentences)
{
  gboolean changes;

  g_return_if_fail (ASSAY_IS_SELECTION (self));

  changes = self->size != n_sentences || self->n_selected > 0;
  g_free (self->selected);
  self->selected = g_new0 (guint8, n_sentences + 1);
  self->size = n_sentences;
  self->n_selected = 0;
  self->anchor = -1;
  self->place = -1;
  set_current (self, -1);
  if (changes)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * assay_selection_get_size:
 *
 * Returns: how many sentences there are, selected or not
 */
guint
assay_selection_get_size (AssaySelection *self)
{
  g_return_val_if_fail (ASSAY_IS_SELECTION (self), 0);

  return self->size;
}

/**
 * assay_selection_get_current:
 *
 * Returns: index of the sentence at which the keyboard stands, or -1
 */
int
assay_selection_get_current (AssaySelection *self)
{
  g_return_val_if_fail (ASSAY_IS_SELECTION (self), -1);

  return self->current;
}

/**
 * assay_selection_get_n_selected:
 *
 * Returns: how many sentences are selected
 */
guint
assay_selection_get_n_selected (AssaySelection *self)
{
  g_return_val_if_fail (ASSAY_IS_SELECTION (self), 0);

  return self->n_selected;
}

/**
 * assay_selection_contains:
 * @index: index of a sentence
 *
 * Returns: whether it is selected
 */
gboolean
assay_selection_contains (AssaySelection *self,
                          guint           index)
{
  g_return_val_if_fail (ASSAY_IS_SELECTION (self), FALSE);

  return index < self->size && self->selected[index];
}

/**
 * assay_selection_list:
 *
 * Returns: (transfer full) (element-type guint): indexes of the selected sentences, in order
 */
GArray *
assay_selection_list (AssaySelection *self)
{
  GArray *list;

  g_return_val_if_fail (ASSAY_IS_SELECTION (self), NULL);

  list = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->n_selected);
  for (guint i = 0; i < self->size && list->len < self->n_selected; i++)
    if (self->selected[i])
      g_array_append_val (list, i);
  return list;
}

/**
 * assay_selection_clear:
 *
 * Selects nothing. The place is remembered: moving on selects the sentence that was the current
 * one.
 */
void
assay_selection_clear (AssaySelection *self)
{
  g_return_if_fail (ASSAY_IS_SELECTION (self));

  self->anchor = -1;
  select_run (self, 0, 0, -1);
}

/**
 * assay_selection_select:
 * @index: index of a sentence
 *
 * Selects one sentence and no others.
 */
void
assay_selection_select (AssaySelection *self,
                        guint           index)
{
  g_return_if_fail (ASSAY_IS_SELECTION (self));
  g_return_if_fail (index < self->size);

  self->anchor = index;
  select_run (self, index, 1, index);
}

/**
 * assay_selection_extend_to:
 * @index: index of a sentence
 *
 * Selects all from the sentence last selected by itself to this one, and no others.
 */
void
assay_selection_extend_to (AssaySelection *self,
                           guint           index)
{
  guint first;
  guint last;

  g_return_if_fail (ASSAY_IS_SELECTION (self));
  g_return_if_fail (index < self->size);

  if (self->anchor < 0)
    self->anchor = index;
  first = MIN (index, (guint) self->anchor);
  last = MAX (index, (guint) self->anchor);
  select_run (self, first, last - first + 1, index);
}

/**
 * assay_selection_toggle:
 * @index: index of a sentence
 *
 * Adds a sentence to those selected, or takes it away.
 */
void
assay_selection_toggle (AssaySelection *self,
                        guint           index)
{
  g_return_if_fail (ASSAY_IS_SELECTION (self));
  g_return_if_fail (index < self->size);

  self->selected[index] = !self->selected[index];
  if (self->selected[index])
    {
      self->n_selected++;
      self->anchor = index;
    }
  else
    {
      self->n_selected--;
      self->anchor = find_neighbour (self, index);
    }
  set_current (self, self->anchor);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * assay_selection_move:
 * @delta: how many sentences to go on, or back where negative; it stops at either end
 * @extend: whether to select all on the way too
 *
 * Moves the current sentence as an arrow key does. Without one it comes back to where it was last,
 * or begins at the end it would come from.
 */
void
assay_selection_move (AssaySelection *self,
                      int             delta,
                      gboolean        extend)
{
  gint64 index;

  g_return_if_fail (ASSAY_IS_SELECTION (self));

  if (self->size == 0 || delta == 0)
    return;

  if (self->current >= 0)
    index = CLAMP ((gint64) self->current + delta, 0, (gint64) self->size - 1);
  else if (self->place >= 0)
    index = self->place;
  else
    index = delta > 0 ? 0 : self->size - 1;

  if (extend)
    assay_selection_extend_to (self, index);
  else
    assay_selection_select (self, index);
}
