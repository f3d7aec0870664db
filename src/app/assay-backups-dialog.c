/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The earlier states of a project, each with what it holds, so that the right one is found without
 * opening any. Going back to one is one click: it can be taken back in the same way.
 */

#include "config.h"

#include "assay-backups-dialog.h"

#include <glib/gi18n.h>

#include "assay-project-backups.h"
#include "assay-words.h"

struct _AssayBackupsDialog
{
  GtkWindow   parent_instance;

  GtkLabel   *intro;
  GtkListBox *list;
  GtkLabel   *empty;
  GtkButton  *salvage;
};

enum
{
  SIGNAL_RESTORE,
  SIGNAL_SALVAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayBackupsDialog, assay_backups_dialog, GTK_TYPE_WINDOW)

/* Returns: what a backup holds: “12 tags · 3 articles · 140 kB” */
static char *
describe (const AssayBackup *backup)
{
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *tags = NULL;
  g_autofree char *articles = NULL;

  if (!backup->is_whole)
    /* Translators: of a file; %s is its size. */
    return g_strdup_printf (_("damaged · %s"), size);
  tags = g_strdup_printf (ngettext ("%u tag", "%u tags", backup->n_annotations),
                          (guint) backup->n_annotations);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", backup->n_articles),
                              (guint) backup->n_articles);
  return g_strdup_printf ("%s · %s · %s", tags, articles, size);
}

static void
restore_cb (GtkButton          *button,
            AssayBackupsDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0,
                 g_object_get_data (G_OBJECT (button), "backup"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
salvage_cb (AssayBackupsDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_SALVAGE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_label (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_button (AssayBackupsDialog *self,
             const AssayBackup  *backup,
             const char         *time)
{
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  /* Translators: %s is when, such as “today 14:05”. */
  g_autofree char *words = g_strdup_printf (_("Restore what it was %s"), time);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, backup->is_whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "backup", g_strdup (backup->path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), self);
  return button;
}

static void
add_row (AssayBackupsDialog *self,
         const AssayBackup  *backup)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *time = assay_words_dup_time (backup->time);
  g_autofree char *detail = describe (backup);
  g_autofree char *label = g_strdup_printf ("%s · %s", time, detail);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (time, "title"));
  gtk_box_append (GTK_BOX (words), make_label (detail, "detail"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_button (self, backup, time));
  gtk_widget_add_css_class (box, "row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  backups = assay_project_list_backups_finish (ASSAY_PROJECT (source), result, &error);
  if (backups == NULL)
    {
      gtk_label_set_label (self->empty, error->message);
      return;
    }
  gtk_label_set_label (self->empty,
                       _("There is no backup yet. The first is made soon after a project was "
                         "opened, the others every ten minutes of work."));
  for (guint i = 0; i < backups->len; i++)
    add_row (self, g_ptr_array_index (backups, i));
}

static void
assay_backups_dialog_class_init (AssayBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_RESTORE] =
    g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SALVAGE] =
    g_signal_new ("salvage", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayBackupsDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, AssayBackupsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AssayBackupsDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, AssayBackupsDialog, salvage);
  gtk_widget_class_bind_template_callback (widget_class, salvage_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_backups_dialog_init (AssayBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_backups_dialog_new:
 * @parent: the window it belongs to
 * @project: what lists the backups
 * @path: of the project to go back with, which need not be the open one
 * @is_damaged: whether it cannot be opened, so that saving what can be read is worth offering
 *
 * Returns: (transfer none): the dialog, owned by GTK
 */
GtkWidget *
assay_backups_dialog_new (GtkWindow    *parent,
                          AssayProject *project,
                          const char   *path,
                          gboolean      is_damaged)
{
  AssayBackupsDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);
  name = g_filename_display_basename (path);
  words = g_strdup_printf (_("Earlier states of “%s”. What it is now is kept as another, so that "
                             "you can come back to it."), name);
  gtk_label_set_label (self->intro, words);
  gtk_widget_set_visible (GTK_WIDGET (self->salvage), is_damaged);
  assay_project_list_backups_async (project, path, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
