/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several layers on one page: the one that leads is what is highlighted; what others say stands in
 * the margin by their initials, is underlined where the leading layer says nothing, and is told in
 * full to whoever points at the sentence.
 */

#include "config.h"

#include "assay-article-view-private.h"

#include <glib/gi18n.h>

#include "assay-colleagues.h"
#include "assay-mark.h"
#include "assay-project-layers.h"

/*< private >
 * assay_article_view_list_marks:
 *
 * Returns: (transfer full) (element-type AssayMark): the layer that leads, in order
 */
GArray *
assay_article_view_list_marks (AssayArticleView *self)
{
  g_autoptr (GPtrArray) shown = assay_project_list_shown (self->project);
  GArray *marks = g_array_sized_new (FALSE, FALSE, sizeof (AssayMark), shown->len);

  for (guint i = 0; i < shown->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (shown, i);
      AssayMark mark = { .span = annotation->span, .kind = g_intern_string (annotation->kind) };

      g_array_append_val (marks, mark);
    }
  return marks;
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const AssayAnnotation *left = *(AssayAnnotation *const *) a;
  const AssayAnnotation *right = *(AssayAnnotation *const *) b;

  return strcmp (left->kind, right->kind);
}

/*< private >
 * assay_article_view_list_others:
 *
 * Returns: (transfer full) (element-type AssayMark): what others say of each sentence, in order, those
 *   who agree side by side
 */
GArray *
assay_article_view_list_others (AssayArticleView *self)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  guint n_sentences = 0;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);

  for (guint i = 0; i < n_sentences; i++)
    {
      g_autoptr (GPtrArray) others = assay_project_list_others_of (self->project, i);

      g_ptr_array_sort (others, compare_kinds);
      for (guint j = 0; j < others->len; j++)
        {
          AssayAnnotation *annotation = g_ptr_array_index (others, j);
          AssayPerson *person = assay_project_get_person_of (self->project, annotation->annotator);
          AssayMark mark = {
            .span = sentences[i],
            .kind = g_intern_string (annotation->kind),
            .who = assay_person_get_initials (person),
          };

          g_array_append_val (marks, mark);
        }
    }
  return marks;
}

/*< private >
 * assay_article_view_dup_others:
 * @sentence: index of a sentence
 *
 * Returns: (transfer full) (nullable): what others say of it, a line each, or %NULL where they say
 *   nothing
 */
char *
assay_article_view_dup_others (AssayArticleView *self,
                               guint             sentence)
{
  g_autoptr (GPtrArray) others = assay_project_list_others_of (self->project, sentence);
  GString *words;

  if (others->len == 0)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *line = assay_colleagues_describe (self->project,
                                                         g_ptr_array_index (others, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (words, FALSE);
}

static gboolean
query_tooltip_cb (GtkWidget        *page,
                  int               x,
                  int               y,
                  gboolean          by_keyboard,
                  GtkTooltip       *tooltip,
                  AssayArticleView *self)
{
  g_autofree char *words = NULL;
  int position;
  int sentence;

  if (self->project == NULL || by_keyboard)
    return FALSE;
  position = assay_article_page_get_position_at (self->page, x, y);
  sentence = position >= 0 ? assay_article_page_get_sentence_at (self->page, position) : -1;
  if (sentence >= 0)
    words = assay_article_view_dup_others (self, sentence);
  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

/*< private >
 * assay_article_view_add_tooltips:
 *
 * Lets those who point at a sentence read what others say of it.
 */
void
assay_article_view_add_tooltips (AssayArticleView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->page), TRUE);
  g_signal_connect (self->page, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}
