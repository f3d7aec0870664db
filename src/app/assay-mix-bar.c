/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Progress and the mix of kinds at a glance. The figures stand beside it in words, so it is
 * decoration to a screen reader. Its children are plain boxes with a CSS name and class each, so
 * that the style sheet has the colours and GTK the mirroring.
 */

#include "config.h"

#include "assay-mix-bar.h"

#define N_PARTS 5

struct _AssayMixBar
{
  GtkWidget            parent_instance;

  AssayArticleSummary *summary;
  GSignalGroup        *signals;
  GtkWidget           *parts[N_PARTS];    /* claims, evidence, speculation, others, untagged */
};

enum
{
  PROP_SUMMARY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char * const part_classes[N_PARTS] = {
  "claim", "evidence", "speculation", "other", "untagged",
};

G_DEFINE_FINAL_TYPE (AssayMixBar, assay_mix_bar, GTK_TYPE_WIDGET)

static guint
get_part (AssayMixBar *self,
          guint        part)
{
  const AssayArticleSummary *summary = self->summary;
  guint n_tagged;

  if (summary == NULL)
    return part == N_PARTS - 1 ? 1 : 0;

  n_tagged = summary->n_claims + summary->n_evidence + summary->n_speculation + summary->n_others;
  switch (part)
    {
    case 0: return summary->n_claims;
    case 1: return summary->n_evidence;
    case 2: return summary->n_speculation;
    case 3: return summary->n_others;
    default: return summary->n_sentences > n_tagged ? summary->n_sentences - n_tagged : 0;
    }
}

static void
assay_mix_bar_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  AssayMixBar *self = ASSAY_MIX_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint total = 0, before = 0;

  for (guint i = 0; i < N_PARTS; i++)
    total += get_part (self, i);

  for (guint i = 0; i < N_PARTS; i++)
    {
      guint part = get_part (self, i);
      int start = total > 0 ? (int) ((gint64) width * before / total) : 0;
      int end = total > 0 ? (int) ((gint64) width * (before + part) / total) : 0;
      GtkAllocation area = { mirrored ? width - end : start, 0, end - start, height };

      gtk_widget_set_child_visible (self->parts[i], end > start);
      if (end > start)
        gtk_widget_size_allocate (self->parts[i], &area, -1);
      before += part;
    }
}

static void
assay_mix_bar_dispose (GObject *object)
{
  AssayMixBar *self = ASSAY_MIX_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->summary);
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], gtk_widget_unparent);

  G_OBJECT_CLASS (assay_mix_bar_parent_class)->dispose (object);
}

static void
assay_mix_bar_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_SUMMARY)
    g_value_set_object (value, ASSAY_MIX_BAR (object)->summary);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_mix_bar_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AssayMixBar *self = ASSAY_MIX_BAR (object);

  if (id != PROP_SUMMARY)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (g_set_object (&self->summary, g_value_get_object (value)))
    {
      g_signal_group_set_target (self->signals, self->summary);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
assay_mix_bar_class_init (AssayMixBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_mix_bar_dispose;
  object_class->get_property = assay_mix_bar_get_property;
  object_class->set_property = assay_mix_bar_set_property;
  widget_class->size_allocate = assay_mix_bar_size_allocate;

  properties[PROP_SUMMARY] =
    g_param_spec_object ("summary", NULL, NULL, ASSAY_TYPE_ARTICLE_SUMMARY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "mixbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_mix_bar_init (AssayMixBar *self)
{
  self->signals = g_signal_group_new (ASSAY_TYPE_ARTICLE_SUMMARY);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (gtk_widget_queue_allocate),
                                  self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->parts[i] = g_object_new (GTK_TYPE_BOX,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     NULL);
      gtk_widget_add_css_class (self->parts[i], part_classes[i]);
      gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
    }
}
