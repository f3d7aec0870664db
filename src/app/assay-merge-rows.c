/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the report of a merge into words: who brings what, in which article, what of it is new, and
 * what cannot come in.
 */

#include "config.h"

#include "assay-merge-rows.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AssayMergeRow, assay_merge_row, G_TYPE_OBJECT)

typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_known;
} Sum;

static void
assay_merge_row_finalize (GObject *object)
{
  AssayMergeRow *self = ASSAY_MERGE_ROW (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (assay_merge_row_parent_class)->finalize (object);
}

static void
assay_merge_row_class_init (AssayMergeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_merge_row_finalize;
}

static void
assay_merge_row_init (AssayMergeRow *self)
{
}

static void
add_row (GListStore        *rows,
         AssayMergeRowKind  kind,
         const char        *title,
         char              *detail)
{
  g_autoptr (AssayMergeRow) row = g_object_new (ASSAY_TYPE_MERGE_ROW, NULL);

  row->kind = kind;
  row->title = g_strdup (title);
  row->detail = detail;
  g_list_store_append (rows, row);
}

/* Sums up the counts from @first on that are of the same annotator. */
static Sum
sum_layers (const AssayUniteReport *report,
            guint                   first,
            gboolean                all,
            guint                  *end)
{
  const AssayUniteCount *head = first < report->counts->len ? report->counts->pdata[first] : NULL;
  Sum sum = { 0 };
  guint i;

  for (i = first; i < report->counts->len; i++)
    {
      const AssayUniteCount *count = g_ptr_array_index (report->counts, i);

      if (!all && !g_str_equal (count->annotator, head->annotator))
        break;
      sum.n_new += count->n_new;
      sum.n_changed += count->n_changed;
      sum.n_known += count->n_known;
    }
  if (end != NULL)
    *end = i;
  return sum;
}

static Sum
sum_all (const AssayUniteReport *report)
{
  return sum_layers (report, 0, TRUE, NULL);
}

static guint
count_people (const AssayUniteReport *report)
{
  guint n_people = 0;
  guint end;

  for (guint i = 0; i < report->counts->len; i = end)
    {
      Sum sum = sum_layers (report, i, FALSE, &end);

      n_people += sum.n_new > 0;
    }
  return n_people;
}

static void
append_part (GString *words,
             char    *part)
{
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
  g_free (part);
}

/* "5 new · 1 changed · 12 here already", without what is none. */
static char *
format_sum (Sum sum)
{
  GString *words = g_string_new (NULL);
  guint n_same = sum.n_known - MIN (sum.n_known, sum.n_changed);

  if (sum.n_new > 0)
    append_part (words, g_strdup_printf (ngettext ("%u new", "%u new", sum.n_new), sum.n_new));
  if (sum.n_changed > 0)
    append_part (words, g_strdup_printf (ngettext ("%u changed", "%u changed", sum.n_changed),
                                         sum.n_changed));
  if (n_same > 0)
    append_part (words, g_strdup_printf (ngettext ("%u here already", "%u here already", n_same),
                                         n_same));
  return g_string_free (words, FALSE);
}

static gboolean
brings_something (const AssayUniteCount *count)
{
  return count->n_new + count->n_changed > 0;
}

static void
add_article (GListStore            *rows,
             const AssayUniteCount *count)
{
  Sum sum = { count->n_new, count->n_changed, count->n_known };

  add_row (rows, brings_something (count) ? ASSAY_MERGE_ROW_ARTICLE : ASSAY_MERGE_ROW_KNOWN,
           count->title, format_sum (sum));
}

/* What brings something stands before what does not. */
static void
add_articles (GListStore             *rows,
              const AssayUniteReport *report,
              guint                   first,
              guint                   end)
{
  for (int known = 0; known <= 1; known++)
    for (guint i = first; i < end; i++)
      if (brings_something (report->counts->pdata[i]) != known)
        add_article (rows, report->counts->pdata[i]);
}

static void
add_problems (GListStore             *rows,
              const AssayUniteReport *report)
{
  guint n_problems = report->problems->len;

  if (n_problems == 0)
    return;

  add_row (rows, ASSAY_MERGE_ROW_TROUBLE, _("What Cannot Come In"),
           g_strdup_printf ("%u", n_problems));
  for (guint i = 0; i < n_problems; i++)
    add_row (rows, ASSAY_MERGE_ROW_PROBLEM, report->problems->pdata[i], NULL);
}

static char *
format_tags (guint n)
{
  return g_strdup_printf (ngettext ("%u tag", "%u tags", n), n);
}

static char *
format_articles (guint n)
{
  return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
}

static char *
format_decisions (guint n)
{
  return g_strdup_printf (ngettext ("%u decision", "%u decisions", n), n);
}

/* "12 tags, 2 articles and 3 decisions", without what is none; NULL where all are. */
static char *
format_brought (const AssayUniteReport *report,
                const char             *tags)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char **part;

  if (sum_all (report).n_new > 0)
    g_ptr_array_add (parts, g_strdup (tags));
  if (report->n_articles > 0)
    g_ptr_array_add (parts, format_articles (report->n_articles));
  if (report->n_decisions > 0)
    g_ptr_array_add (parts, format_decisions (report->n_decisions));

  part = (char **) parts->pdata;
  if (parts->len == 0)
    return NULL;
  if (parts->len == 1)
    return g_strdup (part[0]);
  if (parts->len == 2)
    /* Translators: “12 tags and 2 articles”. */
    return g_strdup_printf (_("%s and %s"), part[0], part[1]);
  /* Translators: “12 tags, 2 articles and 3 decisions”. */
  return g_strdup_printf (_("%s, %s and %s"), part[0], part[1], part[2]);
}

/**
 * assay_merge_rows_new:
 * @report: of a merge
 *
 * Returns: (transfer full): a list of #AssayMergeRow, annotator by annotator and article by article
 */
GListModel *
assay_merge_rows_new (const AssayUniteReport *report)
{
  GListStore *rows = g_list_store_new (ASSAY_TYPE_MERGE_ROW);
  guint end;

  g_return_val_if_fail (report != NULL, NULL);

  add_problems (rows, report);
  for (guint i = 0; i < report->counts->len; i = end)
    {
      const AssayUniteCount *count = g_ptr_array_index (report->counts, i);
      Sum sum = sum_layers (report, i, FALSE, &end);

      add_row (rows, ASSAY_MERGE_ROW_PERSON, count->name, format_sum (sum));
      add_articles (rows, report, i, end);
    }
  return G_LIST_MODEL (rows);
}

/**
 * assay_merge_rows_dup_title:
 * @report: of a preview
 *
 * Returns: (transfer full): the main thing about it, a sentence
 */
char *
assay_merge_rows_dup_title (const AssayUniteReport *report)
{
  Sum sum;
  g_autofree char *tags = NULL;
  g_autofree char *brought = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  sum = sum_all (report);
  tags = format_tags (sum.n_new);
  brought = format_brought (report, tags);
  if (report->n_rows == 0)
    return g_strdup (report->problems->len == 0 ? _("Nothing New") : _("Nothing Can Come In"));
  if (brought != NULL)
    /* Translators: “12 tags and 2 articles would come in”. */
    return g_strdup_printf (_("%s would come in"), brought);
  if (sum.n_changed > 0)
    return g_strdup_printf (ngettext ("%u tag would change", "%u tags would change",
                                      sum.n_changed),
                            sum.n_changed);
  return g_strdup (_("Small things would come in"));
}

/**
 * assay_merge_rows_dup_detail:
 * @report: of a preview
 *
 * Returns: (transfer full): what else is to be known before one says yes, a sentence or two
 */
char *
assay_merge_rows_dup_detail (const AssayUniteReport *report)
{
  Sum sum;
  guint n_same;

  g_return_val_if_fail (report != NULL, NULL);

  sum = sum_all (report);
  n_same = sum.n_known - MIN (sum.n_known, sum.n_changed);
  if (report->n_rows == 0)
    return g_strdup (report->problems->len == 0
                     ? _("Everything in it is in this project already.")
                     : _("What is not listed here is in this project already."));
  if (sum.n_new > 0 && sum.n_changed > 0)
    return g_strdup_printf (ngettext ("%u tag that is here would change.",
                                      "%u tags that are here would change.", sum.n_changed),
                            sum.n_changed);
  if (sum.n_new + sum.n_changed + report->n_articles + report->n_decisions == 0)
    return g_strdup (_("They are names, links, or where sentences end. No tag would change."));
  if (n_same > 0)
    return g_strdup_printf (ngettext ("%u tag is here already. Nobody’s work is replaced.",
                                      "%u tags are here already. Nobody’s work is replaced.",
                                      n_same),
                            n_same);
  return g_strdup (_("Nobody’s work is replaced."));
}

static char *
format_whose_tags (const AssayUniteReport *report,
                   guint                   n_new)
{
  g_autofree char *tags = format_tags (n_new);
  guint n_people = count_people (report);

  if (n_people > 1)
    /* Translators: “12 tags of 3 people”. */
    return g_strdup_printf (ngettext ("%s of %u person", "%s of %u people", n_people), tags,
                            n_people);
  for (guint i = 0; i < report->counts->len; i++)
    {
      const AssayUniteCount *count = g_ptr_array_index (report->counts, i);

      if (count->n_new > 0)
        /* Translators: “12 tags of Kim”. */
        return g_strdup_printf (_("%s of %s"), tags, count->name);
    }
  return g_steal_pointer (&tags);
}

/**
 * assay_merge_rows_dup_news:
 * @report: of a merge that was done
 *
 * Returns: (transfer full): what came in, for a notice
 */
char *
assay_merge_rows_dup_news (const AssayUniteReport *report)
{
  Sum sum;
  g_autofree char *tags = NULL;
  g_autofree char *brought = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  sum = sum_all (report);
  tags = format_whose_tags (report, sum.n_new);
  brought = format_brought (report, tags);
  if (brought != NULL)
    /* Translators: “12 tags of Kim and 2 articles came in”. */
    return g_strdup_printf (_("%s came in"), brought);
  if (sum.n_changed > 0)
    return g_strdup_printf (ngettext ("%u tag changed", "%u tags changed", sum.n_changed),
                            sum.n_changed);
  return g_strdup (_("The projects were merged"));
}
