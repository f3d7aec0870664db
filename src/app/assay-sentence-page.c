/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector's first page. Everything on it but the note is bound to the annotation of the
 * current sentence; the note is a draft of its own until it is saved, which happens after a pause,
 * when the focus leaves it and before anything else is done, so that no word of it is lost.
 */

#include "config.h"

#include "assay-sentence-page.h"

#include <glib/gi18n.h>

#include "assay-colleagues.h"
#include "assay-own-kinds.h"
#include "assay-reference-row.h"
#include "assay-text.h"
#include "assay-words.h"

/* A pause in typing after which the note is saved. */
#define NOTE_PAUSE_MS 900

struct _AssaySentencePage
{
  GtkWidget        parent_instance;

  GtkWidget       *stack;
  AssayOwnKinds   *own_kinds;
  GtkTextView     *note_view;
  GtkTextBuffer   *note;
  GtkWidget       *cites;
  GtkListBox      *works;

  AssayProject    *project;
  AssayAnnotation *annotation;
  char            *quote;
  guint            n_selected;

  GListStore      *cited;          /* of AssayReferenceItem */
  gboolean         note_edited;    /* since it was read or saved */
  gboolean         filling;        /* the note is being read, not typed */
  guint            note_timeout;
};

enum
{
  PROP_PROJECT = 1,
  PROP_ANNOTATION,
  PROP_QUOTE,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssaySentencePage, assay_sentence_page, GTK_TYPE_WIDGET)

static char *
dup_note (AssaySentencePage *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->note, &start, &end);
  return gtk_text_buffer_get_text (self->note, &start, &end, TRUE);
}

static void
fill_note (AssaySentencePage *self)
{
  const char *saved = self->annotation != NULL && self->annotation->note != NULL
                      ? self->annotation->note : "";
  g_autofree char *shown = dup_note (self);

  if (self->note_edited || g_str_equal (saved, shown))
    return;

  self->filling = TRUE;
  gtk_text_buffer_set_text (self->note, saved, -1);
  self->filling = FALSE;
}

static char *
dup_sentence (AssaySentencePage *self,
              int                index)
{
  AssayArticle *article = assay_project_get_article (self->project);
  const AssaySpan *sentences;
  guint n_sentences;

  sentences = assay_project_get_sentences (self->project, &n_sentences);
  if (article == NULL || index < 0 || (guint) index >= n_sentences)
    return NULL;

  return assay_text_dup_span (assay_article_get_text (article), sentences[index]);
}

static void
add_cited (AssaySentencePage *self,
           AssayCitation     *citation)
{
  for (guint i = 0; i < citation->targets->len; i++)
    {
      guint target = g_array_index (citation->targets, guint, i);
      AssayReferenceItem *item = assay_project_get_reference (self->project, target);

      if (item != NULL && !g_list_store_find (self->cited, item, NULL))
        g_list_store_append (self->cited, item);
    }
}

static void
fill_cited (AssaySentencePage *self,
            int                index)
{
  const AssaySpan *sentences;
  GPtrArray *citations;
  guint n_sentences;

  g_list_store_remove_all (self->cited);
  sentences = assay_project_get_sentences (self->project, &n_sentences);
  citations = assay_project_get_citations (self->project);
  if (citations != NULL && index >= 0 && (guint) index < n_sentences)
    for (guint i = 0; i < citations->len; i++)
      {
        AssayCitation *citation = g_ptr_array_index (citations, i);

        if (citation->span.start >= sentences[index].start
            && citation->span.end <= sentences[index].end)
          add_cited (self, citation);
      }

  gtk_widget_set_visible (self->cites, g_list_model_get_n_items (G_LIST_MODEL (self->cited)) > 0);
}

static void
set_shown (AssaySentencePage *self,
           AssayAnnotation   *annotation,
           char              *quote,
           guint              n_selected)
{
  g_autofree char *old_quote = self->quote;

  self->quote = quote;
  if (g_strcmp0 (old_quote, quote) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUOTE]);
  if (g_set_object (&self->annotation, annotation))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOTATION]);
  if (self->n_selected != n_selected)
    {
      self->n_selected = n_selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
}

static void
update (AssaySentencePage *self)
{
  AssaySelection *selection;
  AssayAnnotation *annotation = NULL;
  g_autofree char *quote = NULL;
  int current;

  if (self->project == NULL)
    return;

  selection = assay_project_get_selection (self->project);
  current = assay_selection_get_current (selection);
  quote = dup_sentence (self, current);
  if (quote != NULL)
    annotation = assay_project_get_annotation_of (self->project, current);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), quote != NULL ? "sentence" : "empty");
  assay_own_kinds_set_kinds (self->own_kinds, assay_project_get_kinds (self->project));
  fill_cited (self, quote != NULL ? current : -1);
  set_shown (self, annotation, g_steal_pointer (&quote),
             assay_selection_get_n_selected (selection));
  fill_note (self);
}

static char *
format_selected (AssaySentencePage *self,
                 guint              n_selected)
{
  return g_strdup_printf (ngettext ("%u sentence selected", "%u sentences selected", n_selected),
                          n_selected);
}

static gboolean
is_several (AssaySentencePage *self,
            guint              n_selected)
{
  return n_selected > 1;
}

static gboolean
is_editable (AssaySentencePage *self,
             AssayAnnotation   *annotation,
             gboolean           read_only)
{
  return annotation != NULL && !read_only;
}

static gboolean
has_likelihood (AssaySentencePage *self,
                AssayAnnotation   *annotation)
{
  return annotation != NULL && annotation->likelihood != ASSAY_LIKELIHOOD_NONE;
}

static char *
format_likelihood (AssaySentencePage *self,
                   AssayAnnotation   *annotation)
{
  if (annotation == NULL || annotation->likelihood == ASSAY_LIKELIHOOD_NONE)
    return g_strdup (_("not judged"));
  return assay_words_dup_likelihood (annotation->likelihood);
}

static char *
format_tagged (AssaySentencePage *self,
               AssayAnnotation   *annotation,
               gboolean           read_only)
{
  g_autofree char *created = NULL;
  g_autofree char *modified = NULL;

  if (annotation == NULL && read_only)
    return g_strdup (_("Not tagged."));
  if (annotation == NULL)
    return g_strdup (_("Not tagged yet. Choose a kind, or press 1, 2 or 3."));

  created = assay_words_dup_time (annotation->created);
  modified = assay_words_dup_time (annotation->modified);
  if (g_str_equal (created, modified))
    /* Translators: when the reader tagged a sentence: “Tagged by you, today 10:42”. */
    return g_strdup_printf (_("Tagged by you, %s"), created);

  /* Translators: when the reader tagged a sentence, and when it was changed last. */
  return g_strdup_printf (_("Tagged by you, %s; changed %s"), created, modified);
}

static gboolean
note_pause_cb (gpointer data)
{
  AssaySentencePage *self = ASSAY_SENTENCE_PAGE (data);

  self->note_timeout = 0;
  assay_sentence_page_save_note (self);
  return G_SOURCE_REMOVE;
}

static void
note_changed_cb (AssaySentencePage *self)
{
  if (self->filling)
    return;

  self->note_edited = TRUE;
  g_clear_handle_id (&self->note_timeout, g_source_remove);
  self->note_timeout = g_timeout_add (NOTE_PAUSE_MS, note_pause_cb, self);
}

static gboolean
note_key_cb (AssaySentencePage *self,
             guint              keyval,
             guint              keycode,
             GdkModifierType    state)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  assay_sentence_page_save_note (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
  return TRUE;
}

static void
work_activated_cb (AssaySentencePage *self,
                   GtkListBoxRow     *row)
{
  g_autoptr (AssayReferenceItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->cited), gtk_list_box_row_get_index (row));

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-reference", "i", (int) item->index);
}

static GtkWidget *
make_work_cb (gpointer item,
              gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *label = assay_reference_row_describe (item);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), assay_reference_row_new (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
assay_sentence_page_dispose (GObject *object)
{
  AssaySentencePage *self = ASSAY_SENTENCE_PAGE (object);

  assay_sentence_page_set_project (self, NULL);
  g_clear_handle_id (&self->note_timeout, g_source_remove);
  g_clear_object (&self->annotation);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->cited);

  G_OBJECT_CLASS (assay_sentence_page_parent_class)->dispose (object);
}

static void
assay_sentence_page_finalize (GObject *object)
{
  g_free (ASSAY_SENTENCE_PAGE (object)->quote);

  G_OBJECT_CLASS (assay_sentence_page_parent_class)->finalize (object);
}

static void
assay_sentence_page_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AssaySentencePage *self = ASSAY_SENTENCE_PAGE (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_ANNOTATION: g_value_set_object (value, self->annotation); break;
    case PROP_QUOTE: g_value_set_string (value, self->quote); break;
    case PROP_N_SELECTED: g_value_set_uint (value, self->n_selected); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_sentence_page_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_sentence_page_set_project (ASSAY_SENTENCE_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ASSAY_TYPE_COLLEAGUES);
  g_type_ensure (ASSAY_TYPE_OWN_KINDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/sentence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySentencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssaySentencePage, own_kinds);
  gtk_widget_class_bind_template_child (widget_class, AssaySentencePage, note_view);
  gtk_widget_class_bind_template_child (widget_class, AssaySentencePage, note);
  gtk_widget_class_bind_template_child (widget_class, AssaySentencePage, cites);
  gtk_widget_class_bind_template_child (widget_class, AssaySentencePage, works);
  gtk_widget_class_bind_template_callback (widget_class, format_selected);
  gtk_widget_class_bind_template_callback (widget_class, format_likelihood);
  gtk_widget_class_bind_template_callback (widget_class, format_tagged);
  gtk_widget_class_bind_template_callback (widget_class, has_likelihood);
  gtk_widget_class_bind_template_callback (widget_class, is_several);
  gtk_widget_class_bind_template_callback (widget_class, is_editable);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, work_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, assay_sentence_page_save_note);
}

static void
assay_sentence_page_class_init (AssaySentencePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_sentence_page_dispose;
  object_class->finalize = assay_sentence_page_finalize;
  object_class->get_property = assay_sentence_page_get_property;
  object_class->set_property = assay_sentence_page_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANNOTATION] =
    g_param_spec_object ("annotation", NULL, NULL, ASSAY_TYPE_ANNOTATION, readable);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, readable);
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sentencepage");
}

static void
assay_sentence_page_init (AssaySentencePage *self)
{
  self->cited = g_list_store_new (ASSAY_TYPE_REFERENCE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->works, G_LIST_MODEL (self->cited), make_work_cb, NULL, NULL);
}

/**
 * assay_sentence_page_set_project:
 * @project: (nullable): the project whose current sentence to show
 */
void
assay_sentence_page_set_project (AssaySentencePage *self,
                                 AssayProject      *project)
{
  g_return_if_fail (ASSAY_IS_SENTENCE_PAGE (self));

  if (self->project == project)
    return;

  if (self->project != NULL)
    {
      assay_sentence_page_save_note (self);
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_signal_handlers_disconnect_by_data (assay_project_get_selection (self->project), self);
      g_signal_handlers_disconnect_by_data (assay_project_get_annotations (self->project), self);
      g_signal_handlers_disconnect_by_data (assay_project_get_references (self->project), self);
    }
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_object (project, "notify::article", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "sentences-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (assay_project_get_selection (project), "changed",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (assay_project_get_annotations (project), "items-changed",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (assay_project_get_references (project), "items-changed",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * assay_sentence_page_save_note:
 *
 * Saves the note now if it was edited. Whatever is about to change the selection calls this first.
 */
void
assay_sentence_page_save_note (AssaySentencePage *self)
{
  g_autofree char *note = NULL;

  g_return_if_fail (ASSAY_IS_SENTENCE_PAGE (self));

  g_clear_handle_id (&self->note_timeout, g_source_remove);
  if (!self->note_edited)
    return;

  self->note_edited = FALSE;
  note = dup_note (self);
  assay_project_set_note (self->project, note);
}

/**
 * assay_sentence_page_focus_note:
 *
 * Lets the user write the note.
 */
void
assay_sentence_page_focus_note (AssaySentencePage *self)
{
  g_return_if_fail (ASSAY_IS_SENTENCE_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->note_view));
}
