/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window says of the project in words: its title, its state, how far an import is.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

static char *
format_title (AssayWindow *self,
              gboolean     is_open,
              const char  *title)
{
  if (!is_open || title == NULL || *title == '\0')
    return g_strdup (_("Assay"));
  return g_strdup (title);
}

static char *
format_state (AssayWindow *self,
              gboolean     is_open,
              guint        n_articles,
              gboolean     busy,
              gboolean     read_only)
{
  g_autofree char *articles = NULL;
  const char *state;

  if (!is_open)
    return NULL;

  articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  if (read_only)
    state = _("cannot be changed");
  else
    state = busy ? _("saving…") : _("all changes saved");
  /* Translators: under the project’s title: how many articles, and whether all is saved. */
  return g_strdup_printf (_("%s · %s"), articles, state);
}

static char *
format_undo (AssayWindow *self,
             const char  *label)
{
  /* Translators: what will be taken back, such as “Tag 2 sentences”. */
  return label != NULL ? g_strdup_printf (_("Undo: %s"), label) : g_strdup (_("Undo"));
}

static char *
format_redo (AssayWindow *self,
             const char  *label)
{
  return label != NULL ? g_strdup_printf (_("Redo: %s"), label) : g_strdup (_("Redo"));
}

static char *
format_findings (AssayWindow *self,
                 guint        n)
{
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u finding in citations", "%u findings in citations", n), n);
}

static gboolean
has_findings (AssayWindow *self,
              guint        n)
{
  return n > 0;
}

static gboolean
is_long_import (AssayWindow *self,
                gboolean     importing,
                guint        total)
{
  return importing && total > 1;
}

static char *
format_import (AssayWindow *self,
               guint        done,
               guint        total)
{
  return g_strdup_printf (_("Importing %u of %u…"), done, total);
}

static double
get_import_fraction (AssayWindow *self,
                     guint        done,
                     guint        total)
{
  return total > 0 ? (double) done / total : 0;
}

/**
 * assay_window_bind_words:
 *
 * Binds what the template of the window calls to put something into words.
 */
void
assay_window_bind_words (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, format_title);
  gtk_widget_class_bind_template_callback (widget_class, format_state);
  gtk_widget_class_bind_template_callback (widget_class, format_undo);
  gtk_widget_class_bind_template_callback (widget_class, format_redo);
  gtk_widget_class_bind_template_callback (widget_class, format_findings);
  gtk_widget_class_bind_template_callback (widget_class, has_findings);
  gtk_widget_class_bind_template_callback (widget_class, is_long_import);
  gtk_widget_class_bind_template_callback (widget_class, format_import);
  gtk_widget_class_bind_template_callback (widget_class, get_import_fraction);
}
