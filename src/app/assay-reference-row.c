/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One look for a cited work, in the list of all and under a sentence that leans on it.
 */

#include "config.h"

#include "assay-reference-row.h"

#include <glib/gi18n.h>

struct _AssayReferenceRow
{
  GtkWidget           parent_instance;

  GtkWidget          *content;
  GtkBox             *flags;
  GtkMenuButton      *more;

  AssayReferenceItem *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

enum
{
  SIGNAL_MENU_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReferenceRow, assay_reference_row, GTK_TYPE_WIDGET)

static const char *
get_flag (AssayFindingKind kind)
{
  switch (kind)
    {
    case ASSAY_FINDING_DUPLICATE_LABEL: return _("label used twice");
    case ASSAY_FINDING_UNCITED: return _("never cited");
    case ASSAY_FINDING_DANGLING: return _("marker without an entry");
    case ASSAY_FINDING_MISSING_DATE: return _("no date");
    case ASSAY_FINDING_MISSING_URL: return _("no link");
    case ASSAY_FINDING_MISSING_ACCESSED: return _("no date of access");
    case ASSAY_FINDING_BROKEN_URL: return _("broken link");
    case ASSAY_FINDING_DOUBTFUL_LINK: return _("name spelt otherwise");
    default: g_return_val_if_reached (NULL);
    }
}

static char *
dup_host (AssayReferenceItem *item)
{
  g_autofree char *host = NULL;

  if (item->reference->url == NULL)
    return item->reference->doi != NULL ? g_strdup ("doi.org") : NULL;

  g_uri_split_network (item->reference->url, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL);
  if (host == NULL)
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

static char *
dup_uri (AssayReferenceItem *item)
{
  if (item->reference->url != NULL)
    return g_strdup (item->reference->url);
  if (item->reference->doi != NULL)
    return g_strconcat ("https://doi.org/", item->reference->doi, NULL);
  return NULL;
}

static void
append_part (GString    *markup,
             const char *element,
             const char *words)
{
  g_autofree char *escaped = NULL;

  if (words == NULL || *words == '\0')
    return;

  escaped = g_markup_escape_text (words, -1);
  g_string_append_printf (markup, "%s<%s>%s</%s>", markup->len > 0 ? " " : "", element, escaped,
                          element);
}

/* A part of an entry ends in a full stop, unless it brings a mark of its own. */
static char *
dup_part (const char *words)
{
  if (words == NULL || *words == '\0')
    return NULL;
  return g_strconcat (words, strchr (".?!", words[strlen (words) - 1]) != NULL ? "" : ".", NULL);
}

/* "[2] Port Authority. Notice to mariners. 2025" with the title in italics; the entry as it stands
 * where nothing in it was understood. */
static char *
format_work (AssayReferenceRow  *self,
             AssayReferenceItem *item)
{
  GString *markup;
  g_autofree char *label = NULL;
  g_autofree char *authors = NULL;
  g_autofree char *authors_part = NULL;
  g_autofree char *title_part = NULL;
  g_autofree char *year = NULL;

  if (item == NULL)
    return NULL;

  markup = g_string_new (NULL);
  if (item->reference->label != NULL)
    label = g_strdup_printf ("[%s]", item->reference->label);
  append_part (markup, "b", label);

  authors = assay_reference_item_dup_authors (item);
  authors_part = dup_part (authors);
  title_part = dup_part (item->reference->title);
  if (authors_part == NULL && title_part == NULL)
    {
      append_part (markup, "span", item->reference->raw);
      return g_string_free (markup, FALSE);
    }

  year = assay_reference_item_dup_year (item);
  append_part (markup, "span", authors_part);
  append_part (markup, "i", title_part);
  append_part (markup, "span", year);
  return g_string_free (markup, FALSE);
}

static char *
format_cited (AssayReferenceRow  *self,
              AssayReferenceItem *item)
{
  guint n = item != NULL ? item->citations->len : 0;

  if (n == 0)
    return g_strdup (_("not cited"));
  return g_strdup_printf (ngettext ("cited once", "cited %u times", n), n);
}

static char *
format_host (AssayReferenceRow  *self,
             AssayReferenceItem *item)
{
  return item != NULL ? dup_host (item) : NULL;
}

static gboolean
has_host (AssayReferenceRow  *self,
          AssayReferenceItem *item)
{
  g_autofree char *host = item != NULL ? dup_host (item) : NULL;

  return host != NULL;
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AssayReferenceRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "(ss)",
                                _("The link could not be opened."), error->message);
}

static void
open_cb (AssayReferenceRow *self)
{
  g_autofree char *uri = dup_uri (self->item);
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (self));
}

static void
fill_flags (AssayReferenceRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flags))) != NULL)
    gtk_box_remove (self->flags, child);

  for (guint i = 0; self->item != NULL && i < self->item->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (self->item->findings, i);
      GtkWidget *flag = gtk_label_new (get_flag (finding->kind));

      gtk_widget_set_tooltip_text (flag, finding->message);
      gtk_widget_set_halign (flag, GTK_ALIGN_START);
      gtk_label_set_ellipsize (GTK_LABEL (flag), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (flag, "flag");
      gtk_box_append (self->flags, flag);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->flags),
                          self->item != NULL && self->item->findings->len > 0);
}

static void
menu_map_cb (AssayReferenceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU_OPENED], 0);
}

static void
assay_reference_row_dispose (GObject *object)
{
  AssayReferenceRow *self = ASSAY_REFERENCE_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_reference_row_parent_class)->dispose (object);
}

static void
assay_reference_row_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, ASSAY_REFERENCE_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_reference_row_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id == PROP_ITEM)
    assay_reference_row_set_item (ASSAY_REFERENCE_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_reference_row_class_init (AssayReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_reference_row_dispose;
  object_class->get_property = assay_reference_row_get_property;
  object_class->set_property = assay_reference_row_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, ASSAY_TYPE_REFERENCE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_MENU_OPENED] =
    g_signal_new ("menu-opened", ASSAY_TYPE_REFERENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/reference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceRow, content);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceRow, flags);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceRow, more);
  gtk_widget_class_bind_template_callback (widget_class, format_work);
  gtk_widget_class_bind_template_callback (widget_class, format_cited);
  gtk_widget_class_bind_template_callback (widget_class, format_host);
  gtk_widget_class_bind_template_callback (widget_class, has_host);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "referencerow");
}

static void
assay_reference_row_init (AssayReferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_reference_row_new:
 * @item: (nullable): the work to show
 *
 * Returns: (transfer full): a row
 */
GtkWidget *
assay_reference_row_new (AssayReferenceItem *item)
{
  return g_object_new (ASSAY_TYPE_REFERENCE_ROW, "item", item, NULL);
}

/**
 * assay_reference_row_set_item:
 * @item: (nullable): the work to show
 */
void
assay_reference_row_set_item (AssayReferenceRow  *self,
                              AssayReferenceItem *item)
{
  g_return_if_fail (ASSAY_IS_REFERENCE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  fill_flags (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * assay_reference_row_set_menu:
 * @menu: (nullable): what can be done with the work
 */
void
assay_reference_row_set_menu (AssayReferenceRow *self,
                              GMenuModel        *menu)
{
  g_return_if_fail (ASSAY_IS_REFERENCE_ROW (self));

  gtk_menu_button_set_menu_model (self->more, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->more), menu != NULL);
  if (menu != NULL)
    g_signal_connect_object (gtk_menu_button_get_popover (self->more), "map",
                             G_CALLBACK (menu_map_cb), self, G_CONNECT_SWAPPED);
}

/**
 * assay_reference_row_focus_menu:
 *
 * Lets the keyboard stand at the button of the menu.
 *
 * Returns: whether there is one
 */
gboolean
assay_reference_row_focus_menu (AssayReferenceRow *self)
{
  g_return_val_if_fail (ASSAY_IS_REFERENCE_ROW (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->more));
}

/**
 * assay_reference_row_open_menu:
 *
 * Opens the menu for those who do not click on its button.
 */
void
assay_reference_row_open_menu (AssayReferenceRow *self)
{
  g_return_if_fail (ASSAY_IS_REFERENCE_ROW (self));

  gtk_menu_button_popup (self->more);
}

/**
 * assay_reference_row_describe:
 * @item: a work
 *
 * Returns: (transfer full): the whole row as a screen reader says it
 */
char *
assay_reference_row_describe (AssayReferenceItem *item)
{
  g_autofree char *markup = NULL;
  g_autofree char *work = NULL;
  g_autofree char *cited = NULL;
  GString *words;

  g_return_val_if_fail (ASSAY_IS_REFERENCE_ITEM (item), NULL);

  markup = format_work (NULL, item);
  pango_parse_markup (markup, -1, 0, NULL, &work, NULL, NULL);
  cited = format_cited (NULL, item);
  words = g_string_new (NULL);
  g_string_append_printf (words, "%s, %s", work, cited);
  for (guint i = 0; i < item->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (item->findings, i);

      g_string_append_printf (words, ", %s", get_flag (finding->kind));
    }

  return g_string_free (words, FALSE);
}
