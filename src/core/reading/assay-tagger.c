/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says of each word of an entry which field it belongs to, by an averaged perceptron: the weights
 * of what is seen of a word are added up for each field, and the best sequence of fields is taken.
 * For the styles that no rule reads, since nothing but their words tells their fields apart.
 *
 * The method is Collins, "Discriminative Training Methods for Hidden Markov Models" (EMNLP 2002).
 */

#include "config.h"

#include "assay-tagger.h"

#include "assay-tagger-resources.h"

#include <gio/gio.h>
#include <string.h>

#define MODEL_PATH "/io/github/assay/reading/reference-tagger.model"

/* The model: a mark, the steps from tag to tag, then a row of one weight a tag for each hash. */
#define MODEL_MARK "ASTG0001"
#define MODEL_SIZE (8 + 2 * ASSAY_N_TAGS * ASSAY_N_TAGS + ASSAY_TAGGER_ROWS * ASSAY_N_TAGS)

typedef struct
{
  gint32      steps[ASSAY_N_TAGS][ASSAY_N_TAGS];
  const gint8 (*rows)[ASSAY_N_TAGS];
  GBytes       *bytes;  /* holds the rows */
} Model;

static gpointer
load_model (gpointer unused)
{
  /* Asking for the resource links it in; looking it up by name lets another model be laid over
   * it. */
  g_autoptr (GBytes) bytes = assay_tagger_get_resource () == NULL ? NULL
                             : g_resources_lookup_data (MODEL_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                        NULL);
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
  Model *model;

  if (data == NULL || g_bytes_get_size (bytes) != MODEL_SIZE || memcmp (data, MODEL_MARK, 8) != 0)
    return NULL;

  model = g_new (Model, 1);
  data += 8;
  for (guint i = 0; i < ASSAY_N_TAGS; i++)
    for (guint j = 0; j < ASSAY_N_TAGS; j++, data += 2)
      model->steps[i][j] = (gint16) (data[0] | data[1] << 8);
  model->rows = (const gint8 (*)[ASSAY_N_TAGS]) data;
  model->bytes = g_steal_pointer (&bytes);
  return model;
}

/**
 * assay_tagger_decode:
 * @tagging: the words, whose tags are set
 * @scores: for each word and tag how well they fit
 * @steps: for each tag and the next how well they follow
 *
 * Finds the best sequence of tags (Viterbi 1967).
 */
void
assay_tagger_decode (AssayTagging *tagging,
                     gint32      (*scores)[ASSAY_N_TAGS],
                     gint32      (*steps)[ASSAY_N_TAGS])
{
  guint8 back[ASSAY_TAGGER_MAX_TOKENS][ASSAY_N_TAGS];
  gint32 best[ASSAY_N_TAGS];
  guint tag = 0;

  if (tagging->n == 0)
    return;
  memcpy (best, scores[0], sizeof best);
  for (guint i = 1; i < tagging->n; i++)
    {
      gint32 next[ASSAY_N_TAGS];

      for (guint j = 0; j < ASSAY_N_TAGS; j++)
        {
          guint from = 0;
          gint32 most = G_MININT32;

          for (guint k = 0; k < ASSAY_N_TAGS; k++)
            if (best[k] + steps[k][j] > most)
              {
                most = best[k] + steps[k][j];
                from = k;
              }
          next[j] = most + scores[i][j];
          back[i][j] = from;
        }
      memcpy (best, next, sizeof best);
    }
  for (guint j = 1; j < ASSAY_N_TAGS; j++)
    if (best[j] > best[tag])
      tag = j;
  for (guint i = tagging->n; i > 0; i--)
    {
      tagging->tags[i - 1] = tag;
      if (i > 1)
        tag = back[i - 1][tag];
    }
}

/**
 * assay_tagger_tag:
 * @tagging: (inout): words, whose tags are set
 *
 * Returns: whether the tags are set; without its model the tagger says nothing
 */
gboolean
assay_tagger_tag (AssayTagging *tagging)
{
  static GOnce once = G_ONCE_INIT;
  guint16 rows[ASSAY_TAGGER_MAX_TOKENS][ASSAY_TAGGER_N_FEATURES];
  gint32 scores[ASSAY_TAGGER_MAX_TOKENS][ASSAY_N_TAGS];
  Model *model = g_once (&once, load_model, NULL);

  if (model == NULL || tagging->n == 0)
    return FALSE;

  assay_tagger_featurize (tagging, rows);
  for (guint i = 0; i < tagging->n; i++)
    for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
      {
        scores[i][tag] = 0;
        for (guint f = 0; f < ASSAY_TAGGER_N_FEATURES; f++)
          scores[i][tag] += model->rows[rows[i][f]][tag];
      }
  assay_tagger_decode (tagging, scores, model->steps);
  return TRUE;
}

/**
 * assay_tagging_get_run:
 * @tag: a field
 * @from: (inout): the word to look from; afterwards the one after the run
 *
 * Returns: the next run of words of the field, empty where there is none
 */
AssayRun
assay_tagging_get_run (const AssayTagging *tagging,
                       AssayTag            tag,
                       guint              *from)
{
  guint first = *from;
  guint end;

  while (first < tagging->n && tagging->tags[first] != tag)
    first++;
  end = first;
  while (end < tagging->n && tagging->tags[end] == tag)
    end++;
  *from = end;
  if (first == end)
    return (AssayRun) { NULL, NULL };
  return (AssayRun) { tagging->tokens[first].start, tagging->tokens[end - 1].end };
}
