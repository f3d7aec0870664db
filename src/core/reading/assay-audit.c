/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says what is amiss with the works cited and the markers that point at them.
 */

#include "config.h"

#include "assay-audit.h"

#include "assay-urls.h"

#include <glib/gi18n-lib.h>

static const char *const kind_names[] = {
  "duplicate-label", "uncited", "dangling", "missing-date", "missing-url", "missing-accessed",
  "broken-url",
  "doubtful-link",
};

static void
finding_free (gpointer data)
{
  AssayFinding *finding = data;

  g_free (finding->message);
  g_free (finding);
}

/**
 * assay_finding_kind_to_string:
 *
 * Returns: (transfer none): the name of the kind in files
 */
const char *
assay_finding_kind_to_string (AssayFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

typedef struct
{
  GPtrArray *references;
  GPtrArray *citations;
  GPtrArray *findings;
} Audit;

static void
add_finding (Audit            *self,
             AssayFindingKind  kind,
             int               reference,
             int               citation,
             char             *message)
{
  AssayFinding *finding = g_new (AssayFinding, 1);

  *finding = (AssayFinding) { kind, reference, citation, message };
  g_ptr_array_add (self->findings, finding);
}

/* What a person calls the entry: its label, or else its first author or title, or else its place
 * in the list. */
static char *
dup_entry_name (Audit *self,
                guint  index)
{
  AssayReference *reference = g_ptr_array_index (self->references, index);

  if (reference->label != NULL)
    /* Translators: an entry of the works cited by its label, as in “Entry 7 is never cited.” */
    return g_strdup_printf (_("Entry %s"), reference->label);
  if (reference->authors->len > 0)
    {
      const AssayName *name = g_ptr_array_index (reference->authors, 0);

      /* Translators: an entry of the works cited by its author, as in “The entry by Smith is never
       * cited.” */
      return g_strdup_printf (_("The entry by %s"), name->family != NULL
                              ? name->family : name->literal);
    }
  if (reference->title != NULL)
    /* Translators: an entry of the works cited by its title */
    return g_strdup_printf (_("The entry “%s”"), reference->title);
  /* Translators: an entry of the works cited by its place in the list */
  return g_strdup_printf (_("Entry number %u"), index + 1);
}

static void
find_duplicate_labels (Audit *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (self->references, i);

      if (reference->label != NULL && !g_hash_table_add (seen, reference->label))
        add_finding (self, ASSAY_FINDING_DUPLICATE_LABEL, i, -1,
                     g_strdup_printf (_("Two entries carry the label %s."), reference->label));
    }
}

static void
find_uncited (Audit *self)
{
  g_autofree gboolean *cited = g_new0 (gboolean, self->references->len + 1);

  for (guint i = 0; i < self->citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (self->citations, i);

      for (guint j = 0; j < citation->targets->len; j++)
        cited[g_array_index (citation->targets, guint, j)] = TRUE;
    }
  for (guint i = 0; i < self->references->len; i++)
    if (!cited[i])
      {
        g_autofree char *name = dup_entry_name (self, i);

        add_finding (self, ASSAY_FINDING_UNCITED, i, -1,
                     g_strdup_printf (_("%s is never cited."), name));
      }
}

static void
check_work (Audit *self,
            guint  index)
{
  AssayReference *reference = g_ptr_array_index (self->references, index);
  g_autofree char *name = NULL;

  if (reference->kind != ASSAY_REFERENCE_WORK)
    return;
  name = dup_entry_name (self, index);
  if (reference->issued.year == 0)
    add_finding (self, ASSAY_FINDING_MISSING_DATE, index, -1,
                 g_strdup_printf (_("%s has no date of publication."), name));
  if (reference->url == NULL && reference->doi == NULL)
    add_finding (self, ASSAY_FINDING_MISSING_URL, index, -1,
                 g_strdup_printf (_("%s has no link."), name));
  if (reference->url != NULL && reference->accessed.year == 0)
    add_finding (self, ASSAY_FINDING_MISSING_ACCESSED, index, -1,
                 g_strdup_printf (_("%s has a link but does not say when it was looked at."),
                                  name));
  if (reference->url != NULL && assay_url_is_broken (reference->url))
    add_finding (self, ASSAY_FINDING_BROKEN_URL, index, -1,
                 g_strdup_printf (_("%s has a link that cannot be followed as it is written."),
                                  name));
}

static void
check_citation (Audit *self,
                guint  index)
{
  AssayCitation *citation = g_ptr_array_index (self->citations, index);

  if (citation->targets->len == 0)
    add_finding (self, ASSAY_FINDING_DANGLING, -1, index,
                 g_strdup_printf (_("The marker “%s” points at no entry."), citation->text));
  else if (citation->doubtful)
    add_finding (self, ASSAY_FINDING_DOUBTFUL_LINK, g_array_index (citation->targets, guint, 0),
                 index,
                 g_strdup_printf (_("The marker “%s” differs from its entry by a letter."),
                                  citation->text));
}

/**
 * assay_audit_run:
 * @references: (element-type AssayReference): the works cited
 * @citations: (element-type AssayCitation): the markers
 *
 * Returns: (transfer full) (element-type AssayFinding): what is amiss
 */
GPtrArray *
assay_audit_run (GPtrArray *references,
                 GPtrArray *citations)
{
  Audit audit = { references, citations, g_ptr_array_new_with_free_func (finding_free) };

  find_duplicate_labels (&audit);
  find_uncited (&audit);
  for (guint i = 0; i < references->len; i++)
    check_work (&audit, i);
  for (guint i = 0; i < citations->len; i++)
    check_citation (&audit, i);
  return audit.findings;
}
