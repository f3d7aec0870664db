/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the model of the reference tagger from marked entries, or says by cross-validation how
 * well such a model does on entries it has not seen. The same data gives the same model, byte for
 * byte.
 */

#include "config.h"

#include "training-example.h"

#include <gio/gio.h>
#include <glib/gprintf.h>
#include <locale.h>
#include <string.h>

#define N_EPOCHS   12
#define N_FOLDS    10
#define N_INVENTED 4000

/* Weights are rounded into a byte; so many parts of them stay apart. */
#define MAX_WEIGHT 127

typedef struct
{
  gint32 rows[ASSAY_TAGGER_ROWS][ASSAY_N_TAGS];
  gint32 steps[ASSAY_N_TAGS][ASSAY_N_TAGS];
  gint64 row_sums[ASSAY_TAGGER_ROWS][ASSAY_N_TAGS];     /* of time × change, to average by */
  gint64 step_sums[ASSAY_N_TAGS][ASSAY_N_TAGS];
  gint64 time;
} Trainer;

static const char *const tag_names[ASSAY_N_TAGS] = {
  "author", "title", "container", "publisher", "location", "date", "volume", "issue", "pages",
  "editor", "other",
};

static void
decode (Trainer         *self,
        TrainingExample *example)
{
  gint32 scores[ASSAY_TAGGER_MAX_TOKENS][ASSAY_N_TAGS];

  for (guint i = 0; i < example->tagging->n; i++)
    for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
      {
        scores[i][tag] = 0;
        for (guint f = 0; f < ASSAY_TAGGER_N_FEATURES; f++)
          scores[i][tag] += self->rows[example->rows[i][f]][tag];
      }
  assay_tagger_decode (example->tagging, scores, self->steps);
}

static void
change (Trainer         *self,
        TrainingExample *example,
        const AssayTag  *tags,
        int              by)
{
  for (guint i = 0; i < example->tagging->n; i++)
    {
      for (guint f = 0; f < ASSAY_TAGGER_N_FEATURES; f++)
        {
          self->rows[example->rows[i][f]][tags[i]] += by;
          self->row_sums[example->rows[i][f]][tags[i]] += by * self->time;
        }
      if (i > 0)
        {
          self->steps[tags[i - 1]][tags[i]] += by;
          self->step_sums[tags[i - 1]][tags[i]] += by * self->time;
        }
    }
}

static void
learn (Trainer         *self,
       TrainingExample *example)
{
  self->time++;
  decode (self, example);
  if (memcmp (example->tagging->tags, example->gold, sizeof (AssayTag) * example->tagging->n) == 0)
    return;
  change (self, example, example->gold, 1);
  change (self, example, example->tagging->tags, -1);
}

/* The average over time, in parts of the greatest that are kept apart. */
static gint32
average (Trainer *self,
         gint32   weight,
         gint64   sum,
         gint64   unit)
{
  gint64 total = weight * self->time - sum;
  gint64 rounded = (total >= 0 ? total + unit / 2 : total - unit / 2) / unit;

  return CLAMP (rounded, -MAX_WEIGHT, MAX_WEIGHT);
}

static int
compare_totals (gconstpointer a,
                gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The unit that leaves one weight in two thousand cut off at the edge. */
static gint64
find_unit (Trainer *self)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ASSAY_TAGGER_ROWS; i++)
    for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
      {
        gint64 total = ABS (self->rows[i][tag] * self->time - self->row_sums[i][tag]);

        if (total > 0)
          g_array_append_val (totals, total);
      }
  if (totals->len == 0)
    return 1;
  g_array_sort (totals, compare_totals);
  return MAX (1, g_array_index (totals, gint64, totals->len - 1 - totals->len / 2000) / MAX_WEIGHT);
}

static void
finish (Trainer *self)
{
  gint64 unit = find_unit (self);

  for (guint i = 0; i < ASSAY_TAGGER_ROWS; i++)
    for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
      self->rows[i][tag] = average (self, self->rows[i][tag], self->row_sums[i][tag], unit);
  for (guint i = 0; i < ASSAY_N_TAGS; i++)
    for (guint j = 0; j < ASSAY_N_TAGS; j++)
      {
        gint64 total = self->steps[i][j] * self->time - self->step_sums[i][j];
        self->steps[i][j] = CLAMP (total / unit, G_MININT16, G_MAXINT16);
      }
}

static Trainer *
train (GPtrArray *examples,
       guint      left_out)
{
  Trainer *self = g_new0 (Trainer, 1);
  g_autofree guint *order = g_new (guint, examples->len);
  guint32 state = 2463534242u;

  for (guint i = 0; i < examples->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < N_EPOCHS; epoch++)
    {
      for (guint i = examples->len; i > 1; i--)
        {
          guint j;
          guint swap;

          state ^= state << 13;
          state ^= state >> 17;
          state ^= state << 5;
          j = state % i;
          swap = order[i - 1];
          order[i - 1] = order[j];
          order[j] = swap;
        }
      for (guint i = 0; i < examples->len; i++)
        {
          TrainingExample *example = g_ptr_array_index (examples, order[i]);

          if (example->fold != left_out)
            learn (self, example);
        }
    }
  finish (self);
  return self;
}

static gboolean
write_model (Trainer     *self,
             const char  *path,
             GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "ASTG0001", 8);
  for (guint i = 0; i < ASSAY_N_TAGS; i++)
    for (guint j = 0; j < ASSAY_N_TAGS; j++)
      {
        guint16 step = (guint16) (gint16) self->steps[i][j];
        guint8 pair[] = { step & 0xFF, step >> 8 };

        g_byte_array_append (bytes, pair, 2);
      }
  for (guint i = 0; i < ASSAY_TAGGER_ROWS; i++)
    for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
      {
        guint8 weight = (guint8) (gint8) self->rows[i][tag];
        g_byte_array_append (bytes, &weight, 1);
      }
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

typedef struct
{
  guint right[ASSAY_N_TAGS];
  guint found[ASSAY_N_TAGS];
  guint wanted[ASSAY_N_TAGS];
  guint tokens;
  guint tokens_right;
} Score;

static gboolean
starts_run (const AssayTag *tags,
            guint           i)
{
  return i == 0 || tags[i] != tags[i - 1];
}

static gboolean
ends_run (const AssayTag *tags,
          guint           i,
          guint           n)
{
  return i + 1 == n || tags[i] != tags[i + 1];
}

/* Whether the run of @these that starts at @i is a run of @those too. */
static gboolean
same_run (const AssayTag *these,
          const AssayTag *those,
          guint           i,
          guint           n)
{
  if (these[i] != those[i] || !starts_run (those, i))
    return FALSE;
  for (guint j = i;; j++)
    {
      if (these[j] != those[j] || ends_run (these, j, n) != ends_run (those, j, n))
        return FALSE;
      if (ends_run (these, j, n))
        return TRUE;
    }
}

static void
score (TrainingExample *example,
       Score           *total)
{
  const AssayTag *tags = example->tagging->tags;
  guint n = example->tagging->n;

  for (guint i = 0; i < n; i++)
    {
      total->tokens++;
      total->tokens_right += tags[i] == example->gold[i];
      if (starts_run (tags, i))
        total->found[tags[i]]++;
      if (starts_run (example->gold, i))
        {
          total->wanted[example->gold[i]]++;
          total->right[example->gold[i]] += same_run (example->gold, tags, i, n);
        }
    }
}

static void
cross_validate (GPtrArray *examples,
                guint      n_marked,
                guint      n_folds)
{
  Score total = { { 0 } };

  for (guint fold = 0; fold < n_folds; fold++)
    {
      g_autofree Trainer *self = train (examples, fold);

      /* Invented entries help to learn; how well they are read says nothing. */
      for (guint i = 0; i < n_marked; i++)
        {
          TrainingExample *example = g_ptr_array_index (examples, i);

          if (example->fold != fold)
            continue;
          decode (self, example);
          score (example, &total);
        }
    }
  g_print ("words right: %.2f %%\n", 100.0 * total.tokens_right / MAX (1, total.tokens));
  for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
    g_print ("%-10s  precision %.3f  recall %.3f  F1 %.3f  (%u)\n", tag_names[tag],
             (double) total.right[tag] / MAX (1, total.found[tag]),
             (double) total.right[tag] / MAX (1, total.wanted[tag]),
             2.0 * total.right[tag] / MAX (1, total.found[tag] + total.wanted[tag]),
             total.wanted[tag]);
}

int
main (int    argc,
      char **argv)
{
  gboolean validate = FALSE;
  int folds = N_FOLDS;
  int left_out = -1;
  const GOptionEntry entries[] = {
    { "cross-validate", 0, 0, G_OPTION_ARG_NONE, &validate,
      "Print how well unseen entries are read", NULL },
    { "folds", 0, 0, G_OPTION_ARG_INT, &folds, "Validate only so many of the ten parts", "N" },
    { "leave-out", 0, 0, G_OPTION_ARG_INT, &left_out, "Train without this part", "N" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER [MODEL]");
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func (training_example_free);
  g_autoptr (GError) error = NULL;
  guint n_marked;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < (validate ? 2 : 3))
    {
      g_printerr ("train-tagger: %s\n", error != NULL
                  ? error->message : "a folder of marked entries is needed");
      return 2;
    }
  if (!training_example_load (argv[1], examples, &error))
    {
      g_printerr ("train-tagger: %s\n", error->message);
      return 1;
    }
  n_marked = examples->len;
  for (guint i = 0; i < n_marked; i++)
    ((TrainingExample *) g_ptr_array_index (examples, i))->fold = i % N_FOLDS;
  training_example_invent (examples, N_INVENTED);
  for (guint i = n_marked; i < examples->len; i++)
    ((TrainingExample *) g_ptr_array_index (examples, i))->fold = N_FOLDS;

  if (validate)
    cross_validate (examples, n_marked, folds);
  else
    {
      g_autofree Trainer *self = train (examples, left_out >= 0 ? (guint) left_out : N_FOLDS + 1);

      if (!write_model (self, argv[2], &error))
        {
          g_printerr ("train-tagger: %s\n", error->message);
          return 1;
        }
    }
  return 0;
}
