/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who wrote a work, as a bibliography and a citation in running text name them: by the rules for
 * names of the CSL specification 1.0.2 and the numbers of its chicago-author-date style.
 */

#include "config.h"

#include "assay-citation-names.h"

#include "assay-reference.h"

/* Of so many authors or more only the first ones are named. */
#define LIST_MANY    7
#define LIST_FIRST   3
#define SHORT_MANY   3
#define SHORT_FIRST  1

/* Where the family comes first whatever the style, with nothing between it and the given name. */
static gboolean
is_family_first (const AssayName *name)
{
  switch (g_unichar_get_script (g_utf8_get_char (name->family)))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_parts (AssayCitationLine *line,
              const char        *first,
              const char        *separator,
              const char        *second)
{
  if (first != NULL)
    assay_citation_line_append (line, first);
  if (first != NULL && second != NULL)
    assay_citation_line_append (line, separator);
  if (second != NULL)
    assay_citation_line_append (line, second);
}

/* "Berg, Anna van den": the particle goes with the family but does not sort. */
static void
append_inverted (AssayCitationLine *line,
                 const AssayName   *name)
{
  append_parts (line, name->family, ", ", name->given);
  if (name->particle != NULL)
    assay_citation_line_append (line, name->given != NULL ? " " : ", ");
  append_parts (line, name->particle, "", NULL);
}

static void
append_family (AssayCitationLine *line,
               const AssayName   *name)
{
  append_parts (line, name->particle, " ", name->family);
}

static void
append_name (AssayCitationLine *line,
             const AssayName   *name,
             gboolean           inverted)
{
  if (name->literal != NULL || name->family == NULL)
    {
      append_parts (line, name->literal != NULL ? name->literal : name->given, "", NULL);
      return;
    }
  if (is_family_first (name))
    append_parts (line, name->family, "", name->given);
  else if (inverted)
    append_inverted (line, name);
  else
    {
      append_parts (line, name->given, "", NULL);
      assay_citation_line_append (line, name->given != NULL ? " " : "");
      append_family (line, name);
    }
}

/**
 * assay_citation_names_append:
 * @names: (element-type AssayName): authors, at least one
 *
 * Names them as a bibliography does: the first one by the family.
 */
void
assay_citation_names_append (AssayCitationLine *line,
                             GPtrArray         *names)
{
  gboolean many = names->len >= LIST_MANY;
  guint n = many ? LIST_FIRST : names->len;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        assay_citation_line_append (line, i == n - 1 && !many ? ", and " : ", ");
      append_name (line, g_ptr_array_index (names, i), i == 0);
    }
  if (many)
    assay_citation_line_append (line, ", et al.");
}

/**
 * assay_citation_names_append_short:
 * @names: (element-type AssayName): authors, at least one
 *
 * Names them as a citation in running text does: by families alone.
 */
void
assay_citation_names_append_short (AssayCitationLine *line,
                                   GPtrArray         *names)
{
  gboolean many = names->len >= SHORT_MANY;
  guint n = many ? SHORT_FIRST : names->len;

  for (guint i = 0; i < n; i++)
    {
      const AssayName *name = g_ptr_array_index (names, i);

      if (i > 0)
        assay_citation_line_append (line, " and ");
      if (name->literal != NULL || name->family == NULL)
        append_name (line, name, FALSE);
      else
        append_family (line, name);
    }
  if (many)
    assay_citation_line_append (line, " et al.");
}
