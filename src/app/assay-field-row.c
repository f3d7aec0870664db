/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One field of a cited work in the form. The work itself is what counts: the row holds no more than
 * a draft, which goes to the project as a whole or is dropped.
 */

#include "config.h"

#include "assay-field-row.h"

#include <glib/gi18n.h>

#include "assay-field-text.h"
#include "assay-text-fit.h"

struct _AssayFieldRow
{
  GtkWidget            parent_instance;

  GtkWidget           *content;
  GtkLabel            *title;
  GtkWidget           *reset;
  GtkWidget           *frame;
  GtkTextView         *view;
  GtkTextBuffer       *buffer;
  GtkLabel            *error;
  GtkLabel            *read;

  AssayReferenceField  field;
  char                *shown;       /* what the work says, as text */
  gboolean             filling;     /* the text is being shown, not typed */
};

enum
{
  PROP_FIELD = 1,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  SIGNAL_COMMITTED,
  SIGNAL_RESET,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayFieldRow, assay_field_row, GTK_TYPE_WIDGET)

static const char *const titles[ASSAY_N_REFERENCE_FIELDS] = {
  [ASSAY_REFERENCE_FIELD_LABEL]           = N_("Label"),
  [ASSAY_REFERENCE_FIELD_TYPE]            = N_("Type"),
  [ASSAY_REFERENCE_FIELD_AUTHOR]          = N_("Authors"),
  [ASSAY_REFERENCE_FIELD_TITLE]           = N_("Title"),
  [ASSAY_REFERENCE_FIELD_CONTAINER_TITLE] = N_("Published in"),
  [ASSAY_REFERENCE_FIELD_PUBLISHER]       = N_("Publisher"),
  [ASSAY_REFERENCE_FIELD_ISSUED]          = N_("Date"),
  [ASSAY_REFERENCE_FIELD_ACCESSED]        = N_("Accessed"),
  [ASSAY_REFERENCE_FIELD_URL]             = N_("Link"),
  [ASSAY_REFERENCE_FIELD_DOI]             = N_("DOI"),
  [ASSAY_REFERENCE_FIELD_VOLUME]          = N_("Volume"),
  [ASSAY_REFERENCE_FIELD_ISSUE]           = N_("Issue"),
  [ASSAY_REFERENCE_FIELD_PAGE]            = N_("Pages"),
};

static char *
dup_draft (AssayFieldRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
is_edited (AssayFieldRow *self)
{
  g_autofree char *draft = dup_draft (self);

  return g_strcmp0 (draft, self->shown) != 0;
}

/* Setting the text forgets the steps of typing, so that Ctrl+Z then takes back what was saved. */
static void
fill (AssayFieldRow *self)
{
  int offset;
  GtkTextIter cursor;

  g_object_get (self->buffer, "cursor-position", &offset, NULL);
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, self->shown, -1);
  self->filling = FALSE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
}

static void
show_error (AssayFieldRow *self,
            const char    *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (message != NULL)
    gtk_widget_add_css_class (self->frame, "invalid");
  else
    gtk_widget_remove_css_class (self->frame, "invalid");
}

/* A label is no part of what an entry is read for, so nobody knows how it was read. */
static void
show_correction (AssayFieldRow  *self,
                 AssayReference *reference,
                 AssayReference *read)
{
  gboolean corrected = (reference->corrected & (1u << self->field)) != 0;
  g_autofree char *before = assay_field_text_dup (read, self->field);
  g_autofree char *words = NULL;

  if (*before != '\0')
    /* Translators: a field of a cited work as it was read from the text, before it was
     * corrected. */
    words = g_strdup_printf (_("Read as “%s”"), before);
  gtk_label_set_label (self->read, words != NULL ? words : _("Not found in the text"));
  gtk_widget_set_visible (GTK_WIDGET (self->read),
                          corrected && self->field != ASSAY_REFERENCE_FIELD_LABEL);
  gtk_widget_set_visible (self->reset, corrected);
  if (corrected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "corrected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "corrected");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  corrected ? _("Corrected by hand") : "",
                                  -1);
}

/* Enter ends a field of one line; lines that are pasted into it become one. Asking what is
 * inserted, and not the key, leaves Enter to input methods that need it to choose a word. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter   *place,
                const char    *text,
                int            length,
                gpointer       data)
{
  AssayFieldRow *self = data;
  g_autofree char *inserted = g_strndup (text, length);

  if (self->filling || self->field == ASSAY_REFERENCE_FIELD_AUTHOR
      || strchr (inserted, '\n') == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (g_str_equal (inserted, "\n"))
    assay_field_row_commit (self);
  else
    gtk_text_buffer_insert (buffer, place, g_strdelimit (inserted, "\n", ' '), -1);
}

static void
changed_cb (AssayFieldRow *self)
{
  show_error (self, NULL);
}

static gboolean
key_pressed_cb (AssayFieldRow   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval == GDK_KEY_Escape && is_edited (self))
    {
      fill (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Return && (state & GDK_CONTROL_MASK) != 0)
    {
      assay_field_row_commit (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
reset_cb (AssayFieldRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  fill (self);
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

static gboolean
assay_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ASSAY_FIELD_ROW (widget)->view));
}

static void
assay_field_row_constructed (GObject *object)
{
  AssayFieldRow *self = ASSAY_FIELD_ROW (object);

  G_OBJECT_CLASS (assay_field_row_parent_class)->constructed (object);

  gtk_label_set_label (self->title, _(titles[self->field]));
  if (self->field == ASSAY_REFERENCE_FIELD_AUTHOR)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->view),
                                 _("One a line: “Family, Given”, or the name of an organisation"));
}

static void
assay_field_row_dispose (GObject *object)
{
  AssayFieldRow *self = ASSAY_FIELD_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_field_row_parent_class)->dispose (object);
}

static void
assay_field_row_finalize (GObject *object)
{
  g_free (ASSAY_FIELD_ROW (object)->shown);

  G_OBJECT_CLASS (assay_field_row_parent_class)->finalize (object);
}

static void
assay_field_row_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AssayFieldRow *self = ASSAY_FIELD_ROW (object);

  switch (id)
    {
    case PROP_FIELD: g_value_set_uint (value, self->field); break;
    case PROP_EDITABLE: g_value_set_boolean (value, gtk_text_view_get_editable (self->view)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_field_row_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AssayFieldRow *self = ASSAY_FIELD_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      self->field = g_value_get_uint (value);
      break;
    case PROP_EDITABLE:
      gtk_text_view_set_editable (self->view, g_value_get_boolean (value));
      gtk_widget_set_sensitive (self->reset, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/assay/Assay/field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, content);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, reset);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, frame);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, view);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, error);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldRow, read);
  gtk_widget_class_bind_template_callback (widget_class, insert_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, assay_field_row_commit);
}

static void
assay_field_row_class_init (AssayFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = assay_field_row_constructed;
  object_class->dispose = assay_field_row_dispose;
  object_class->finalize = assay_field_row_finalize;
  object_class->get_property = assay_field_row_get_property;
  object_class->set_property = assay_field_row_set_property;
  widget_class->grab_focus = assay_field_row_grab_focus;

  properties[PROP_FIELD] =
    g_param_spec_uint ("field", NULL, NULL, 0, ASSAY_N_REFERENCE_FIELDS - 1, 0,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_COMMITTED] =
    g_signal_new ("committed", ASSAY_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RESET] =
    g_signal_new ("reset", ASSAY_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
}

static void
assay_field_row_init (AssayFieldRow *self)
{
  self->shown = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_text_fit (self->view);
}

/**
 * assay_field_row_show:
 * @reference: a work, as it stands corrected
 * @read: the same work as it was read from the text
 * @keep_draft: whether what is being typed stays
 *
 * Shows the field of a work.
 */
void
assay_field_row_show (AssayFieldRow  *self,
                      AssayReference *reference,
                      AssayReference *read,
                      gboolean        keep_draft)
{
  gboolean keep;

  g_return_if_fail (ASSAY_IS_FIELD_ROW (self));

  keep = keep_draft && is_edited (self);
  g_free (self->shown);
  self->shown = assay_field_text_dup (reference, self->field);
  if (!keep)
    fill (self);
  show_correction (self, reference, read);
}

/**
 * assay_field_row_commit:
 *
 * Hands over what was typed, if it is a value; otherwise says why it is none and keeps the draft.
 */
void
assay_field_row_commit (AssayFieldRow *self)
{
  g_autofree char *draft = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ASSAY_IS_FIELD_ROW (self));

  draft = dup_draft (self);
  if (g_str_equal (draft, self->shown))
    return;

  value = assay_field_text_to_value (draft, self->field, &error);
  if (value == NULL)
    {
      show_error (self, error->message);
      return;
    }
  /* Until the project has it, it is shown already: leaving the field after Enter is not a second
   * step. */
  g_free (self->shown);
  self->shown = g_steal_pointer (&draft);
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, value);
}
