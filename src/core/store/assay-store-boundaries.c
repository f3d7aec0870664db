/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences as people correct them: a boundary is a place, and its newest edit says whether a
 * sentence begins there.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

/*< private >
 * assay_boundary_make_id:
 *
 * Returns: (transfer full): the id that every machine gives to that place
 */
char *
assay_boundary_make_id (const char *article,
                        guint       position)
{
  g_autofree char *name = g_strdup_printf ("boundary\n%s\n%u", article, position);

  return assay_uuid_new_named (name, -1);
}

static gboolean
decide (AssayStore  *self,
        AssayStep   *step,
        const char  *article,
        gint64       row,
        guint        position,
        const char  *action,
        GError     **error)
{
  g_autofree char *id = assay_boundary_make_id (article, position);
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO boundary (id, article, position) "
                                      "VALUES (?1, ?2, ?3) "
                                      "ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  assay_statement_bind_int (statement, 2, row);
  assay_statement_bind_int (statement, 3, position);
  return assay_statement_run (statement, error) &&
         assay_step_edit (step, ASSAY_OBJECT_BOUNDARY, id, ASSAY_FIELD_ACTION, action, error);
}

static gboolean
load_my_annotation (AssayStore       *self,
                    gint64            article,
                    AssaySpan         span,
                    AssayAnnotation **annotation,
                    GError          **error)
{
  g_autofree char *id = NULL;

  *annotation = NULL;
  if (!assay_store_find_my_annotation (self, article, span, &id, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  *annotation = assay_store_load_annotation (self, id, error);
  return *annotation != NULL;
}

/* The span of an annotation never changes, so a tag is carried along as a copy, which has its links
 * too. */
static AssayAnnotation *
copy_annotation (AssayStore       *self,
                 AssayAnnotation  *annotation,
                 AssaySpan         span,
                 GError          **error)
{
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) copy = NULL;

  values->article = g_strdup (annotation->article);
  values->span = span;
  values->copy_of = g_strdup (annotation->id);
  values->kind = g_strdup (annotation->kind);
  values->confidence = annotation->confidence;
  values->likelihood = annotation->likelihood;
  values->note = g_strdup (annotation->note);
  copy = assay_store_add_annotation (self, values, error);
  if (copy == NULL || !assay_store_copy_links (self, annotation->id, copy->id, error))
    return NULL;
  return g_steal_pointer (&copy);
}

static int
find_sentence (GArray    *sentences,
               AssaySpan  span)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      const AssaySpan *sentence = &g_array_index (sentences, AssaySpan, i);

      if (sentence->start == span.start && sentence->end == span.end)
        return i;
    }
  return -1;
}

static gboolean
is_sentence (AssayStore  *self,
             gint64       row,
             AssaySpan    first,
             AssaySpan   *second,
             GError     **error)
{
  g_autoptr (GArray) sentences = assay_store_read_sentences (self, row, error);
  int index = sentences != NULL ? find_sentence (sentences, first) : -1;

  if (sentences == NULL)
    return FALSE;
  if (index >= 0 && (second == NULL || find_sentence (sentences, *second) == index + 1))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
               second == NULL ? _("There is no sentence from %u to %u.")
                              : _("There is no sentence from %u to %u with another right after it."),
               first.start, second == NULL ? first.end : second->end);
  return FALSE;
}

/* A sentence does not begin with white space: what is pointed at goes to the next character that is
 * none. */
static gboolean
find_split (AssayText  *text,
            AssaySpan   sentence,
            guint      *position,
            GError    **error)
{
  const char *p;

  if (*position > sentence.start && *position < sentence.end)
    {
      p = assay_text_get_utf8 (text) + assay_text_get_byte (text, *position);
      for (; *position < sentence.end &&
           g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        (*position)++;
      if (*position < sentence.end)
        return TRUE;
    }
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                       _("A sentence can be split only between two of its words."));
  return FALSE;
}

static gboolean
carry_to_halves (AssayStore  *self,
                 gint64       row,
                 AssaySpan    sentence,
                 guint        position,
                 GError     **error)
{
  g_autoptr (AssayAnnotation) annotation = NULL;
  g_autoptr (GArray) sentences = NULL;

  if (!load_my_annotation (self, row, sentence, &annotation, error))
    return FALSE;
  if (annotation == NULL)
    return TRUE;
  sentences = assay_store_read_sentences (self, row, error);
  if (sentences == NULL)
    return FALSE;
  for (guint i = 0; i < sentences->len; i++)
    {
      AssaySpan half = g_array_index (sentences, AssaySpan, i);
      g_autoptr (AssayAnnotation) copy = NULL;

      if (half.start != sentence.start && half.start != position)
        continue;
      copy = copy_annotation (self, annotation, half, error);
      if (copy == NULL)
        return FALSE;
    }
  return assay_store_remove_annotation (self, annotation->id, error);
}

static gboolean
split_sentence (AssayStore  *self,
                const char  *article,
                AssaySpan    sentence,
                guint        position,
                GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  gint64 row = step != NULL ? assay_store_get_article_row (self, article, error) : 0;
  AssayText *text = row != 0 ? assay_store_get_text (self, row, error) : NULL;

  if (text == NULL ||
      !is_sentence (self, row, sentence, NULL, error) ||
      !find_split (text, sentence, &position, error) ||
      !decide (self, step, article, row, position, ASSAY_ACTION_SPLIT, error) ||
      !carry_to_halves (self, row, sentence, position, error))
    return FALSE;
  assay_step_touch (step, article, sentence, ASSAY_CHANGE_BOUNDARIES);
  return assay_step_commit (step, _("Split a sentence"), error);
}

/**
 * assay_store_split_sentence:
 * @article: the whole id of an article
 * @sentence: one of its sentences
 * @position: where the second half begins, in code points
 *
 * Makes two sentences of one. Both halves keep the tag.
 */
gboolean
assay_store_split_sentence (AssayStore  *self,
                            const char  *article,
                            AssaySpan    sentence,
                            guint        position,
                            GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  return split_sentence (self, article, sentence, position, error) ||
         assay_store_explain (self, error);
}

static gboolean
carry_to_whole (AssayStore  *self,
                gint64       row,
                AssaySpan    first,
                AssaySpan    second,
                GError     **error)
{
  g_autoptr (AssayAnnotation) left = NULL;
  g_autoptr (AssayAnnotation) right = NULL;
  g_autoptr (AssayAnnotation) copy = NULL;
  AssaySpan whole = { first.start, second.end };

  if (!load_my_annotation (self, row, first, &left, error) ||
      !load_my_annotation (self, row, second, &right, error))
    return FALSE;
  if (left == NULL && right == NULL)
    return TRUE;
  copy = copy_annotation (self, left != NULL ? left : right, whole, error);
  return copy != NULL &&
         (left == NULL || right == NULL ||
          assay_store_copy_links (self, right->id, copy->id, error)) &&
         (left == NULL || assay_store_remove_annotation (self, left->id, error)) &&
         (right == NULL || assay_store_remove_annotation (self, right->id, error));
}

static gboolean
join_sentences (AssayStore  *self,
                const char  *article,
                AssaySpan    first,
                AssaySpan    second,
                GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  gint64 row = step != NULL ? assay_store_get_article_row (self, article, error) : 0;

  if (row == 0 ||
      !is_sentence (self, row, first, &second, error) ||
      !decide (self, step, article, row, second.start, ASSAY_ACTION_JOIN, error) ||
      !carry_to_whole (self, row, first, second, error))
    return FALSE;
  assay_step_touch (step, article, first, ASSAY_CHANGE_BOUNDARIES);
  return assay_step_commit (step, _("Join two sentences"), error);
}

/**
 * assay_store_join_sentences:
 * @article: the whole id of an article
 * @first: one of its sentences
 * @second: the sentence after it
 *
 * Makes one sentence of two. It takes the tag of the first that has one.
 */
gboolean
assay_store_join_sentences (AssayStore  *self,
                            const char  *article,
                            AssaySpan    first,
                            AssaySpan    second,
                            GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  return join_sentences (self, article, first, second, error) || assay_store_explain (self, error);
}

/**
 * assay_store_list_sentences:
 * @article: the whole id of an article
 *
 * Returns: (transfer full) (element-type AssaySpan) (nullable): its sentences with every split and
 *   join, in order
 */
GArray *
assay_store_list_sentences (AssayStore  *self,
                            const char  *article,
                            GError     **error)
{
  GArray *sentences = NULL;
  gint64 row;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  row = assay_store_get_article_row (self, article, error);
  if (row != 0)
    sentences = assay_store_read_sentences (self, row, error);
  if (sentences == NULL)
    assay_store_explain (self, error);
  return sentences;
}

static gboolean
is_start (GArray *sentences,
          guint   position)
{
  guint low = 0;
  guint high = sentences->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      guint start = g_array_index (sentences, AssaySpan, middle).start;

      if (start == position)
        return TRUE;
      if (start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* Decides @action for the places where a sentence of @some begins and none of @others does. */
static gboolean
decide_differences (AssayStore  *self,
                    AssayStep   *step,
                    const char  *article,
                    gint64       row,
                    GArray      *some,
                    GArray      *others,
                    const char  *action,
                    GError     **error)
{
  for (guint i = 0; i < some->len; i++)
    {
      guint position = g_array_index (some, AssaySpan, i).start;

      if (!is_start (others, position) &&
          !decide (self, step, article, row, position, action, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_equal (GArray  *wanted,
             GArray  *made,
             GError **error)
{
  guint i = 0;

  while (i < wanted->len && i < made->len &&
         g_array_index (wanted, AssaySpan, i).start == g_array_index (made, AssaySpan, i).start &&
         g_array_index (wanted, AssaySpan, i).end == g_array_index (made, AssaySpan, i).end)
    i++;
  if (i == wanted->len && i == made->len)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
               _("Sentence %u cannot be made by splitting and joining what stands in the "
                 "text."), i + 1);
  return FALSE;
}

static gboolean
set_sentences (AssayStore  *self,
               const char  *article,
               GArray      *sentences,
               GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  gint64 row = step != NULL ? assay_store_get_article_row (self, article, error) : 0;
  g_autoptr (GArray) now = row != 0 ? assay_store_read_sentences (self, row, error) : NULL;
  g_autoptr (GArray) made = NULL;

  if (now == NULL ||
      !decide_differences (self, step, article, row, sentences, now, ASSAY_ACTION_SPLIT, error) ||
      !decide_differences (self, step, article, row, now, sentences, ASSAY_ACTION_JOIN, error))
    return FALSE;
  made = assay_store_read_sentences (self, row, error);
  if (made == NULL || !check_equal (sentences, made, error))
    return FALSE;
  assay_step_touch (step, article, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_BOUNDARIES);
  return assay_step_commit (step, _("Set the sentences"), error);
}

/**
 * assay_store_set_sentences:
 * @article: the whole id of an article
 * @sentences: (element-type AssaySpan): what its sentences shall be, in order
 *
 * Splits and joins until the sentences are those given, as they come from another file. Tags are
 * not moved.
 */
gboolean
assay_store_set_sentences (AssayStore  *self,
                           const char  *article,
                           GArray      *sentences,
                           GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && sentences != NULL, FALSE);

  return set_sentences (self, article, sentences, error) || assay_store_explain (self, error);
}
