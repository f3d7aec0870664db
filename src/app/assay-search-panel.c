/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types. Each new word cancels the search for the one before, so that what is shown
 * always belongs to what is written.
 */

#include "config.h"

#include "assay-search-panel.h"

#include <glib/gi18n.h>

#include "assay-actions.h"

struct _AssaySearchPanel
{
  GtkWidget           parent_instance;

  GtkWidget          *content;
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;

  AssayProject       *project;
  GListStore         *hits;          /* of AssaySearchHit, those of an article together */
  GCancellable       *cancellable;
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySearchPanel, assay_search_panel, GTK_TYPE_WIDGET)

static gboolean
is_first_of_article (AssaySearchPanel *self,
                     guint             position)
{
  g_autoptr (AssaySearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  g_autoptr (AssaySearchHit) before = NULL;

  if (position == 0)
    return TRUE;
  before = g_list_model_get_item (G_LIST_MODEL (self->hits), position - 1);
  return !g_str_equal (before->article, hit->article);
}

static char *
dup_snippet_markup (AssaySearchHit *hit)
{
  GString *markup = g_string_new (NULL);
  const char *rest = hit->snippet;
  g_autofree char *after = NULL;
  guint position = 0;

  for (guint i = 0; i < hit->matches->len; i++)
    {
      AssaySpan match = g_array_index (hit->matches, AssaySpan, i);
      const char *start = g_utf8_offset_to_pointer (rest, match.start - position);
      const char *end = g_utf8_offset_to_pointer (start, match.end - match.start);
      g_autofree char *before = g_markup_escape_text (rest, start - rest);
      g_autofree char *words = g_markup_escape_text (start, end - start);

      g_string_append_printf (markup, "%s<b>%s</b>", before, words);
      rest = end;
      position = match.end;
    }
  after = g_markup_escape_text (rest, -1);
  g_string_append (markup, after);

  return g_string_free (markup, FALSE);
}

static void
insert_grouped (AssaySearchPanel *self,
                GPtrArray        *found)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  /* The best article first, as the store ranked them, and its hits in the order found. */
  for (guint i = 0; i < found->len; i++)
    {
      AssaySearchHit *hit = g_ptr_array_index (found, i);
      GPtrArray *group = g_hash_table_lookup (groups, hit->article);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, hit->article, group);
          g_ptr_array_add (order, group);
        }
      g_ptr_array_add (group, hit);
    }
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_extend (sorted, g_ptr_array_index (order, i), NULL, NULL);

  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       sorted->pdata, sorted->len);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AssaySearchPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  found = assay_project_search_finish (ASSAY_PROJECT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "(ss)",
                                  _("The search could not be done."), error->message);
      return;
    }

  insert_grouped (self, found);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "hits" : "nothing");
}

static void
search_cb (AssaySearchPanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *words = g_strstrip (g_strdup (text));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*words == '\0' || self->project == NULL)
    {
      g_list_store_remove_all (self->hits);
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }

  self->cancellable = g_cancellable_new ();
  assay_project_search_async (self->project, words, self->cancellable, found_cb,
                              g_object_ref (self));
}

/* Others' notes that were found before may not be seen any more. */
static void
blind_cb (AssaySearchPanel *self)
{
  g_list_store_remove_all (self->hits);
  search_cb (self);
}

static void
stop_cb (AssaySearchPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
activated_cb (AssaySearchPanel *self,
              guint             position)
{
  g_autoptr (AssaySearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);

  if (hit != NULL)
    assay_project_open_article (self->project, hit->article, &hit->span);
}

static void
enter_cb (AssaySearchPanel *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0)
    activated_cb (self, 0);
}

static gboolean
key_cb (AssaySearchPanel *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  if (keyval != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->hits)) == 0)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (AssaySearchPanel *self,
          GtkListItem      *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label ("hit-article");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_label ("hit-snippet"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (AssaySearchPanel *self,
         GtkListItem      *item)
{
  AssaySearchHit *hit = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *snippet = gtk_widget_get_last_child (box);
  g_autofree char *markup = dup_snippet_markup (hit);
  g_autofree char *noted = NULL;
  g_autofree char *label = NULL;

  gtk_label_set_label (GTK_LABEL (title), hit->article_title);
  gtk_widget_set_visible (title, is_first_of_article (self, gtk_list_item_get_position (item)));
  /* Translators: a hit in a note, with the words of the note. */
  noted = hit->kind == ASSAY_HIT_NOTE ? g_strdup_printf (_("Note: %s"), markup) : NULL;
  gtk_label_set_markup (GTK_LABEL (snippet), noted != NULL ? noted : markup);
  label = g_strdup_printf ("%s, %s", hit->snippet, hit->article_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
assay_search_panel_dispose (GObject *object)
{
  AssaySearchPanel *self = ASSAY_SEARCH_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->hits);

  G_OBJECT_CLASS (assay_search_panel_parent_class)->dispose (object);
}

static void
assay_search_panel_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_SEARCH_PANEL (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_search_panel_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_search_panel_set_project (ASSAY_SEARCH_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_search_panel_class_init (AssaySearchPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_search_panel_dispose;
  object_class->get_property = assay_search_panel_get_property;
  object_class->set_property = assay_search_panel_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, content);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, list);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "searchpanel");
}

static void
assay_search_panel_init (AssaySearchPanel *self)
{
  self->hits = g_list_store_new (ASSAY_TYPE_SEARCH_HIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->hits));
  assay_actions_install (GTK_WIDGET (self->list), ASSAY_ACTION_SCOPE_PANE);
}

/**
 * assay_search_panel_set_project:
 * @project: (nullable): the project to search
 */
void
assay_search_panel_set_project (AssaySearchPanel *self,
                                AssayProject     *project)
{
  g_return_if_fail (ASSAY_IS_SEARCH_PANEL (self));

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, blind_cb, self);
  if (!g_set_object (&self->project, project))
    return;

  if (project != NULL)
    g_signal_connect_object (project, "notify::blind", G_CALLBACK (blind_cb), self,
                             G_CONNECT_SWAPPED);
  search_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * assay_search_panel_start:
 *
 * Lets the user write what to search for.
 */
void
assay_search_panel_start (AssaySearchPanel *self)
{
  g_return_if_fail (ASSAY_IS_SEARCH_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
