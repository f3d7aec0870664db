/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person can do with the works that the open article cites: set right what was read wrong,
 * and take them along as text. What is done to one work is done to the one chosen in the inspector.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-citation-text.h"

static AssayReferenceItem *
get_work (AssayWindow *self)
{
  return assay_citations_page_get_work (assay_inspector_get_citations_page (self->inspector));
}

/* The work after one in the text, which is the one it can be joined with. */
static AssayReferenceItem *
get_next (AssayWindow        *self,
          AssayReferenceItem *work)
{
  return assay_project_get_reference (self->project, work->index + 1);
}

static void
show_form (AssayWindow *self,
           gboolean     split)
{
  if (get_work (self) == NULL)
    return;
  assay_window_save_note (self);
  g_object_set (self->settings, "inspector-visible", TRUE, NULL);
  assay_inspector_show_works (self->inspector);
  assay_citations_page_correct (assay_inspector_get_citations_page (self->inspector), split);
}

static void
correct_cb (GSimpleAction *action,
            GVariant      *target,
            gpointer       data)
{
  show_form (data, FALSE);
}

static void
split_cb (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  show_form (data, TRUE);
}

static void
split_at_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       data)
{
  AssayWindow *self = data;
  AssayReferenceItem *work = get_work (self);

  if (work == NULL)
    return;
  assay_project_split_reference (assay_window_begin_change (self), work->id,
                                 g_variant_get_uint32 (target));
}

static void
join_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;
  AssayReferenceItem *work = get_work (self);
  AssayReferenceItem *next = get_next (self, work);

  if (next == NULL)
    return;
  assay_project_join_references (assay_window_begin_change (self), work->id, next->id);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  AssayWindow *self = data;

  assay_project_remove_reference (assay_window_begin_change (self), get_work (self)->id);
  assay_notice_offer (self->notice, ASSAY_NOTICE_NEWS, _("The entry was removed"), NULL, _("_Undo"),
                      "win.undo");
}

/* An entry that was not recognised was read as sentences, of which the selected ones are its
 * own. */
static void
add_cb (GSimpleAction *action,
        GVariant      *target,
        gpointer       data)
{
  AssayWindow *self = data;
  g_autoptr (GArray) selected = assay_selection_list (assay_project_get_selection (self->project));
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);
  guint first, last;

  if (selected->len == 0)
    return;
  first = g_array_index (selected, guint, 0);
  last = g_array_index (selected, guint, selected->len - 1);
  assay_project_add_reference (assay_window_begin_change (self),
                               (AssaySpan) { sentences[first].start, sentences[last].end });
  assay_inspector_show_works (self->inspector);
}

static void
add_at_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  AssayWindow *self = data;
  AssaySpan span;

  g_variant_get (target, "(uu)", &span.start, &span.end);
  assay_project_add_reference (assay_window_begin_change (self), span);
  assay_inspector_show_works (self->inspector);
}

static void
cite_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_article_view_offer_works (self->article_view, g_variant_get_uint32 (target));
}

static void
link_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;
  g_autofree const char **works = NULL;
  guint citation;

  g_variant_get (target, "(u^a&s)", &citation, &works);
  assay_project_relink_citation (assay_window_begin_change (self), citation, works);
}

/* As words, and with titles in italics where that can be pasted. */
static void
copy (AssayWindow *self,
      const char  *plain,
      const char  *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, plain),
    gdk_content_provider_new_for_bytes ("text/html", bytes),
  };
  g_autoptr (GdkContentProvider) both =
    gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
}

static void
copy_citation_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  AssayReference *reference = get_work (data)->reference;
  g_autofree char *plain = assay_citation_text_dup_entry (reference, ASSAY_CITATION_PLAIN);
  g_autofree char *html = assay_citation_text_dup_entry (reference, ASSAY_CITATION_HTML);

  copy (data, plain, html);
}

static void
copy_works_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  AssayArticle *article = assay_project_get_article (ASSAY_WINDOW (data)->project);
  GPtrArray *references = assay_article_get_analysis (article)->references;
  g_autofree char *plain = assay_citation_text_dup_list (references, ASSAY_CITATION_PLAIN);
  g_autofree char *html = assay_citation_text_dup_list (references, ASSAY_CITATION_HTML);

  copy (data, plain, html);
}

static const GActionEntry entries[] = {
  { .name = "correct-work", .activate = correct_cb },
  { .name = "split-work", .activate = split_cb },
  { .name = "split-work-at", .activate = split_at_cb, .parameter_type = "u" },
  { .name = "join-work", .activate = join_cb },
  { .name = "remove-work", .activate = remove_cb },
  { .name = "add-work", .activate = add_cb },
  { .name = "add-work-at", .activate = add_at_cb, .parameter_type = "(uu)" },
  { .name = "cite", .activate = cite_cb, .parameter_type = "u" },
  { .name = "link-citation", .activate = link_cb, .parameter_type = "(uas)" },
  { .name = "copy-citation", .activate = copy_citation_cb },
  { .name = "copy-works", .activate = copy_works_cb },
};

static void
set_enabled (AssayWindow *self,
             const char  *name,
             gboolean     enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * assay_window_update_work_actions:
 * @writable: whether the project can be changed
 *
 * Enables what can be done with the works cited.
 */
void
assay_window_update_work_actions (AssayWindow *self,
                                  gboolean     writable)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  AssayReferenceItem *work = get_work (self);
  guint n_works = g_list_model_get_n_items (assay_project_get_references (self->project));
  gboolean article = writable && assay_project_get_article (self->project) != NULL;

  set_enabled (self, "correct-work", work != NULL);
  set_enabled (self, "split-work", writable && work != NULL);
  set_enabled (self, "split-work-at", writable && work != NULL);
  set_enabled (self, "join-work", writable && work != NULL && get_next (self, work) != NULL);
  set_enabled (self, "remove-work", writable && work != NULL);
  set_enabled (self, "add-work", article && assay_selection_get_n_selected (selection) > 0);
  set_enabled (self, "add-work-at", article);
  set_enabled (self, "cite", article && n_works > 0);
  set_enabled (self, "link-citation", article && n_works > 0);
  set_enabled (self, "copy-citation", work != NULL);
  set_enabled (self, "copy-works", n_works > 0);
}

/**
 * assay_window_add_work_actions:
 *
 * Adds the actions.
 */
void
assay_window_add_work_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * assay_window_follow_works:
 *
 * Keeps up with which work is chosen.
 */
void
assay_window_follow_works (AssayWindow *self)
{
  g_signal_connect_object (assay_inspector_get_citations_page (self->inspector), "notify::work",
                           G_CALLBACK (assay_window_update_actions), self, G_CONNECT_SWAPPED);
}
