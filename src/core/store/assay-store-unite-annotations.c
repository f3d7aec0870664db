/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotations of another project. Most of them are here already, so the two lists of ids are
 * walked side by side, and only what the other has alone is read: article by article, to have each
 * text once.
 */

#include "config.h"

#include "assay-store-unite-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

#define MAX_KIND_SIZE 256
#define MAX_NOTE_SIZE (1024 * 1024)

typedef struct
{
  gint64 article;      /* rows of the other file */
  gint64 row;
} Found;

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *left = a;
  const Found *right = b;

  if (left->article != right->article)
    return left->article < right->article ? -1 : 1;
  return (left->row > right->row) - (left->row < right->row);
}

/* Goes on in the own list up to @id, in one leap where that is far away: a few annotations come
 * into a project of a million without walking through it. Sets @same if it stands there. */
static gboolean
catch_up (AssayStatement  *own,
          gboolean        *has_own,
          const char      *id,
          gboolean        *same,
          GError         **error)
{
  int n_steps = 0;

  *same = FALSE;
  while (*has_own)
    {
      int order = g_strcmp0 (assay_statement_get_text (own, 0), id);

      *same = order == 0;
      if (order >= 0)
        return TRUE;
      if (++n_steps == ASSAY_UNITE_LEAP)
        {
          assay_statement_reset (own);
          assay_statement_bind_text (own, 1, id);
        }
      if (!assay_statement_step (own, has_own, error))
        return FALSE;
    }
  return TRUE;
}

/* What shows again was counted as new. */
static void
count_known (AssayUnite     *unite,
             AssayStatement *row)
{
  if (g_hash_table_size (unite->shown) == 0 ||
      !g_hash_table_contains (unite->shown, assay_statement_get_text (row, 0)))
    assay_unite_count_known (unite, assay_statement_get_int (row, 1),
                             assay_statement_get_int (row, 3));
}

static GArray *
find_new (AssayUnite  *unite,
          GError     **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (AssayStatement) own = NULL;
  g_autoptr (AssayStatement) others = NULL;
  guint64 n_total = assay_unite_count (unite, "SELECT count (*) FROM annotation");
  guint64 n_done = 0;
  gboolean has_own, has_other, same;

  own = assay_database_prepare (unite->store->database,
                                "SELECT id FROM annotation WHERE id >= ?1 ORDER BY id", error);
  others = assay_database_prepare (unite->other,
                                   "SELECT id, article, row, annotator FROM annotation "
                                   "ORDER BY id", error);
  if (own == NULL || others == NULL)
    return NULL;
  assay_statement_bind_static_text (own, 1, "");
  if (!assay_statement_step (own, &has_own, error) ||
      !assay_statement_step (others, &has_other, error))
    return NULL;
  while (has_other)
    {
      assay_unite_progress_set (unite->progress, ASSAY_UNITE_COMPARING, n_done++, n_total);
      if (!catch_up (own, &has_own, assay_statement_get_text (others, 0), &same, error))
        return NULL;
      if (same)
        count_known (unite, others);
      else
        {
          Found one = { assay_statement_get_int (others, 1), assay_statement_get_int (others, 2) };
          g_array_append_val (found, one);
        }
      if (!assay_statement_step (others, &has_other, error))
        return NULL;
    }
  g_array_sort (found, compare_found);
  return g_steal_pointer (&found);
}

static AssayAnnotation *
read_annotation (AssayStatement *row)
{
  AssayAnnotation *annotation = assay_annotation_new ();

  annotation->id = g_strdup (assay_statement_get_text (row, 0));
  annotation->annotator = g_strdup (assay_statement_get_text (row, 2));
  annotation->span.start = assay_statement_get_int (row, 3);
  annotation->span.end = assay_statement_get_int (row, 4);
  annotation->quote = g_strdup (assay_statement_get_text (row, 5));
  annotation->before = g_strdup (assay_statement_get_text (row, 6));
  annotation->after = g_strdup (assay_statement_get_text (row, 7));
  annotation->copy_of = g_strdup (assay_statement_get_text (row, 8));
  annotation->created = ASSAY_TIME_TO_MS (assay_statement_get_int (row, 9));
  annotation->kind = g_strdup (assay_statement_get_text (row, 10));
  annotation->note = g_strdup (assay_statement_get_text (row, 13));
  annotation->article = g_strdup (assay_statement_get_text (row, 14));
  return annotation;
}

static gboolean
is_quote (AssayAnnotation *annotation,
          AssayText       *text)
{
  g_autoptr (AssayAnnotation) expected = assay_annotation_new ();

  if (annotation->span.start >= annotation->span.end ||
      annotation->span.end > assay_text_get_length (text))
    return FALSE;
  assay_annotation_quote_text (expected, text, annotation->span);
  return g_strcmp0 (expected->quote, annotation->quote) == 0 &&
         g_strcmp0 (expected->before, annotation->before) == 0 &&
         g_strcmp0 (expected->after, annotation->after) == 0;
}

static gboolean
is_annotation (AssayAnnotation *annotation,
               AssayStatement  *row)
{
  gint64 t = assay_statement_get_int (row, 9);

  return assay_uuid_is_valid (annotation->id) &&
         (annotation->copy_of == NULL || assay_uuid_is_valid (annotation->copy_of)) &&
         assay_unite_is_time (t) && t == ASSAY_TIME_FROM_MS (annotation->created) &&
         assay_unite_is_text (annotation->kind, MAX_KIND_SIZE) && *annotation->kind != '\0' &&
         (annotation->note == NULL || assay_unite_is_text (annotation->note, MAX_NOTE_SIZE)) &&
         assay_confidence_from_string (assay_statement_get_text (row, 11),
                                       &annotation->confidence) &&
         assay_likelihood_from_string (assay_statement_get_text (row, 12), &annotation->likelihood);
}

static gboolean
insert_annotation (AssayUnite       *unite,
                   AssayAnnotation  *annotation,
                   gint64            article,
                   gint64            annotator,
                   GError          **error)
{
  if (!assay_store_insert_annotation_row (unite->store, annotation, article, annotator, error) ||
      !assay_step_record (unite->step, ASSAY_OBJECT_ANNOTATION, annotation->id, ASSAY_FIELD_WHOLE,
                          NULL, NULL, error))
    return FALSE;
  unite->report->n_rows++;
  assay_unite_get_count (unite, annotation->annotator, annotation->article)->n_new++;
  return TRUE;
}

static gboolean
unite_annotation (AssayUnite      *unite,
                  AssayStatement  *row,
                  GError         **error)
{
  g_autoptr (AssayAnnotation) annotation = read_annotation (row);
  gint64 article = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 1));
  gint64 annotator = assay_unite_find_row (unite->annotators, assay_statement_get_int (row, 15));
  AssayText *text;

  if (article == 0 || annotator == 0)
    return assay_unite_refuse (unite,
                               _("The annotation is of an article or a person that cannot come "
                                 "in."),
                               annotation->id);
  text = assay_store_get_text (unite->store, article, error);
  if (text == NULL)
    return FALSE;
  if (!is_annotation (annotation, row))
    return assay_unite_refuse (unite, _("The annotation has values that make no sense."),
                               annotation->id);
  if (!is_quote (annotation, text))
    return assay_unite_refuse (unite,
                               _("The quote of the annotation is not what stands in its article."),
                               annotation->id);
  return insert_annotation (unite, annotation, article, annotator, error);
}

/*< private >
 * assay_unite_annotations:
 *
 * Brings in the annotations, with their values at creation.
 */
gboolean
assay_unite_annotations (AssayUnite  *unite,
                         GError     **error)
{
  g_autoptr (GArray) found = find_new (unite, error);
  g_autoptr (AssayStatement) row = NULL;

  if (found == NULL)
    return FALSE;
  row = assay_database_prepare (unite->other,
                                "SELECT annotation.id, article, annotator.id, start, end, quote, "
                                "before, "
                                "       after, copy_of, t, first_kind, first_confidence, "
                                "first_likelihood, "
                                "       first_note, article.id, annotator "
                                "FROM annotation "
                                "LEFT JOIN article ON article.row = annotation.article "
                                "LEFT JOIN annotator ON annotator.row = annotation.annotator "
                                "WHERE annotation.row = ?1", error);
  if (row == NULL)
    return FALSE;
  unite->n_done = 0;
  unite->n_total = found->len + assay_unite_count (unite, "SELECT count (*) FROM edit");
  for (guint i = 0; i < found->len; i++)
    {
      gboolean has_row;

      assay_unite_progress_set (unite->progress, ASSAY_UNITE_BRINGING_IN, unite->n_done++,
                                unite->n_total);
      assay_statement_bind_int (row, 1, g_array_index (found, Found, i).row);
      if (g_cancellable_set_error_if_cancelled (unite->cancellable, error) ||
          !assay_statement_step (row, &has_row, error) ||
          (has_row && !unite_annotation (unite, row, error)))
        return FALSE;
      assay_statement_reset (row);
    }
  return TRUE;
}
