/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a marker points is said by checking works off a list. All of it is one step, so that one
 * Ctrl+Z takes it back.
 */

#include "config.h"

#include "assay-cites-popover.h"

#include <glib/gi18n.h>

#include "assay-citation-text.h"

/* Of a work, in characters, so that all lines break alike. */
#define WIDTH 44

struct _AssayCitesPopover
{
  GtkPopover  parent_instance;

  GtkLabel   *title;
  GtkBox     *works;

  guint       citation;     /* index of the marker */
  GPtrArray  *ids;          /* of the works, in the order of the list */
  GPtrArray  *before;       /* of those that it points at */
  gboolean    cancelled;
};

G_DEFINE_FINAL_TYPE (AssayCitesPopover, assay_cites_popover, GTK_TYPE_POPOVER)

static GtkWidget *
make_check (AssayReferenceItem *item,
            gboolean            active)
{
  g_autofree char *words = assay_citation_text_dup_entry (item->reference, ASSAY_CITATION_PLAIN);
  g_autofree char *labelled = NULL;
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label;

  if (item->reference->label != NULL)
    labelled = g_strdup_printf ("[%s] %s", item->reference->label, words);
  label = gtk_label_new (labelled != NULL ? labelled : words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
  return check;
}

static gboolean
has_target (AssayCitation *citation,
            guint          work)
{
  for (guint i = 0; i < citation->targets->len; i++)
    if (g_array_index (citation->targets, guint, i) == work)
      return TRUE;
  return FALSE;
}

static void
fill (AssayCitesPopover *self,
      GListModel        *references,
      AssayCitation     *citation)
{
  guint n = g_list_model_get_n_items (references);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->works))) != NULL)
    gtk_box_remove (self->works, child);
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->before, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AssayReferenceItem) item = g_list_model_get_item (references, i);
      gboolean active = has_target (citation, item->index);

      gtk_box_append (self->works, make_check (item, active));
      g_ptr_array_add (self->ids, g_strdup (item->id));
      if (active)
        g_ptr_array_add (self->before, g_strdup (item->id));
    }
}

static GPtrArray *
list_checked (AssayCitesPopover *self)
{
  GPtrArray *checked = g_ptr_array_new ();
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->works));

  for (guint i = 0; i < self->ids->len; i++, check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (checked, g_ptr_array_index (self->ids, i));
  return checked;
}

static gboolean
are_equal (GPtrArray *first,
           GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!g_str_equal (g_ptr_array_index (first, i), g_ptr_array_index (second, i)))
      return FALSE;
  return TRUE;
}

static void
assay_cites_popover_closed (GtkPopover *popover)
{
  AssayCitesPopover *self = ASSAY_CITES_POPOVER (popover);
  g_autoptr (GPtrArray) checked = list_checked (self);
  GVariant *works;

  if (self->cancelled || are_equal (checked, self->before))
    return;
  works = g_variant_new_strv ((const char * const *) checked->pdata, checked->len);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.link-citation", "(u@as)", self->citation,
                              works);
}

static gboolean
key_pressed_cb (AssayCitesPopover *self,
                guint              keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  self->cancelled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return GDK_EVENT_STOP;
}

static void
assay_cites_popover_finalize (GObject *object)
{
  AssayCitesPopover *self = ASSAY_CITES_POPOVER (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->before);

  G_OBJECT_CLASS (assay_cites_popover_parent_class)->finalize (object);
}

static void
assay_cites_popover_class_init (AssayCitesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkPopoverClass *popover_class = GTK_POPOVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_cites_popover_finalize;
  popover_class->closed = assay_cites_popover_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/cites-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCitesPopover, title);
  gtk_widget_class_bind_template_child (widget_class, AssayCitesPopover, works);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
assay_cites_popover_init (AssayCitesPopover *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->before = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_cites_popover_new (void)
{
  return g_object_new (ASSAY_TYPE_CITES_POPOVER, NULL);
}

/**
 * assay_cites_popover_show:
 * @project: the project
 * @citation: index of a marker in its open article
 *
 * Offers the works of the article.
 */
void
assay_cites_popover_show (AssayCitesPopover *self,
                          AssayProject      *project,
                          guint              citation)
{
  AssayCitation *marker;
  g_autofree char *title = NULL;

  g_return_if_fail (ASSAY_IS_CITES_POPOVER (self));
  g_return_if_fail (citation < assay_project_get_citations (project)->len);

  marker = g_ptr_array_index (assay_project_get_citations (project), citation);
  /* Translators: a marker in the text, such as “[3]”, above the list of works it may point at. */
  title = g_strdup_printf (_("“%s” cites"), marker->text);
  gtk_label_set_label (self->title, title);
  self->citation = citation;
  self->cancelled = FALSE;
  fill (self, assay_project_get_references (project), marker);
  gtk_popover_popup (GTK_POPOVER (self));
}
