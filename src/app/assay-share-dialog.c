/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What leaves the house is chosen, not found out later: which articles, whose tags, and whether
 * notes and names go with them.
 */

#include "config.h"

#include "assay-share-dialog.h"

#include <glib/gi18n.h>

#include "assay-dialogs.h"

struct _AssayShareDialog
{
  GtkWindow       parent_instance;

  GtkStack       *stack;
  GtkButton      *save;
  GtkCheckButton *all;
  GtkCheckButton *open;
  GtkLabel       *open_label;
  GtkCheckButton *some;
  GtkLabel       *some_label;
  GtkWidget      *choice;
  GtkLabel       *filter;
  GtkListView    *list;
  GtkSwitch      *only_mine;
  GtkSwitch      *without_notes;
  GtkSwitch      *without_names;

  AssayProject   *project;
  GHashTable     *chosen;        /* set of ids of articles */
  char           *path;          /* of the copy that is being written */
  GCancellable   *cancellable;
};

enum
{
  SIGNAL_SHARED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayShareDialog, assay_share_dialog, GTK_TYPE_WINDOW)

static void
update (AssayShareDialog *self)
{
  gboolean some = gtk_check_button_get_active (self->some);
  guint n_chosen = g_hash_table_size (self->chosen);
  g_autofree char *label = NULL;

  if (some && n_chosen > 0)
    label = g_strdup_printf (ngettext ("Only %u chosen article", "Only %u chosen articles",
                                       n_chosen),
                             n_chosen);
  gtk_label_set_label (self->some_label, label != NULL ? label : _("Only chosen articles"));
  gtk_widget_set_visible (self->choice, some);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), !some || n_chosen > 0);
}

static void
toggled_cb (GtkCheckButton *check,
            GtkListItem    *item)
{
  AssayArticleSummary *summary = gtk_list_item_get_item (item);
  GtkWidget *widget = GTK_WIDGET (check);
  AssayShareDialog *self = ASSAY_SHARE_DIALOG (gtk_widget_get_ancestor (widget,
                                                                        ASSAY_TYPE_SHARE_DIALOG));

  if (summary->id == NULL)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_strdup (summary->id));
  else
    g_hash_table_remove (self->chosen, summary->id);
  update (self);
}

static void
set_up_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), title);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cb (AssayShareDialog *self,
         GtkListItem      *item)
{
  AssayArticleSummary *summary = gtk_list_item_get_item (item);
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  const char *title = summary->title != NULL ? summary->title : "";

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (check)), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (check), title);
  gtk_check_button_set_active (check, summary->id != NULL
                                      && g_hash_table_contains (self->chosen, summary->id));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);
}

static void
unbind_cb (AssayShareDialog *self,
           GtkListItem      *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_child (item), toggled_cb, item);
}

static GStrv
dup_articles (AssayShareDialog *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  GHashTableIter iter;
  const char *id;

  if (gtk_check_button_get_active (self->all))
    return NULL;

  ids = g_strv_builder_new ();
  g_hash_table_iter_init (&iter, self->chosen);
  if (gtk_check_button_get_active (self->open))
    g_strv_builder_add (ids, assay_article_get_id (assay_project_get_article (self->project)));
  else
    while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
      g_strv_builder_add (ids, id);
  return g_strv_builder_end (ids);
}

static void
shared_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayShareDialog) self = data;
  g_autoptr (GError) error = NULL;

  assay_project_share_finish (ASSAY_PROJECT (source), result, &error);
  gtk_window_destroy (GTK_WINDOW (self));
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_SHARED], 0, self->path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (AssayShareDialog) self = data;
  g_autoptr (GListModel) files = assay_dialogs_files_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    assay_share_dialog_save (self, path);
}

static void
save_cb (AssayShareDialog *self)
{
  /* Translators: the name of a copy for somebody else; %s is the project’s title. */
  g_autofree char *name = g_strdup_printf (_("%s (shared).assay"),
                                           assay_project_get_title (self->project));
  AssayFileQuestion question = {
    .title = _("Share a Copy"), .accept = _("_Save"), .name = name,
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  g_strdelimit (name, "/", '-');
  assay_dialogs_save_async (GTK_WINDOW (self), &question, NULL, place_chosen_cb,
                            g_object_ref (self));
}

static gboolean
assay_share_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ASSAY_SHARE_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (assay_share_dialog_parent_class)->close_request (window);
}

static void
assay_share_dialog_dispose (GObject *object)
{
  AssayShareDialog *self = ASSAY_SHARE_DIALOG (object);

  /* Also where the window it belongs to is closed. */
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (assay_share_dialog_parent_class)->dispose (object);
}

static void
assay_share_dialog_finalize (GObject *object)
{
  AssayShareDialog *self = ASSAY_SHARE_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->chosen);
  g_free (self->path);

  G_OBJECT_CLASS (assay_share_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, save);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, all);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, open);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, open_label);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, some);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, some_label);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, only_mine);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, without_notes);
  gtk_widget_class_bind_template_child (widget_class, AssayShareDialog, without_names);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
assay_share_dialog_class_init (AssayShareDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = assay_share_dialog_dispose;
  object_class->finalize = assay_share_dialog_finalize;
  window_class->close_request = assay_share_dialog_close_request;

  signals[SIGNAL_SHARED] =
    g_signal_new ("shared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_share_dialog_init (AssayShareDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The list is that of the window, in its order and with its filter. */
static void
show_articles (AssayShareDialog *self)
{
  AssayArticleList *articles = assay_project_get_articles (self->project);
  AssayArticle *article = assay_project_get_article (self->project);
  const char *words = assay_article_list_get_filter (articles);
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *open = NULL;
  g_autofree char *filter = NULL;

  if (article != NULL)
    {
      open = g_strdup_printf (_("Only “%s”"), assay_article_get_title (article));
      g_hash_table_add (self->chosen, g_strdup (assay_article_get_id (article)));
    }
  gtk_label_set_label (self->open_label, open != NULL ? open : "");
  gtk_widget_set_visible (GTK_WIDGET (self->open), article != NULL);

  filter = g_strdup_printf (_("Those that match “%s”, as in the list of articles."), words);
  gtk_label_set_label (self->filter, filter);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), *words != '\0');

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (articles)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * assay_share_dialog_new:
 * @parent: the window it belongs to
 * @project: an open project
 *
 * Returns: (transfer none): the dialog, owned by GTK
 */
GtkWidget *
assay_share_dialog_new (GtkWindow    *parent,
                        AssayProject *project)
{
  AssayShareDialog *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  self = g_object_new (ASSAY_TYPE_SHARE_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  show_articles (self);
  update (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->save));

  return GTK_WIDGET (self);
}

/**
 * assay_share_dialog_save:
 * @path: the file to write
 *
 * Writes the copy that the dialog shows, and closes the dialog.
 */
void
assay_share_dialog_save (AssayShareDialog *self,
                         const char       *path)
{
  g_auto (GStrv) articles = NULL;
  AssayShareOptions options;

  g_return_if_fail (ASSAY_IS_SHARE_DIALOG (self));
  g_return_if_fail (path != NULL && self->path == NULL);

  articles = dup_articles (self);
  options = (AssayShareOptions) {
    .without_notes = gtk_switch_get_active (self->without_notes),
    .without_names = gtk_switch_get_active (self->without_names),
    .only_mine = gtk_switch_get_active (self->only_mine),
    .articles = articles,
  };
  self->path = g_str_has_suffix (path, ".assay") ? g_strdup (path)
                                                 : g_strconcat (path, ".assay", NULL);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  gtk_widget_set_visible (GTK_WIDGET (self->save), FALSE);
  assay_project_share_async (self->project, self->path, &options, self->cancellable, shared_cb,
                             g_object_ref (self));
}
