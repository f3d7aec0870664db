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
#include "assay-decision-form.h"
#include "assay-mark.h"
#include "assay-project-layers.h"
#include "assay-words.h"

#define AGREED "✓"
#define OUTDATED "?"

static GArray *
list_decided (AssayArticleView *self)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  guint n_sentences = 0;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);

  for (guint i = 0; i < n_sentences; i++)
    {
      const AssayDecision *decision = assay_project_get_decision_of (self->project, i);
      AssayMark mark = { .span = sentences[i] };

      if (decision == NULL || decision->kind == NULL)
        continue;
      mark.kind = g_intern_string (decision->kind);
      g_array_append_val (marks, mark);
    }
  return marks;
}

/*< private >
 * assay_article_view_list_marks:
 *
 * Returns: (transfer full) (element-type AssayMark): the layer that leads, in order
 */
GArray *
assay_article_view_list_marks (AssayArticleView *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  GArray *marks;

  if (assay_project_is_consensus_leading (self->project))
    return list_decided (self);
  shown = assay_project_list_shown (self->project);
  marks = g_array_sized_new (FALSE, FALSE, sizeof (AssayMark), shown->len);
  for (guint i = 0; i < shown->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (shown, i);
      AssayMark mark = { .span = annotation->span, .kind = g_intern_string (annotation->kind) };

      g_array_append_val (marks, mark);
    }
  return marks;
}

/* Those who say what was agreed on come first. */
static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const AssayAnnotation *left = *(AssayAnnotation *const *) a;
  const AssayAnnotation *right = *(AssayAnnotation *const *) b;
  const AssayDecision *decision = data;

  if (decision != NULL && g_strcmp0 (left->kind, decision->kind) == 0)
    return g_strcmp0 (right->kind, decision->kind) == 0 ? 0 : -1;
  if (decision != NULL && g_strcmp0 (right->kind, decision->kind) == 0)
    return 1;
  return strcmp (left->kind, right->kind);
}

static void
append_decision (GArray              *marks,
                 AssaySpan            sentence,
                 const AssayDecision *decision)
{
  AssayMark mark = {
    .span = sentence,
    .kind = decision->kind != NULL ? g_intern_string (decision->kind) : NULL,
    .who = decision->outdated ? OUTDATED : AGREED,
    .agreed = !decision->outdated,
  };

  g_array_append_val (marks, mark);
}

/*< private >
 * assay_article_view_list_others:
 *
 * Returns: (transfer full) (element-type AssayMark): what was agreed on for each sentence and what
 *   others say of it, in order, those who agree side by side
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
      const AssayDecision *decision = assay_project_get_decision_of (self->project, i);

      g_ptr_array_sort_with_data (others, compare_kinds, (gpointer) decision);
      if (decision != NULL)
        append_decision (marks, sentences[i], decision);
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

/* "Consensus: Claim, decided by Kim, 3 May 2026, 10:42. Changed since. A source is named." */
static char *
describe_decision (AssayArticleView    *self,
                   const AssayDecision *decision)
{
  g_autofree char *what = assay_decision_form_describe (decision->kind, decision->confidence,
                                                        decision->likelihood);
  g_autofree char *name = assay_decision_form_dup_name (self->project, decision->annotator);
  g_autofree char *time = assay_words_dup_time (decision->created);
  /* Translators: what a sentence is by agreement, like “Claim, likely”; a name; like “today
   * 10:42”. */
  g_autofree char *words = g_strdup_printf (_("Consensus: %s, decided by %s, %s"), what, name,
                                            time);
  const char *parts[4] = { words };
  guint n = 1;

  if (decision->outdated)
    parts[n++] = _("Changed since");
  if (*decision->reason != '\0')
    parts[n++] = decision->reason;
  return g_strjoinv (". ", (char **) parts);
}

/*< private >
 * assay_article_view_dup_others:
 * @sentence: index of a sentence
 *
 * Returns: (transfer full) (nullable): what was agreed on for it and what others say of it, a line
 *   each, or %NULL where there is neither
 */
char *
assay_article_view_dup_others (AssayArticleView *self,
                               guint             sentence)
{
  g_autoptr (GPtrArray) others = assay_project_list_others_of (self->project, sentence);
  const AssayDecision *decision = assay_project_get_decision_of (self->project, sentence);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (decision != NULL)
    g_ptr_array_add (lines, describe_decision (self, decision));
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (lines, assay_colleagues_describe (self->project,
                                                       g_ptr_array_index (others, i)));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The sentence at a point of the page, also where its letters in the margin are. */
static int
get_sentence_at (AssayArticleView *self,
                 int               x,
                 int               y)
{
  int position = assay_article_page_get_position_at (self->page, x, y);

  if (position < 0)
    position = assay_article_page_get_lettered_at (self->page, x, y);
  return position >= 0 ? assay_article_page_get_sentence_at (self->page, position) : -1;
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
  int sentence;

  if (self->project == NULL || by_keyboard)
    return FALSE;
  sentence = get_sentence_at (self, x, y);
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

/*< private >
 * assay_article_view_get_decided_at:
 *
 * Returns: index of the sentence whose letters in the margin tell at this point of the page what
 *   was agreed on, or -1
 */
int
assay_article_view_get_decided_at (AssayArticleView *self,
                                   double            x,
                                   double            y)
{
  int position = assay_article_page_get_lettered_at (self->page, x, y);
  int sentence = position >= 0 ? assay_article_page_get_sentence_at (self->page, position) : -1;

  if (sentence < 0 || assay_project_get_decision_of (self->project, sentence) == NULL)
    return -1;
  return sentence;
}

/*< private >
 * assay_article_view_append_decision:
 * @menu: where to add the way to what was agreed on for a sentence, if anything was
 * @sentence: index of a sentence, or -1
 */
void
assay_article_view_append_decision (AssayArticleView *self,
                                    GMenu            *menu,
                                    int               sentence)
{
  g_autoptr (GMenuItem) item = NULL;

  if (sentence < 0 || assay_project_get_decision_of (self->project, sentence) == NULL)
    return;
  item = g_menu_item_new (_("Show the Decision"), NULL);
  g_menu_item_set_action_and_target (item, "win.show-decision", "u", (guint) sentence);
  g_menu_append_item (menu, item);
}
