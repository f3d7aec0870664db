/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row has to tell articles apart and show where work is left, in three lines.
 */

#include "config.h"

#include "assay-article-row.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "assay-mix-bar.h"

struct _AssayArticleRow
{
  GtkWidget            parent_instance;

  GtkWidget           *content;
  AssayArticleSummary *summary;
  GSignalGroup        *signals;
};

enum
{
  PROP_SUMMARY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayArticleRow, assay_article_row, GTK_TYPE_WIDGET)

static guint
count_tagged (AssayArticleSummary *summary)
{
  return summary->n_claims + summary->n_evidence + summary->n_speculation + summary->n_others;
}

/* "2025-03-14" as the reader's country writes it; what is no such date is shown as it stands. */
static char *
format_date (const char *published)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;

  if (published == NULL || *published == '\0')
    return g_strdup (_("no date"));
  if (sscanf (published, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (published);

  date = g_date_time_new_local (year, month, day, 0, 0, 0);
  /* Translators: a date in a narrow list, as g_date_time_format() reads it: “14 Mar 2025”. */
  return date != NULL ? g_date_time_format (date, _("%-d %b %Y")) : g_strdup (published);
}

static char *
format_title (AssayArticleRow     *self,
              AssayArticleSummary *summary)
{
  if (summary == NULL)
    return NULL;
  return g_strdup (summary->title != NULL && *summary->title != '\0' ? summary->title
                                                                      : _("Untitled"));
}

static char *
format_origin (AssayArticleRow     *self,
               AssayArticleSummary *summary)
{
  const char *who;
  g_autofree char *date = NULL;

  if (summary == NULL)
    return NULL;

  who = summary->byline != NULL && *summary->byline != '\0' ? summary->byline : summary->source;
  date = format_date (summary->published);
  if (who == NULL || *who == '\0')
    return g_steal_pointer (&date);

  /* Translators: who wrote an article, or its file, and when it was published. */
  return g_strdup_printf (_("%s · %s"), who, date);
}

static char *
format_progress (AssayArticleRow     *self,
                 AssayArticleSummary *summary)
{
  if (summary == NULL)
    return NULL;
  /* Translators: sentences tagged, of all sentences of an article: “34 of 86”. */
  return g_strdup_printf (_("%u of %u"), count_tagged (summary), summary->n_sentences);
}

static gboolean
is_finished (AssayArticleRow     *self,
             AssayArticleSummary *summary)
{
  return summary != NULL && summary->finished;
}

static gboolean
finished_tooltip_cb (GtkWidget  *mark,
                     int         x,
                     int         y,
                     gboolean    by_keyboard,
                     GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _("You have finished this article"));
  return TRUE;
}

/* What is bound to the summary is found out again, and only what is other than before is set. */
static void
summary_changed_cb (AssayArticleRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
assay_article_row_dispose (GObject *object)
{
  AssayArticleRow *self = ASSAY_ARTICLE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->summary);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_article_row_parent_class)->dispose (object);
}

static void
assay_article_row_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_SUMMARY)
    g_value_set_object (value, ASSAY_ARTICLE_ROW (object)->summary);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_article_row_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_SUMMARY)
    assay_article_row_set_summary (ASSAY_ARTICLE_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_article_row_class_init (AssayArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_article_row_dispose;
  object_class->get_property = assay_article_row_get_property;
  object_class->set_property = assay_article_row_set_property;

  properties[PROP_SUMMARY] =
    g_param_spec_object ("summary", NULL, NULL, ASSAY_TYPE_ARTICLE_SUMMARY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_MIX_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayArticleRow, content);
  gtk_widget_class_bind_template_callback (widget_class, format_title);
  gtk_widget_class_bind_template_callback (widget_class, format_origin);
  gtk_widget_class_bind_template_callback (widget_class, format_progress);
  gtk_widget_class_bind_template_callback (widget_class, is_finished);
  gtk_widget_class_bind_template_callback (widget_class, finished_tooltip_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlerow");
}

static void
assay_article_row_init (AssayArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (ASSAY_TYPE_ARTICLE_SUMMARY);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (summary_changed_cb), self);
}

/**
 * assay_article_row_new:
 *
 * Returns: (transfer full): a row that shows nothing yet
 */
GtkWidget *
assay_article_row_new (void)
{
  return g_object_new (ASSAY_TYPE_ARTICLE_ROW, NULL);
}

/**
 * assay_article_row_set_summary:
 * @summary: (nullable): the article to show
 */
void
assay_article_row_set_summary (AssayArticleRow     *self,
                               AssayArticleSummary *summary)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_ROW (self));

  if (!g_set_object (&self->summary, summary))
    return;
  g_signal_group_set_target (self->signals, summary);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

/**
 * assay_article_row_describe:
 * @summary: an article
 *
 * Returns: (transfer full): the whole row as a screen reader says it
 */
char *
assay_article_row_describe (AssayArticleSummary *summary)
{
  g_autofree char *title = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_SUMMARY (summary), NULL);

  title = format_title (NULL, summary);
  origin = format_origin (NULL, summary);
  /* Translators: an article in the list as a screen reader says it: its title, who wrote it and
   * when, how many of its sentences are tagged. */
  words = g_strdup_printf (ngettext ("%s, %s, %u of %u sentence tagged",
                                     "%s, %s, %u of %u sentences tagged", summary->n_sentences),
                           title, origin, count_tagged (summary), summary->n_sentences);
  if (!summary->finished)
    return g_steal_pointer (&words);
  /* Translators: what a screen reader says of an article, which the user has finished. */
  return g_strdup_printf (_("%s, finished"), words);
}
