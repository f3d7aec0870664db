/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person changes a few marks at a time, and sees that at once. A merge may change those of
 * thousands of sentences, and to do it in one go would stop the window: what is more than a few is
 * done bit by bit, in the order in which it was asked for, with frames in between.
 */

#include "config.h"

#include "assay-mark-queue.h"

#include "assay-article-tags.h"

#define N_AT_ONCE 500

typedef struct
{
  AssayMark mark;
  gboolean  comes;
} Step;

struct _AssayMarkQueue
{
  GtkTextBuffer *buffer;      /* where the steps are to be taken, or NULL */
  GArray        *steps;       /* of Step */
  guint          n_done;
  guint          source;
};

static void
append_step (AssayMarkQueue  *self,
             const AssayMark *mark,
             gboolean         comes)
{
  Step step = { *mark, comes };

  g_array_append_val (self->steps, step);
}

static void
gone_cb (const AssayMark *mark,
         gpointer         self)
{
  append_step (self, mark, FALSE);
}

static void
come_cb (const AssayMark *mark,
         gpointer         self)
{
  append_step (self, mark, TRUE);
}

/* Returns: whether there are more */
static gboolean
take_steps (AssayMarkQueue *self)
{
  guint end = MIN (self->n_done + N_AT_ONCE, self->steps->len);

  for (; self->n_done < end; self->n_done++)
    {
      const Step *step = &g_array_index (self->steps, Step, self->n_done);

      if (step->comes)
        assay_article_tags_mark (&step->mark, self->buffer);
      else
        assay_article_tags_unmark (&step->mark, self->buffer);
    }
  return self->n_done < self->steps->len;
}

static gboolean
idle_cb (gpointer data)
{
  AssayMarkQueue *self = data;

  if (take_steps (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  assay_mark_queue_clear (self);
  return G_SOURCE_REMOVE;
}

AssayMarkQueue *
assay_mark_queue_new (void)
{
  AssayMarkQueue *self = g_new0 (AssayMarkQueue, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  return self;
}

void
assay_mark_queue_free (AssayMarkQueue *self)
{
  assay_mark_queue_clear (self);
  g_array_unref (self->steps);
  g_free (self);
}

/**
 * assay_mark_queue_clear:
 *
 * Forgets what has not been done yet, since the text is to be another.
 */
void
assay_mark_queue_clear (AssayMarkQueue *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->buffer);
  g_array_set_size (self->steps, 0);
  self->n_done = 0;
}

/**
 * assay_mark_queue_replace:
 * @buffer: the text of an article, the same until assay_mark_queue_clear()
 * @before: (element-type AssayMark): what was asked for last, in order of start
 * @after: (element-type AssayMark): what is to be there instead, in order of start
 *
 * Has the text show other marks: at once where few of them differ, else in a while.
 */
void
assay_mark_queue_replace (AssayMarkQueue *self,
                          GtkTextBuffer  *buffer,
                          GArray         *before,
                          GArray         *after)
{
  g_set_object (&self->buffer, buffer);
  assay_marks_compare (before, after, gone_cb, come_cb, self);
  if (self->source != 0)
    return;
  if (take_steps (self))
    self->source = g_idle_add (idle_cb, self);
  else
    assay_mark_queue_clear (self);
}
