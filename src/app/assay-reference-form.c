/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the fields of a cited work under its words in the article, so that one can see what was read
 * wrong while setting it right.
 */

#include "config.h"

#include "assay-reference-form.h"

#include <glib/gi18n.h>

#include "assay-field-row.h"
#include "assay-references.h"
#include "assay-text-fit.h"

struct _AssayReferenceForm
{
  GtkWidget           parent_instance;

  GtkWidget          *content;
  GtkLabel           *heading;
  GtkTextView        *words;
  GtkTextBuffer      *buffer;
  GtkActionable      *split;
  GtkWidget          *type_title;
  GtkDropDown        *type;
  GtkWidget          *type_reset;
  GtkBox             *rows;
  AssayFieldRow      *fields[ASSAY_N_REFERENCE_FIELDS];

  AssayProject       *project;
  AssayReferenceItem *item;
  gboolean            filling;      /* the type is being shown, not chosen */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReferenceForm, assay_reference_form, GTK_TYPE_WIDGET)

/* The types of CSL 1.0.2 that articles cite; a work of any other keeps it and shows as a
 * document. */
static const struct
{
  const char *csl;
  const char *title;
} types[] = {
  { "document", N_("Document") },
  { "article-newspaper", N_("Newspaper article") },
  { "article-magazine", N_("Magazine article") },
  { "article-journal", N_("Journal article") },
  { "article", N_("Article, preprint") },
  { "webpage", N_("Web page") },
  { "post-weblog", N_("Blog post") },
  { "post", N_("Post, social media") },
  { "report", N_("Report") },
  { "book", N_("Book") },
  { "chapter", N_("Chapter of a book") },
  { "paper-conference", N_("Conference paper") },
  { "thesis", N_("Thesis") },
  { "entry-encyclopedia", N_("Encyclopedia entry") },
  { "legislation", N_("Law") },
  { "legal_case", N_("Legal case") },
  { "broadcast", N_("Broadcast") },
  { "motion_picture", N_("Film") },
  { "interview", N_("Interview") },
  { "speech", N_("Speech") },
  { "dataset", N_("Data set") },
};

/* Fields that are short share a line. */
static const struct
{
  guint               n_fields;
  AssayReferenceField fields[3];
} lines[] = {
  { 1, { ASSAY_REFERENCE_FIELD_AUTHOR } },
  { 1, { ASSAY_REFERENCE_FIELD_TITLE } },
  { 1, { ASSAY_REFERENCE_FIELD_CONTAINER_TITLE } },
  { 1, { ASSAY_REFERENCE_FIELD_PUBLISHER } },
  { 2, { ASSAY_REFERENCE_FIELD_ISSUED, ASSAY_REFERENCE_FIELD_ACCESSED } },
  { 3, { ASSAY_REFERENCE_FIELD_VOLUME, ASSAY_REFERENCE_FIELD_ISSUE, ASSAY_REFERENCE_FIELD_PAGE } },
  { 1, { ASSAY_REFERENCE_FIELD_URL } },
  { 2, { ASSAY_REFERENCE_FIELD_DOI, ASSAY_REFERENCE_FIELD_LABEL } },
};

static void
correct (AssayReferenceForm  *self,
         AssayReferenceField  field,
         const char          *value)
{
  if (self->item != NULL)
    assay_project_correct_reference (self->project, self->item->id,
                                     assay_reference_field_to_string (field), value);
}

static void
committed_cb (AssayFieldRow      *row,
              const char         *value,
              AssayReferenceForm *self)
{
  guint field;

  g_object_get (row, "field", &field, NULL);
  correct (self, field, value);
}

static void
reset_cb (AssayFieldRow      *row,
          AssayReferenceForm *self)
{
  guint field;

  g_object_get (row, "field", &field, NULL);
  correct (self, field, NULL);
}

static void
type_selected_cb (AssayReferenceForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->type);

  if (!self->filling && selected < G_N_ELEMENTS (types))
    correct (self, ASSAY_REFERENCE_FIELD_TYPE, types[selected].csl);
}

static void
type_reset_cb (AssayReferenceForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->type));
  correct (self, ASSAY_REFERENCE_FIELD_TYPE, NULL);
}

static void
close_cb (AssayReferenceForm *self)
{
  assay_reference_form_commit (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
key_pressed_cb (AssayReferenceForm *self,
                guint               keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  return GDK_EVENT_STOP;
}

/* An entry is split where the cursor stands in its words, unless that is at an end of them. */
static void
update_split (AssayReferenceForm *self)
{
  guint position = 0;
  int offset;

  g_object_get (self->buffer, "cursor-position", &offset, NULL);
  if (self->item != NULL && offset > 0 && offset < gtk_text_buffer_get_char_count (self->buffer))
    position = self->item->reference->span.start + offset;
  gtk_actionable_set_action_target (self->split, "u", position);
  gtk_widget_set_visible (GTK_WIDGET (self->split), position > 0);
}

static void
show_type (AssayReferenceForm *self)
{
  AssayReference *reference = self->item->reference;
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (reference->type, types[i].csl) == 0)
      selected = i;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->type, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (self->type_reset,
                          (reference->corrected & (1u << ASSAY_REFERENCE_FIELD_TYPE)) != 0);
}

static void
show_words (AssayReferenceForm *self,
            AssayText          *text)
{
  g_autofree char *words = assay_text_dup_span (text, self->item->reference->span);
  g_autofree char *shown = NULL;
  GtkTextIter start;

  g_object_get (self->buffer, "text", &shown, NULL);
  if (g_str_equal (words, shown))
    return;
  gtk_text_buffer_set_text (self->buffer, words, -1);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

static void
show_heading (AssayReferenceForm *self)
{
  const char *label = self->item->reference->label;
  g_autofree char *heading = NULL;

  if (label != NULL && *label != '\0')
    /* Translators: an entry of the works cited by its label, such as "Entry 3". */
    heading = g_strdup_printf (_("Entry %s"), label);
  gtk_label_set_label (self->heading, heading != NULL ? heading : _("Entry"));
}

static void
show_fields (AssayReferenceForm *self,
             AssayText          *text,
             gboolean            keep_drafts)
{
  AssayReference *reference = self->item->reference;
  gboolean editable = !assay_project_is_read_only (self->project);
  g_autoptr (AssayReference) read = assay_references_read_entry (text, reference->span,
                                                                 reference->label);

  for (guint i = 0; i < ASSAY_N_REFERENCE_FIELDS; i++)
    if (self->fields[i] != NULL)
      {
        g_object_set (self->fields[i], "editable", editable, NULL);
        assay_field_row_show (self->fields[i], reference, read, keep_drafts);
      }
  gtk_widget_set_sensitive (GTK_WIDGET (self->type), editable);
}

static void
add_line (AssayReferenceForm *self,
          guint               line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < lines[line].n_fields; i++)
    {
      AssayReferenceField field = lines[line].fields[i];
      AssayFieldRow *row = g_object_new (ASSAY_TYPE_FIELD_ROW, "field", field, NULL);

      g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
      g_signal_connect_object (row, "reset", G_CALLBACK (reset_cb), self, 0);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (row));
      self->fields[field] = row;
    }
  gtk_box_append (self->rows, box);
}

static void
add_types (AssayReferenceForm *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (titles, _(types[i].title));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (titles));
  self->filling = FALSE;
  /* What takes the focus, and is read out, is the button in it. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->type))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->type_title, NULL, -1);
}

static gboolean
assay_reference_form_grab_focus (GtkWidget *widget)
{
  AssayReferenceForm *self = ASSAY_REFERENCE_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->fields[ASSAY_REFERENCE_FIELD_AUTHOR]));
}

static void
assay_reference_form_dispose (GObject *object)
{
  AssayReferenceForm *self = ASSAY_REFERENCE_FORM (object);

  g_clear_object (&self->item);
  g_clear_object (&self->project);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_reference_form_parent_class)->dispose (object);
}

static void
assay_reference_form_class_init (AssayReferenceFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_reference_form_dispose;
  widget_class->grab_focus = assay_reference_form_grab_focus;

  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed", ASSAY_TYPE_REFERENCE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/reference-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, content);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, words);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, buffer);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, split);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, type_title);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, type);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, type_reset);
  gtk_widget_class_bind_template_child (widget_class, AssayReferenceForm, rows);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_split);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "referenceform");
}

static void
assay_reference_form_init (AssayReferenceForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_text_fit (self->words);
  add_types (self);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    add_line (self, i);
  update_split (self);
}

/**
 * assay_reference_form_show:
 * @project: the project
 * @item: (nullable): an entry of its open article
 *
 * Shows an entry, or the same one as it is now. Drafts of the same entry stay.
 */
void
assay_reference_form_show (AssayReferenceForm *self,
                           AssayProject       *project,
                           AssayReferenceItem *item)
{
  AssayText *text;
  gboolean same;

  g_return_if_fail (ASSAY_IS_REFERENCE_FORM (self));

  same = self->item != NULL && item != NULL && g_str_equal (self->item->id, item->id);
  g_set_object (&self->project, project);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      text = assay_article_get_text (assay_project_get_article (project));
      show_heading (self);
      show_words (self, text);
      show_type (self);
      show_fields (self, text, same);
    }
  update_split (self);
}

/**
 * assay_reference_form_get_item:
 *
 * Returns: (transfer none) (nullable): the entry that is shown
 */
AssayReferenceItem *
assay_reference_form_get_item (AssayReferenceForm *self)
{
  g_return_val_if_fail (ASSAY_IS_REFERENCE_FORM (self), NULL);

  return self->item;
}

/**
 * assay_reference_form_commit:
 *
 * Saves what is being typed.
 */
void
assay_reference_form_commit (AssayReferenceForm *self)
{
  g_return_if_fail (ASSAY_IS_REFERENCE_FORM (self));

  for (guint i = 0; i < ASSAY_N_REFERENCE_FIELDS; i++)
    if (self->fields[i] != NULL)
      assay_field_row_commit (self->fields[i]);
}

/**
 * assay_reference_form_focus_words:
 *
 * Lets the user choose a place in the words of the entry.
 */
void
assay_reference_form_focus_words (AssayReferenceForm *self)
{
  g_return_if_fail (ASSAY_IS_REFERENCE_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
